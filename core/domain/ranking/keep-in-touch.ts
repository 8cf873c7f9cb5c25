import { cadenceOf } from '../people/cadence.ts';
import type { Contact } from '../people/contact.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { isOver } from '../enrollment/enrollment.ts';
import { daysBetween } from '../instant.ts';
import type { Instant } from '../instant.ts';
import { holdAt } from '../sending/hold.ts';
import { silentUntil } from '../sending/silence.ts';
import { isHumanAnswer } from '../reply/reply.ts';

/** The sequence of a note without a favour. */
export const KEEP_IN_TOUCH = 'keep-in-touch';

/** Somebody it is time to write to again, without a favour in mind. */
export interface Touch {
  contact: Contact;
  /** Whole days since the last real contact in either direction. */
  silentDays: number;
  /** The last thing the two spoke of. */
  last?: string;
  /** Nobody has said how often: he only fades, and the owner may give a rhythm. */
  fading?: true;
  /** The sequence that `yes` would start. */
  sequence?: string;
}

/** A week proposes no more, so that it never becomes a debt. */
const MOST_A_WEEK = 3;
/** Days of silence after which somebody without a rhythm is shown. */
const FADES = 180;

/**
 * Who is due, the longest overdue first, counted from the last real contact either way: people who answered once, and
 * those to whom the owner gave a rhythm. What room is left goes to people who fade because they have none. Who never
 * answered stands in the ranking instead.
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
  const fading: Touch[] = [];
  for (const contact of about.contacts) {
    const { lastContact, cadence: said, doNotContact, reportingLine, facts, notes } = contact;
    const cadence = cadenceOf(contact);
    if (lastContact === undefined || cadence === 'none' || doNotContact || reportingLine) continue;
    if (holdAt(contact.holds, now) || busy.has(contact.id) || silentUntil(contact, now) !== undefined)
      continue;
    const silentDays = daysBetween(lastContact, now);
    const last = facts.topic ?? facts.theirWork ?? notes.at(-1)?.text;
    const touch = {
      contact,
      silentDays,
      ...(last !== undefined && { last }),
      ...(sequence !== undefined && { sequence }),
    };
    if (cadence === undefined) {
      if (contact.kind !== 'current_coworker' && silentDays >= FADES) fading.push({ ...touch, fading: true });
    } else if (silentDays >= cadence.ideal && (said !== undefined || spoke.has(contact.id)))
      // Past the longest interval comes before everything that is only past the ideal one.
      due.push({ touch, overdue: silentDays / cadence.ideal + (silentDays >= cadence.longest ? 100 : 0) });
  }
  due.sort((a, b) => b.overdue - a.overdue);
  fading.sort((a, b) => b.silentDays - a.silentDays);
  return [...due.map(({ touch }) => touch), ...fading].slice(0, MOST_A_WEEK);
}
