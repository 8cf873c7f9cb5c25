import type { Instant } from '../instant.ts';
import type { ReplyKind, Evidence, ReplyFacts } from '../reply/reply.ts';

/** The key of an enrollment: the contact's n-th. */
export interface EnrollmentKey {
  ownerId: string;
  contactId: string;
  /** 1, 2, 3... */
  n: number;
}

/** An enrollment in one word, for tags, the CLI and logs: `owner-contact-n`. */
export const enrollmentId = (key: EnrollmentKey): string => `${key.ownerId}-${key.contactId}-${key.n}`;

/** Reads what `enrollmentId` wrote; undefined for anything else. */
export function parseEnrollmentId(id: string): EnrollmentKey | undefined {
  const match = /^([a-z0-9]{8})-([a-z0-9]{8})-(\d{1,2})$/.exec(id);
  if (!match) return undefined;
  const [, ownerId = '', contactId = '', n = ''] = match;
  return { ownerId, contactId, n: Number(n) };
}

/** The id of the message that a step of an enrollment becomes. */
export const stepMessageId = ({ n }: Pick<EnrollmentKey, 'n'>, step: string): string => `${n}-${step}`;

export type DeliveryState = 'sent' | 'delivered' | 'bounced' | 'complained';

/** How an incoming mail was matched to an enrollment. */
export type MatchedBy = 'token' | 'message-id' | 'sender' | 'none';

/** One mail, sent or received. */
export interface Message {
  ownerId: string;
  /** `none` when nobody known could be found for it. */
  contactId: string;
  /** The enrollment it belongs to, if any. */
  n?: number;
  /** For an outgoing step `<n>-<step>`; for anything incoming the key of its raw bytes. Recording it twice changes nothing. */
  id: string;
  direction: 'in' | 'out';
  at: Instant;
  from: string;
  to: string;
  subject: string;
  /** The words of it: what was sent, or the newest text of what came. */
  text: string;
  /** Message-IDs it is known by on the wire: ours and the one SES gave it, or the sender's. */
  messageIds: string[];
  step?: string;
  rawKey?: string;
  delivery?: DeliveryState;
  /** Status and diagnostic of a bounce. */
  deliveryDetail?: string;
  kind?: ReplyKind;
  labels?: ReplyKind[];
  evidence?: Evidence[];
  /** What an incoming mail told beside its kind. */
  facts?: ReplyFacts;
  matchedBy?: MatchedBy;
  /** Why it could not be read or matched, in words for the owner. */
  problem?: string;
}
