import type { Day } from '../instant.ts';

export const REPLY_KINDS = [
  'bounce',
  'automatic',
  'out-of-office',
  'stop',
  'wrong-person',
  'left',
  'referral',
  'meeting',
  'later',
  'no',
  'question',
  'positive',
  'thanks',
  'unclear',
] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

/** What decided: the words, header or rule, quoted so that a person can check it. */
export interface Evidence {
  kind: ReplyKind;
  /** Where it stood. */
  from: 'header' | 'subject' | 'text' | 'sender' | 'report' | 'owner' | 'model';
  /** The very words or header, at most 120 characters. */
  words: string;
  /** The name of the rule. */
  rule: string;
}

/** Why a mail could not be delivered, in one word. */
export const BOUNCE_REASONS = [
  'unknown-address',
  'unknown-domain',
  'moved',
  'accepts-no-mail',
  'expired',
  'full',
  'suspended',
  'network',
  'system',
  'undefined',
  'too-large',
  'content',
  'blocked',
] as const;

/** A failed recipient of a bounce report. */
export interface BouncedRecipient {
  address: string;
  /** `hard`: the address accepts no mail; `soft`: another failure; `message`: about the mail's content; `ours`: about our standing. */
  severity: 'hard' | 'soft' | 'message' | 'ours';
  /** Why, in one word; `severity` follows from it. */
  reason?: (typeof BOUNCE_REASONS)[number];
  /** Enhanced status code (RFC 3463), e.g. 5.1.1. */
  status?: string;
  diagnostic?: string;
}

/** What an incoming mail means. */
export interface Understanding {
  /** Who wrote it. */
  author: 'human' | 'out-of-office' | 'auto-reply' | 'bounce' | 'list' | 'other';
  primary: ReplyKind;
  labels: ReplyKind[];
  evidence: Evidence[];
  confidence: number;
  /** What the person wrote now: no quoted history, no signature. */
  newestText: string;
  /** First day back, of an out-of-office note. */
  returnDate?: Day;
  /** The day a "later" named. */
  until?: Day;
  /** The person showed interest in the owner: "and you?". */
  invited: boolean;
  bounced: BouncedRecipient[];
  /** Message-IDs the bounce report returned. */
  bouncedMessageIds: string[];
  /** People named as a referral, or himself at a new address. */
  people: { name?: string; address?: string; as: 'referral' | 'moved' }[];
  /** E.164, from the signature. */
  phones: string[];
  /** Meeting times in words, as written. */
  times: string[];
}

/** What a mail told beside its kind: kept with the message, so that it can be shown and its kind corrected. */
export type ReplyFacts = Omit<Understanding, 'primary' | 'labels' | 'evidence' | 'newestText'>;

/** Does it help: a yes, a name or a time? */
export const isHelpful = (kind: ReplyKind): boolean =>
  kind === 'positive' || kind === 'referral' || kind === 'meeting';

/** Is it a person's answer (so that the sequence stops and the gate may open)? */
export const isHumanAnswer = (kind: ReplyKind): boolean =>
  kind !== 'bounce' && kind !== 'automatic' && kind !== 'out-of-office';
