import { Temporal } from 'temporal-polyfill';

/** A moment, as ISO 8601 in UTC with milliseconds (`2026-11-23T09:00:00.000Z`), so that text order is time order. */
export type Instant = string;

/** A calendar day, `YYYY-MM-DD`, in whatever zone its owner of the fact lives. */
export type Day = string;

/** The one written form of a moment, whoever made it. */
export function instant(moment: Temporal.Instant | Date | number | string): Instant {
  if (moment instanceof Date) return moment.toISOString();
  if (typeof moment === 'number') return new Date(moment).toISOString();
  if (typeof moment === 'string')
    return new Date(Temporal.Instant.from(moment).epochMilliseconds).toISOString();
  return new Date(moment.epochMilliseconds).toISOString();
}

/** `at` moved by a number of milliseconds. */
export function plus(at: Instant, milliseconds: number): Instant {
  return instant(Date.parse(at) + milliseconds);
}

/** The wall clock in an IANA zone at a moment. */
export function wallClock(at: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone);
}

/** The calendar day in an IANA zone at a moment. */
export function dayOf(at: Instant, zone: string): Day {
  return wallClock(at, zone).toPlainDate().toString();
}

/** Whole days between two moments; negative when `to` is earlier. */
export function daysBetween(from: Instant, to: Instant): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / DAY);
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
