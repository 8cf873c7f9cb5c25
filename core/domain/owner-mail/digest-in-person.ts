import { toDoDone } from './move-words.ts';
import { shortName } from './digest-sections.ts';
import type { Unnumbered } from './digest-sections.ts';
import type { Week } from './digest.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { dayOf, daysBetween } from '../instant.ts';
import { isUndecided } from '../sequence/deadline.ts';
import { clip } from './short-words.ts';

/** A to-do is spoken of in two digests; later it would only be a reproach. */
const DAYS = 14;

/**
 * Of the digest: colleagues who did not answer what they were asked for the promotion. They are met every day: one asks in
 * person, and another mail would be one too many.
 */
export function inPersonEntries({ contacts, enrollments, owner, now }: Week): Unnumbered[] {
  if (owner.goal.kind !== 'promotion' || !isUndecided(owner, dayOf(now, owner.zone))) return [];
  return enrollments.flatMap((enrollment) => {
    const { contactId, n, state } = enrollment;
    const contact = contacts.get(contactId);
    if (!contact || contact.doNotContact || contact.asked?.includes(toDoDone(n))) return [];
    if (!isUnanswered(enrollment) || state.at !== 'ended' || state.why !== 'silent') return [];
    if (daysBetween(state.when, now) > DAYS || (contact.lastContact ?? '') > state.when) return [];
    const name = clip(contact.name, 40);
    return {
      item: { contactId: contact.id, n },
      text: `${name} has not answered, as happens at work: ask in person, I write no other mail`,
      short: `Ask ${shortName(contact)} in person`,
      ...{ why: [], quote: '' },
      say: (number: number) => `"met ${name}" when you have, or "done ${number}"`,
    };
  });
}

/** The last mail asked something: the note of a result wants no answer. */
const isUnanswered = ({ sequence, sent }: Enrollment): boolean =>
  sequence === 'internal-promotion' && (sent.length === 1 || sent.at(-1)?.ask !== undefined);
