import type { Instant } from '../instant.ts';
import { dayOf } from '../instant.ts';
import type { Owner } from '../owner.ts';
import { companyKey } from '../people/company.ts';
import { type Contact, idsOf } from '../people/contact.ts';
import { businessDayBefore } from '../sequence/deadline.ts';
import { AMOUNTS, newPeopleOn } from './pace.ts';
import { sendingZone, startOfDay, waitFrom } from './sending-hours.ts';

/** A mail's place among those its owner sends: taken before the mail leaves, and counted by every mail after it. */
export interface Place {
  ownerId: string;
  contactId: string;
  /** Of the message it will be. */
  id: string;
  at: Instant;
  /** Is it the first mail of its enrollment: does it write to one more person? */
  first: boolean;
  /** The company a first mail keeps to itself, as companies are compared. */
  company?: string;
}

/** The place that a mail to this contact takes. */
export function placeOf(
  contact: Contact,
  mail: { ownerId: string; id: string; at: Instant; first: boolean },
): Place {
  const company = mail.first ? companyKey(contact.company ?? '') : '';
  return { ...mail, contactId: contact.id, ...(company === '' ? {} : { company }) };
}

/** Since when places count for a mail: those of its day, and for a company those of the days it is kept to one person. */
export function countsSince({ at, company }: Place, owner: Owner): Instant {
  const day = dayOf(at, owner.zone);
  // A day more than it takes, because the lock is counted in the contact's zone.
  const from = company === undefined ? day : businessDayBefore(day, AMOUNTS.companyLock, owner);
  return startOfDay(from, owner.zone);
}

/** Those that come before a mail's place in the order of time. */
export const placesAhead = (mine: Place, places: readonly Place[]): Place[] =>
  places.filter((place) => orderOf(place) < orderOf(mine));

const orderOf = ({ at, contactId, id }: Place): string => `${at} ${contactId} ${id}`;

/**
 * Why a mail that has taken its place may not go, with all places since `countsSince`, its own among them or not. Each
 * counts the other when two take theirs at once: then both may stay behind, but never do both go.
 */
export function noRoom(
  mine: Place,
  places: readonly Place[],
  { owner, contact }: { owner: Owner; contact: Contact },
): string | undefined {
  const others = places.filter(({ contactId, id }) => contactId !== mine.contactId || id !== mine.id);
  const { company, at } = mine;
  const locks = others
    .filter((other) => company !== undefined && other.company === company)
    .filter(({ contactId }) => !idsOf(contact).includes(contactId))
    .map((other) => waitFrom(other.at, AMOUNTS.companyLock, sendingZone(owner, contact), owner.holidays))
    .sort();
  const until = locks.at(-1);
  if (until !== undefined && until > at)
    return `somebody else at ${contact.company ?? ''} was written to; nobody else there before ${until.slice(0, 10)}`;
  const today = others.filter((other) => dayOf(other.at, owner.zone) === dayOf(at, owner.zone));
  if (mine.first && today.filter(({ first }) => first).length >= newPeopleOn(at, owner))
    return 'enough new people for today';
  return today.length >= AMOUNTS.mailsADay ? 'enough mails for today' : undefined;
}
