import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainTime from 'temporal-polyfill/fns/PlainTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import type { Contact } from '../people/contact.ts';
import type { Hold } from './hold.ts';
import { holdAt } from './hold.ts';
import type { Day, Instant } from '../instant.ts';
import { dateOf, dayOf, instant } from '../instant.ts';
import { addBusinessDays, isBusinessDay, nextDay } from './business-days.ts';
import type { Owner } from '../owner.ts';

/** Weekday mornings get the quickest and longest answers (16 billion mails: Kooti et al. 2015). */
const OPENS = '08:30';
const CLOSES = '10:30';
/** Before the window opens, so that a yes at breakfast still goes out the same day. */
const MORNING = '07:30';
/** Slots end before the window does, so that a tick that comes a minute late is still inside it. */
const LAST_SLOT = '10:25';

/** What decides about hours: the owner's calendar and the contact's zone. */
export interface Calendar {
  owner: Pick<Owner, 'zone' | 'holidays'>;
  contact: Pick<Contact, 'zone'>;
}

/** The zone whose clock a contact lives by; the owner's where none is known or the name of it is no IANA zone. */
export function sendingZone(owner: Pick<Owner, 'zone'>, contact: Pick<Contact, 'zone'>): string {
  return contact.zone !== undefined && isZone(contact.zone) ? contact.zone : owner.zone;
}

/** Does the name mean a time zone? */
export function isZone(name: string): boolean {
  try {
    return ZonedDateTime.create(0n, name).timeZoneId !== '';
  } catch {
    return false;
  }
}

/** The first moment from `notBefore` on that is decent for a mail to this person: a business day, between 08:30 and 10:30 there. */
export function slotAtOrAfter(
  wish: Calendar & {
    notBefore: Instant;
    /** First mails go Tuesday to Thursday. */
    firstContact: boolean;
    /** What a first mail is about is fresh: it goes on the next business day. */
    soon?: boolean;
    /** Where in what is left of the window: 0 is its beginning, 1 its end. */
    jitter: number;
  },
): Instant {
  const { owner, contact, notBefore } = wish;
  const midweek = wish.firstContact && !wish.soon;
  const jitter = Math.min(1, Math.max(0, wish.jitter));
  const zone = sendingZone(owner, contact);
  for (let day = dayOf(notBefore, zone); ; day = nextDay(day)) {
    if (!isBusinessDay(day, owner.holidays) || (midweek && !isMidweek(day))) continue;
    const from = Math.max(momentOf(day, OPENS, zone), Date.parse(notBefore));
    const until = momentOf(day, LAST_SLOT, zone);
    if (from < until) return instant(from + Math.floor(jitter * (until - from)));
  }
}

/** May a mail reach this person now without being rude: a business day, from 08:30 to before 10:30 there? */
export function isInWindow(at: Instant, { owner, contact }: Calendar): boolean {
  const zone = sendingZone(owner, contact);
  const day = dayOf(at, zone);
  const moment = Date.parse(at);
  return (
    isBusinessDay(day, owner.holidays) &&
    moment >= momentOf(day, OPENS, zone) &&
    moment < momentOf(day, CLOSES, zone)
  );
}

/**
 * The beginning of the day that comes `businessDays` after `at` in a zone; `at` itself for 0.
 * A day whose window opens within a hold is not counted, so held time does not eat a wait.
 */
export function waitFrom(
  at: Instant,
  businessDays: number,
  zone: string,
  holidays: readonly Day[],
  holds: readonly Hold[] = [],
): Instant {
  if (businessDays === 0) return at;
  let day = dayOf(at, zone);
  for (let left = businessDays; left > 0; left -= 1) day = openDayFrom(nextDay(day), zone, holidays, holds);
  return startOfDay(day, zone);
}

function openDayFrom(from: Day, zone: string, holidays: readonly Day[], holds: readonly Hold[]): Day {
  let day = addBusinessDays(from, 0, holidays);
  for (let hold = heldOn(day, zone, holds); hold; hold = heldOn(day, zone, holds)) {
    // Straight to its end: a hold until the year 9999 must not be walked day by day.
    const freed = dayOf(hold.until, zone);
    day = addBusinessDays(freed > day ? freed : nextDay(day), 0, holidays);
  }
  return day;
}

function heldOn(day: Day, zone: string, holds: readonly Hold[]): Hold | undefined {
  return holdAt(holds, instant(momentOf(day, OPENS, zone)));
}

/** The first moment of a calendar day in a zone. */
export function startOfDay(day: Day, zone: string): Instant {
  return instant(PlainDate.toZonedDateTime(dateOf(day), zone));
}

/** When the owner is shown what is new on the day of a moment: before his day begins, and not at midnight. */
export function morningOf(at: Instant, zone: string): Instant {
  return instant(momentOf(dayOf(at, zone), MORNING, zone));
}

function momentOf(day: Day, time: string, zone: string): number {
  // Temporal's default is "compatible": a time that DST skips moves forward, one that comes twice is the first.
  return PlainDate.toZonedDateTime(dateOf(day), {
    timeZone: zone,
    plainTime: PlainTime.fromString(time),
  }).epochMilliseconds;
}

function isMidweek(day: Day): boolean {
  const dayOfWeek = PlainDate.dayOfWeek(dateOf(day));
  return dayOfWeek >= 2 && dayOfWeek <= 4;
}
