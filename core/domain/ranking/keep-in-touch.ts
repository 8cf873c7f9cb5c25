import type { Contact, ContactKind } from '../people/contact.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { isOver } from '../enrollment/enrollment.ts';
import { daysBetween } from '../instant.ts';
import type { Instant } from '../instant.ts';
import { isHumanAnswer } from '../reply/reply.ts';

/** Somebody it is time to write to again, without a favour in mind. */
export interface Touch {
  contact: Contact;
  /** Whole days since the last real contact in either direction. */
  silentDays: number;
  /** The last thing the two spoke of. */
  last?: string;
  /** The sequence that `yes` would start. */
  sequence?: string;
}

/** Days after the last real contact, by kind; a kind that is not here is left to the owner. */
const CADENCE: Partial<Record<ContactKind, number>> = {
  previous_coworker: 90,
  project: 90,
  professor: 180,
  classmate: 90,
  referred: 90,
  event: 90,
  recruiter: 60,
  alumni: 90,
  other: 90,
};
const YEARLY = 365;

/**
 * Who is due, the longest overdue first: people who answered once, counted from the last real contact either way.
 * Two notes without an answer make it yearly. Who never answered stands in the ranking instead.
 */
export function keepInTouch(about: {
  contacts: Iterable<Contact>;
  enrollments: Enrollment[];
  now: Instant;
  sequence?: string;
}): Touch[] {
  const { enrollments, now, sequence } = about;
  const busy = new Set(enrollments.filter((e) => !isOver(e)).map((e) => e.contactId));
  const spoke = new Set(
    enrollments.filter((e) => e.answers.some((a) => isHumanAnswer(a.kind))).map((e) => e.contactId),
  );
  const due: { touch: Touch; overdue: number }[] = [];
  for (const contact of about.contacts) {
    const cadence = contact.unanswered >= 2 ? YEARLY : CADENCE[contact.kind];
    const held = contact.holds.some((hold) => hold.from <= now && now < hold.until);
    if (cadence === undefined || contact.lastContact === undefined || contact.doNotContact) continue;
    if (held || contact.reportingLine || busy.has(contact.id) || !spoke.has(contact.id)) continue;
    const silentDays = daysBetween(contact.lastContact, now);
    if (silentDays < cadence) continue;
    const last = contact.facts.topic ?? contact.facts.theirWork ?? contact.notes.at(-1)?.text;
    const touch = {
      contact,
      silentDays,
      ...(last !== undefined && { last }),
      ...(sequence !== undefined && { sequence }),
    };
    due.push({ touch, overdue: silentDays / cadence });
  }
  return due.sort((a, b) => b.overdue - a.overdue).map(({ touch }) => touch);
}
