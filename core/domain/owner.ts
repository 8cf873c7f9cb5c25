import type { Day, Instant } from './instant.ts';
import type { Goal } from './goal.ts';

/** The person whose network it is. */
export interface Owner {
  /** 8 characters of lower-case base32. */
  id: string;
  name: string;
  /** His private mailbox: previews, forwarded replies and digests go there, and only it may steer. Lower case. */
  address: string;
  /** What contacts see in From: an address of a verified sending domain, never of gmail or outlook. */
  sendingAddress: string;
  /** IANA zone. */
  zone: string;
  /** ISO 3166 alpha-2, for holidays and phone numbers. */
  country: string;
  /** E.164. */
  phone?: string;
  /** Present employer: its people are protected unless the goal is a promotion. */
  employer?: string;
  /** Public holidays as dates, computed when the owner is set up. */
  holidays: Day[];
  /** Sequences whose follow-ups and thank-yous may go by themselves. */
  automatic: string[];
  goal: Goal;
  /** Companies where others may be written to although somebody there helps already. */
  opened?: string[];
  /** ISO weekday 1-7 and local time of the digest. */
  digest: { weekday: number; time: string };
  /** Nothing is sent to any contact before this moment. */
  pausedUntil?: Instant;
  startedAt: Instant;
  /** When the next digest is due. */
  due: Instant;
  version: number;
}

/** The name a person is greeted by: the first word of his name. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}
