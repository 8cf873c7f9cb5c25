import type { Unnumbered } from './digest-sections.ts';
import { shortName } from './digest-sections.ts';
import type { Week } from './digest.ts';
import { isThankedFor } from '../enrollment/talk-kept.ts';
import { daysBetween } from '../instant.ts';
import { startOfDay } from '../sending/sending-hours.ts';
import { clip, dayWords } from './short-words.ts';

/** Thanks are still good after a week; later they are part of the next note. */
const DAYS = 10;

/** Talks whose day is over, where nobody has said whether they took place: one word begins the thanks. */
export function talkEntries({ contacts, enrollments, now }: Week): Unnumbered[] {
  return enrollments.flatMap(({ contactId, n, talkOn }) => {
    const contact = contacts.get(contactId);
    if (!contact || contact.doNotContact || !talkOn || talkOn.next !== undefined) return [];
    const began = startOfDay(talkOn.day, talkOn.zone);
    const own = enrollments.filter((e) => contacts.get(e.contactId)?.id === contact.id);
    if (daysBetween(began, now) > DAYS || isThankedFor(own, began)) return [];
    return {
      item: { contactId, n, sequence: 'thank-you', talk: true as const },
      text: `Did you talk with ${clip(contact.name, 40)} on ${dayWords(began, talkOn.zone, now)}?`,
      short: `Did you talk with ${shortName(contact)}?`,
      why: [],
      quote: '',
      say: (number: number) => `"${number} yes" writes the thank-you, "${number} no" if you did not`,
    };
  });
}
