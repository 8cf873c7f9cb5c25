/** What the owner may say of a reference himself. */
export const REFERENCE_WORDS = ['agreed', 'declined', 'given'] as const;
export type ReferenceWord = (typeof REFERENCE_WORDS)[number];
