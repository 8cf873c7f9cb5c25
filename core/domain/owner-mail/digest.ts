import type { Standstill } from '../sending/standstill.ts';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainTime from 'temporal-polyfill/fns/PlainTime';
import type { Contact } from '../people/contact.ts';
import { weekBars } from './digest-bars.ts';
import { closingLines, emptyLines, happenedLines, oneThing, pauseLine } from './digest-closing.ts';
import { laidOut } from './digest-layout.ts';
import { digestSections } from './digest-sections.ts';
import { digestSubject } from './digest-subject.ts';
import type { Draft } from '../sequence/draft.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import type { Day, Instant } from '../instant.ts';
import { dateOf, dayOf, instant } from '../instant.ts';
import type { Touch } from '../ranking/keep-in-touch.ts';
import type { Message } from '../mail/message.ts';
import type { Owner } from '../owner.ts';
import type { Reference } from '../people/reference.ts';

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
  /** It asks whether a talk took place. */
  talk?: true;
}

/** One week's digest as it was sent. */
export interface SentDigest {
  ownerId: string;
  /** The day it was written for, in the owner's zone: its identity. */
  day: Day;
  sentAt: Instant;
  items: DigestItem[];
}

/** Somebody to write to next, best first, with the reasons in words. */
export interface Suggestion {
  contact: Contact;
  reasons: string[];
  caution?: string;
  sequence?: string;
  /** How the draft would begin. */
  firstLine?: string;
}

/** Everything a digest is made of. */
export interface Week {
  owner: Owner;
  now: Instant;
  suggestions: Suggestion[];
  keepInTouch: Touch[];
  enrollments: Enrollment[];
  contacts: ReadonlyMap<string, Contact>;
  /** The book of references, for those that need the owner. */
  references?: Reference[];
  /** The one question about the owner's goal, or about a person, that is worth asking now. */
  question?: string;
  /** It does not wait for its turn among the hints. */
  urgent?: boolean;
  /** Drafts that wait for the owner's word, for their first lines. */
  drafts?: Draft[];
  /** In and out, of the seven days before `now`. */
  messages: Message[];
  /** Earlier digests, newest first. */
  sent: SentDigest[];
  /** The operator stopped everything. */
  standstill?: Standstill;
  /** Lifts the limits, for `list`: then the words have none either. */
  everything?: boolean;
}

/** A line of a digest as the template lays it out. */
export interface DigestLine {
  number: number;
  text: string;
  /** Reasons, the draft's beginning, what to answer: one line each. */
  details: string[];
}

/** The words of a digest, whole: a template adds nothing but headings and layout. */
export interface DigestWords {
  subject: string;
  /** Where everything is paused, else ''. */
  opening: string;
  sections: { heading: string; hint: string; lines: DigestLine[]; more: string }[];
  /** What happened, this week and since the start. */
  happened: string[];
  /** The last weeks as bars of text, a line each, or none. */
  bars: string[];
  /** One hint, or ''. */
  oneThing: string;
  footer: string[];
  /** The whole of an empty digest, three lines; else none. */
  nothing: string[];
}

/** At most so many words and lines, whatever the week was (people read the top of a mail). */
export const MOST_WORDS = 350;
export const MOST_LINES = 60;

/** Writes the week's mail to the owner: a plan, not a report. Numbers run through all sections. */
export function composeDigest(week: Week): { words: DigestWords; digest: SentDigest } {
  const { owner, now } = week;
  const sections = digestSections(week);
  const items = sections.flatMap((section) => section.entries.map((entry) => entry.item));
  const digest = { ownerId: owner.id, day: dayOf(now, owner.zone), sentAt: now, items };
  const common = {
    subject: digestSubject(sections),
    opening: pauseLine(week),
    happened: happenedLines(week),
    bars: weekBars(week),
  };
  const words: DigestWords =
    items.length === 0
      ? { ...common, bars: [], sections: [], oneThing: '', footer: [], nothing: emptyLines(week) }
      : laidOut(
          sections,
          { ...common, oneThing: oneThing(week), footer: closingLines(owner, sections), nothing: [] },
          week.everything ? Infinity : MOST_WORDS,
        );
  return { words, digest };
}

/**
 * When the next digest is due: the next time after `now` that it is that weekday and time where the owner lives.
 * A time that DST skips is moved past the gap, one that comes twice is taken the first time.
 */
export function nextDigest(owner: Pick<Owner, 'zone' | 'digest'>, now: Instant): Instant {
  const today = dateOf(dayOf(now, owner.zone));
  const time = PlainTime.fromString(owner.digest.time);
  const ahead = (owner.digest.weekday - PlainDate.dayOfWeek(today) + 7) % 7;
  for (const days of [ahead, ahead + 7]) {
    const due = instant(
      PlainDate.toZonedDateTime(PlainDate.addDays(today, days), { timeZone: owner.zone, plainTime: time }),
    );
    if (due > now) return due;
  }
  throw new Error(`no ${owner.digest.time} in two weeks of ${owner.zone}`);
}
