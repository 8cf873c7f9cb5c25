import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { base32 } from '../domain/mail/base32.ts';
import type { SentDigest } from '../domain/owner-mail/digest.ts';

/*
 * A table that is put back to an earlier moment forgets names it gave since, and gives them again: the digest of a day, the
 * n-th conversation with somebody. The mails under those names are still in mailboxes, so that a name alone is not enough.
 */

/** Whom the numbers of a digest mean and when it was written, as the 8 characters that its token carries. */
export const boundToDigest = ({ sentAt, items }: Pick<SentDigest, 'sentAt' | 'items'>): string =>
  bound([sentAt, ...items.map(({ number, contactId }) => `${number} ${contactId}`)]);

/** A draft and when its conversation began, as the 8 characters that a token or a link about it carries. */
export const boundToDraft = ({ startedAt }: Pick<Enrollment, 'startedAt'>, fingerprint: string): string =>
  bound([startedAt, fingerprint]);

/** The fingerprint that is meant by what a token or a link carries; what it carries, where it is not the draft at hand. */
export function draftMeant({ startedAt, state }: Enrollment, carried: string): string {
  if (!('fingerprint' in state)) return carried;
  return boundToDraft({ startedAt }, state.fingerprint) === carried ? state.fingerprint : carried;
}

const bound = (parts: string[]): string => base32(sha256(utf8ToBytes(parts.join('\n')))).slice(0, 8);
