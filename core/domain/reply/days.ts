import type { Day } from '../instant.ts';

/**
 * Calendar days by plain arithmetic in UTC: a mail names days, not moments, and every incoming mail pays for what is
 * slow here.
 */

/** The day of a year, month (1-12) and day, if the calendar has it. */
export function dayFrom(year: number, month: number, day: number): Day | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
  return at.toISOString().slice(0, 10);
}

export const plusDays = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** 1 (Monday) .. 7. */
export const dayOfWeek = (day: Day): number => new Date(day).getUTCDay() || 7;

export const daysUntil = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const monthNumber = (day: Day): number => Number(day.slice(5, 7));

/** The first day of the month `months` after the one `day` lies in. */
export const firstOfMonth = (day: Day, months = 0): Day =>
  new Date(Date.UTC(yearOf(day), monthNumber(day) - 1 + months, 1)).toISOString().slice(0, 10);

/** The Monday after `day`. */
export const nextMonday = (day: Day): Day => plusDays(day, 8 - dayOfWeek(day));

/** The first working day (Monday to Friday) after `day`. */
export const nextWeekday = (day: Day): Day => plusDays(day, dayOfWeek(day) >= 5 ? 8 - dayOfWeek(day) : 1);
