// The functions of the polyfill, not its classes: a bundle holds those that are used, a third of the whole.
import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as InstantOf from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';

/** A moment, as ISO 8601 in UTC with milliseconds (`2026-11-23T09:00:00.000Z`), so that text order is time order. */
export type Instant = string;

/** A calendar day, `YYYY-MM-DD`, in whatever zone its owner of the fact lives. */
export type Day = string;

/** The one written form of a moment, whoever made it. */
export function instant(moment: { epochMilliseconds: number } | Date | number | string): Instant {
  if (moment instanceof Date) return moment.toISOString();
  if (typeof moment === 'number') return new Date(moment).toISOString();
  if (typeof moment === 'string') return new Date(read(moment)).toISOString();
  return new Date(moment.epochMilliseconds).toISOString();
}

const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * Milliseconds of a moment written with its offset (RFC 3339). Without Temporal, because every start reads moments and few
 * calculate; `Date` takes text of any kind and a 30th of February, so both are refused before.
 */
function read(text: string): number {
  const [, year, month, day] = WRITTEN.exec(text) ?? [];
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const read = Number(day) <= lastDay ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(read)) throw new RangeError('not a moment in ISO 8601 with its offset');
  return read;
}

/** `at` moved by a number of milliseconds. */
export function plus(at: Instant, milliseconds: number): Instant {
  return instant(Date.parse(at) + milliseconds);
}

/** The wall clock in an IANA zone at a moment. */
export function wallClock(at: Instant, zone: string): ZonedDateTime.Record {
  return InstantOf.toZonedDateTimeISO(InstantOf.fromString(at), zone);
}

/** The calendar day in an IANA zone at a moment. */
export function dayOf(at: Instant, zone: string): Day {
  return PlainDate.toString(ZonedDateTime.toPlainDate(wallClock(at, zone)));
}

/** A calendar day to calculate with. */
export function dateOf(day: Day): PlainDate.Record {
  return PlainDate.fromString(day, getISO);
}

/** The moment that comes so many years after, at the same time of the same day in UTC. */
export function yearsAfter(at: Instant, years: number): Instant {
  return instant(ZonedDateTime.addYears(wallClock(at, 'UTC'), years));
}

/** Whole days between two moments; negative when `to` is earlier. */
export function daysBetween(from: Instant, to: Instant): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / DAY);
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
