import { DAY, plus } from '../instant.ts';
import type { Instant } from '../instant.ts';
import type { Contact } from '../people/contact.ts';

/** Mails in a row without an answer after which nothing more goes: from the fourth on people press "spam" (Belkins). */
export const MOST_UNANSWERED = 3;
const A_YEAR = 365 * DAY;

/** Until when nothing may go to somebody who left that many mails unanswered; after a year one may begin again. */
export function silentUntil(
  { unanswered, lastContact }: Pick<Contact, 'unanswered' | 'lastContact'>,
  now: Instant,
): Instant | undefined {
  if (unanswered < MOST_UNANSWERED || lastContact === undefined) return undefined;
  const until = plus(lastContact, A_YEAR);
  return now < until ? until : undefined;
}
