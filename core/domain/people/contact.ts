import type { Day, Instant } from '../instant.ts';
import type { Hold } from '../sending/hold.ts';
import type { Cadence } from './cadence.ts';
import type { Fact } from './facts.ts';
import type { Left } from './moved.ts';
import type { ReferenceWord } from './reference-words.ts';

export const CONTACT_KINDS = [
  'previous_coworker',
  'current_coworker',
  'project',
  'professor',
  'classmate',
  'friend',
  'neighbour',
  'family',
  'referred',
  'event',
  'recruiter',
  'alumni',
  'other',
] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** How well somebody knows the owner's work, in the words of the ranking's K feature. */
export const KNOWLEDGE = [
  'managed-you',
  'same-team',
  'taught-you',
  'worked-on-assignments',
  'other-team',
  'would-remember',
  'met',
  'privately',
  'never-met',
] as const;
export type Knowledge = (typeof KNOWLEDGE)[number];

/** Where something known about a contact came from: "linkedin", "their signature", "you". */
export type Source = string;

/** A person the owner knows. */
export interface Contact {
  ownerId: string;
  /** 8 characters of lower-case base32. */
  id: string;
  name: string;
  /** What he is greeted by, where the first word of the name is not it ("Prof. Lind"). */
  greeting?: string;
  kind: ContactKind;
  /** Lower case; the first one that is not stale is written to. */
  addresses: { address: string; source: Source; stale?: string }[];
  /** E.164. */
  phones: { number: string; source: Source }[];
  /** The slug of linkedin.com/in/slug. */
  linkedin?: string;
  company?: string;
  role?: string;
  /** Where he worked before, as answers and newer files told of it; the newest last. */
  left?: Left[];
  /** The field he works in, as said or as guessed from the role. */
  field?: string;
  city?: string;
  /** IANA zone; absent means the owner's zone. */
  zone?: string;
  country?: string;
  /** Facts for the mails: shared work, course, event and so on. */
  facts: Partial<Record<Fact, string>>;
  remembersYou?: 'yes' | 'unsure' | 'no';
  knowledge?: Knowledge;
  /** Would he vouch for the owner, 0-5, as the owner said. */
  trust?: number;
  /** Features of the ranking the owner set himself; they beat every guess. Each 0..1. */
  features?: { field?: number; hiringPower?: number; opening?: number };
  /** A known opening or decision at his place, in words. */
  opening?: string;
  /** In the owner's reporting line, or HR of the present employer. */
  reportingLine?: boolean;
  /** The owner said yes to writing to this person of his present employer. */
  consent?: boolean;
  /** The owner said that this person of his present employer knows that he looks for another job. */
  knowsOfSearch?: boolean;
  referredBy?: string;
  /** How often the owner wants to write without a favour; absent means as the kind has it. */
  cadence?: Cadence | 'none';
  notes: { at: Instant; text: string }[];
  tags: string[];
  /** Last real contact in either direction. */
  lastContact?: Instant;
  /** Mails in a row without an answer. */
  unanswered: number;
  /** Helpful replies so far: each raises trust by one. */
  helped: number;
  /** Helpful replies the owner's own answer about trust already counts in, so that his word is not added to. */
  helpedWhenTrusted?: number;
  /** Keys of the newest answers that were taken in: a mail that is delivered twice counts once. */
  heard?: string[];
  holds: Hold[];
  /** The owner's own word about this person as a reference; it beats what the mails say. */
  reference?: { state: ReferenceWord; at: Instant };
  /** What the owner was asked about this person of Goodword's own accord: never twice. */
  asked?: string[];
  /** Never to be written to again, and why. */
  doNotContact?: { at: Instant; because: string };
  /** When the two connected on LinkedIn. */
  connectedOn?: Day;
  source: Source;
  /** What the owner set himself: an import never changes it. */
  saidByOwner?: ('company' | 'role')[];
  /** Ids of who was merged into him: what was said with them lies under those, and is read as his. */
  mergedFrom?: string[];
  createdAt: Instant;
  version: number;
}

/** Every id he is or was known by, his own first. */
export const idsOf = ({ id, mergedFrom = [] }: Pick<Contact, 'id' | 'mergedFrom'>): string[] => [
  id,
  ...mergedFrom,
];
