import type { Instant } from '../instant.ts';

/**
 * What SES is asked to tell of each mail, in the words of its API. Not that it took the mail, which its answer says: where
 * the answer was lost, whatever comes next says it too, for the price of one event less a mail.
 */
export const ASKED_OF_SES = ['DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT', 'DELIVERY_DELAY'] as const;

/**
 * `send`: SES took the mail; `delivery`: the recipient's server took it; `bounce`: it will not take it;
 * `complaint`: the recipient pressed "spam"; `reject`: SES found a virus; `delay`: still trying. `send` is
 * not asked for, but taken where somebody else asks.
 */
export type DeliveryNews = 'send' | 'delivery' | 'bounce' | 'complaint' | 'reject' | 'delay';

/** A recipient a bounce, complaint or delay is about. */
export interface FailedRecipient {
  /** Lower case. */
  address: string;
  /** Enhanced status code (RFC 3463), e.g. 5.1.1. */
  status?: string;
  diagnostic?: string;
}

/** What SES reports about a mail we sent. It is told at least once, late, and in any order. */
export interface DeliveryEvent {
  what: DeliveryNews;
  at: Instant;
  /** The id SendRawEmail answered with. */
  sesId: string;
  /** The Message-ID on the wire without brackets: the SES id with its region domain. */
  messageId: string;
  /** Our own message tags; those of SES (`ses:...`) are left out. */
  tags: Record<string, string>;
  /** Only those that failed, complained or wait; empty for send, delivery and reject. */
  recipients: FailedRecipient[];
  bounceType?: 'Permanent' | 'Transient' | 'Undetermined';
  /** General, NoEmail, Suppressed, OnAccountSuppressionList, MailboxFull, MessageTooLarge, ContentRejected, ... */
  bounceSubType?: string;
  /** The words of the other server, or of SES: a diagnostic, a kind of complaint, a reason. At most 500 characters. */
  diagnostic?: string;
}
