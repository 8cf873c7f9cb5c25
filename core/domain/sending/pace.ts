import { addBusinessDays } from './business-days.ts';
import { type Contact, idsOf } from '../people/contact.ts';
import { sameCompany } from '../people/company.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { holdAt } from './hold.ts';
import type { Instant } from '../instant.ts';
import { DAY, dayOf, plus } from '../instant.ts';
import { nextDay } from './business-days.ts';
import type { Owner } from '../owner.ts';
import { sendingZone, slotAtOrAfter, startOfDay } from './sending-hours.ts';

/** The humane amounts: mails and new people of one owner a day, business days between first mails to one company. */
export const AMOUNTS = {
  mailsADay: 20,
  newPeopleADay: 5,
  newPeopleADayInWeekOne: 3,
  companyLock: 3,
} as const;

/** A mail that wants a slot, and what is known of everything else that has one. */
export interface Wish {
  owner: Owner;
  contact: Contact;
  /** Number of the enrollment that is planned, so that its own slot does not stand in its way. */
  n?: number;
  /** All of the owner's. */
  enrollments: Iterable<Enrollment>;
  /** The owner's contacts by id: companies and holds of those who have slots. */
  contacts: { get(id: string): Contact | undefined };
  notBefore: Instant;
  firstContact: boolean;
  /** A first mail that goes on the next business day, midweek or not. */
  soon?: boolean;
  jitter: number;
  now: Instant;
}

/** When a mail goes, and in words for the owner why not earlier. Overflow moves to the next slot and is never dropped. */
export function planSlot(wish: Wish): { at: Instant; because: string[] } {
  const bookings = bookingsOf(wish);
  const because = new Set<string>();
  let notBefore = wish.notBefore > wish.now ? wish.notBefore : wish.now;
  for (;;) {
    const at = slotAtOrAfter({ ...wish, notBefore });
    const obstacle = standingStill(at, wish) ?? crowded(at, wish, bookings);
    if (!obstacle) return { at, because: [...because] };
    because.add(obstacle.because);
    notBefore = obstacle.until;
  }
}

/** Why a moment will not do, and the first moment that might. */
export interface Obstacle {
  until: Instant;
  because: string;
}

/** A mail that was sent or has a slot. */
export interface Booking {
  at: Instant;
  contactId: string;
  n: number;
  /** The first mail of its enrollment. */
  first: boolean;
  /** It left the house, or is leaving. */
  gone: boolean;
}

/** Everything sent or scheduled but the wish itself. */
export function bookingsOf({
  enrollments,
  contact,
  n,
}: Pick<Wish, 'enrollments' | 'contact' | 'n'>): Booking[] {
  const bookings: Booking[] = [];
  for (const { contactId, n: number, sent, state } of enrollments) {
    sent.forEach(({ at }, i) => bookings.push({ at, contactId, n: number, first: i === 0, gone: true }));
    const own = contactId === contact.id && number === n;
    if (own || (state.at !== 'scheduled' && state.at !== 'sending')) continue;
    const sending = state.at === 'sending';
    const at = sending ? state.claimedAt : state.due;
    bookings.push({ at, contactId, n: number, first: sent.length === 0, gone: sending });
  }
  return bookings;
}

/** Does the owner or the contact want nothing to go at this moment? */
export function standingStill(
  at: Instant,
  { owner, contact }: Pick<Wish, 'owner' | 'contact'>,
): Obstacle | undefined {
  if (owner.pausedUntil !== undefined && at < owner.pausedUntil)
    return {
      until: owner.pausedUntil,
      because: `you paused everything until ${dayOf(owner.pausedUntil, owner.zone)}`,
    };
  const hold = holdAt(contact.holds, at);
  return hold && { until: hold.until, because: `${contact.name}: ${hold.because}` };
}

/** Would a mail at this moment be one too many for the day, the person or the company? */
export function crowded(at: Instant, wish: Wish, bookings: readonly Booking[]): Obstacle | undefined {
  const { owner, contact, firstContact } = wish;
  const day = dayOf(at, owner.zone);
  const tomorrow = startOfDay(nextDay(day), owner.zone);
  const today = startOfDay(day, owner.zone);
  const sameDay = bookings.filter((booking) => booking.at >= today && booking.at < tomorrow);
  if (sameDay.some((booking) => idsOf(contact).includes(booking.contactId)))
    return { until: tomorrow, because: `${contact.name} gets at most one mail a day` };
  if (sameDay.length >= AMOUNTS.mailsADay)
    return { until: tomorrow, because: `${day} has its ${AMOUNTS.mailsADay} mails` };
  if (!firstContact) return undefined;
  const most = newPeopleOn(at, owner);
  if (sameDay.filter((booking) => booking.first).length >= most)
    return { until: tomorrow, because: `${day} has its ${most} new people` };
  return companyLocked(at, wish, bookings);
}

/** How many new people one owner writes to on the day of a moment: fewer in his first week. */
export function newPeopleOn(at: Instant, owner: Owner): number {
  const weekOneEnds = plus(owner.startedAt, 7 * DAY);
  return at < weekOneEnds ? AMOUNTS.newPeopleADayInWeekOne : AMOUNTS.newPeopleADay;
}

/** One person of a company at a time (the 3B7 rule: Dalton): first mails there stand three business days apart. */
function companyLocked(at: Instant, wish: Wish, bookings: readonly Booking[]): Obstacle | undefined {
  const { owner, contact, contacts } = wish;
  if (!contact.company) return undefined;
  const zone = sendingZone(owner, contact);
  const after = (moment: Instant) =>
    addBusinessDays(dayOf(moment, zone), AMOUNTS.companyLock, owner.holidays);
  const near = { from: plus(at, -30 * DAY), until: plus(at, 30 * DAY) };
  for (const booking of bookings) {
    if (!booking.first || idsOf(contact).includes(booking.contactId)) continue;
    if (booking.at < near.from || booking.at > near.until) continue;
    const colleague = contacts.get(booking.contactId);
    if (!colleague || !sameCompany(colleague.company, contact.company) || isAway(colleague, booking))
      continue;
    const free = dayOf(at, zone) >= after(booking.at) || dayOf(booking.at, zone) >= after(at);
    if (!free)
      return {
        until: startOfDay(after(booking.at), zone),
        because: `${colleague.name} at ${contact.company} gets three business days first`,
      };
  }
  return undefined;
}

/** Somebody who answered by an out-of-office note frees his company for a colleague. */
function isAway(colleague: Contact, booking: Booking): boolean {
  return (
    booking.gone && colleague.holds.some((hold) => hold.source === 'out-of-office' && hold.until > booking.at)
  );
}
