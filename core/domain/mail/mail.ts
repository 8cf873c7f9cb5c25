/** What is known of an incoming mail before anybody decides what it means. Bounded and cleaned by `core/mail/parse`. */
export interface IncomingMail {
  from: { name: string; address: string };
  to: string[];
  cc: { name: string; address: string }[];
  subject: string;
  /** The Date header as an instant, if it could be read. */
  sentAt?: string;
  messageId?: string;
  /** Every id of In-Reply-To and References, in order, with angle brackets cut. */
  references: string[];
  /** Headers by lower-case name; each value unfolded and decoded. */
  headers: Record<string, string[]>;
  text: string;
  html: string;
  /** Machine-readable reports and returned mails: media type and decoded text, at most 64 KiB each. */
  reports: { type: string; content: string }[];
  /** Names and types of attachments; their bytes stay in the raw mail. */
  attachments: { name: string; type: string; bytes: number }[];
  /** text/calendar parts. */
  calendars: string[];
  /** Address books attached: vCards and tables, at most 64 KiB each. */
  addressBooks?: { name: string; content: string }[];
  /** What could not be read, in words. */
  problems: string[];
}

/** The receiving service's judgement of a mail: from the notification, never from headers in the mail. */
export interface Verdicts {
  spf: Verdict;
  dkim: Verdict;
  dmarc: Verdict;
  spam: Verdict;
  virus: Verdict;
}
export type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED';

/** A mail to be sent: one recipient, plain text and simple HTML of the same words. */
export interface Letter {
  from: { name: string; address: string };
  to: { name: string; address: string };
  replyTo?: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Wire id of the mail answered, without angle brackets. */
  inReplyTo?: string;
  /** Ids without angle brackets, oldest first. Our own id stands first, because SES replaces Message-ID and leaves these alone. */
  references: string[];
  headers: Record<string, string>;
  /** SES message tags: letters, digits, `_` and `-` only. */
  tags: Record<string, string>;
}

/** What became of a mail handed to SES. */
export type SendOutcome =
  | { at: 'sent'; sesId: string; messageId: string }
  | { at: 'try-later'; because: string }
  | { at: 'paused'; because: string }
  | { at: 'refused'; because: string; about: 'address' | 'message' | 'account' }
  | { at: 'unknown'; because: string };
