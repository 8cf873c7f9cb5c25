import type { Instant } from '../instant.ts';

export const SUPPRESSION_REASONS = [
  'stop',
  'hard-bounce',
  'complaint',
  'soft-bounces',
  'owner',
  'refused',
] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** An address never to be written to again; kept under a keyed hash, so it survives erasure and re-import. */
export interface Suppression {
  /** The keyed hash of the lower-case address. */
  hash: string;
  reason: SuppressionReason;
  at: Instant;
  /** The words, header or status that decided. */
  evidence: string;
  /** The owner who was told; absent where nobody was, or where it was written before that was kept. */
  ownerId?: string;
}

/**
 * The mailbox behind an address with a mark in it: "ben+jobs@helio.example" is read by whoever reads "ben@helio.example".
 * Undefined where there is no mark.
 */
export function mailboxBehind(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : undefined;
}

/** Is it about who reads the mailbox, by whatever address? That one address is dead says nothing of the others. */
export const isAboutReader = ({ reason }: Pick<Suppression, 'reason'>): boolean =>
  reason === 'stop' || reason === 'complaint' || reason === 'owner' || reason === 'refused';

/**
 * Whether a stop is this owner's to take back: what somebody said to another owner of the deployment is not. Where nobody
 * knows any more to whom it was said, only the operator can judge.
 */
export const isTakenBackBy = (
  ownerId: string,
  { reason, ownerId: told }: Suppression,
  by: 'owner' | 'operator' = 'owner',
): boolean =>
  (reason === 'stop' || reason === 'owner') &&
  (told === ownerId || (told === undefined && by === 'operator'));
