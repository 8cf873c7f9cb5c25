import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import { dateOf, type Day } from '../instant.ts';

/** Monday to Friday and not a holiday. */
export function isBusinessDay(day: Day, holidays: readonly Day[]): boolean {
  return PlainDate.dayOfWeek(dateOf(day)) <= 5 && !holidays.includes(day);
}

/** The `n`-th business day after `day`; for 0 the day itself, or the next business day if it is none. */
export function addBusinessDays(day: Day, n: number, holidays: readonly Day[]): Day {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`business days are counted 0, 1, 2...: got ${n}`);
  let date = day;
  for (let left = n; left > 0;) {
    date = nextDay(date);
    if (isBusinessDay(date, holidays)) left -= 1;
  }
  while (!isBusinessDay(date, holidays)) date = nextDay(date);
  return date;
}

/** How many business days come after `from`, up to and including `to`; 0 when `to` is not later. */
export function businessDaysBetween(from: Day, to: Day, holidays: readonly Day[]): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = nextDay(day);
    if (isBusinessDay(day, holidays)) count += 1;
  }
  return count;
}

/** The calendar day after. */
export function nextDay(day: Day): Day {
  return PlainDate.toString(PlainDate.addDays(dateOf(day), 1));
}
