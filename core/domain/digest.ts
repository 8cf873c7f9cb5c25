import type { Day, Instant } from './instant.ts';

/** What a number in a digest stands for, so that an answer to it works for four weeks. */
export interface DigestItem {
  number: number;
  section: 'waiting' | 'people' | 'going-out' | 'keep-in-touch';
  contactId: string;
  /** The enrollment it speaks of, if there is one. */
  n?: number;
  /** The step and fingerprint of the draft that `yes` would approve. */
  step?: string;
  fingerprint?: string;
  /** The sequence that `yes` would start. */
  sequence?: string;
}

/** One week's digest as it was sent. */
export interface SentDigest {
  ownerId: string;
  /** The day it was written for, in the owner's zone: its identity. */
  day: Day;
  sentAt: Instant;
  items: DigestItem[];
}
