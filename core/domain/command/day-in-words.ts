import { casual } from 'chrono-node/en';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import { dateOf, type Day } from '../instant.ts';
import { addBusinessDays } from '../sending/business-days.ts';

/** What a date in words means. `many`: it can be read in more than one way, so it is not read at all. */
export type DayRead = { at: 'day'; day: Day } | { at: 'past'; day: Day } | { at: 'many'; days: Day[] };

const LONGEST = 40;
const FARTHEST_YEARS = 5;

/**
 * Reads "3 weeks", "March", "next week", "tuesday", "2027-01-11" as a day after `today`; undefined if any word is left over.
 * A month means its first business day, "next week" its Monday, a weekday the next one.
 */
export function dayInWords(
  words: string,
  about: { today: Day; holidays?: readonly Day[] },
): DayRead | undefined {
  const text = spelledOut(words);
  if (text === '' || text.length > LONGEST) return undefined;
  const today = dateOf(about.today);
  const slashed = SLASHED.exec(text);
  if (slashed) return slashedDay(slashed, today);
  const reference = { instant: new Date(`${about.today}T12:00:00.000Z`), timezone: 0 };
  const [found, ...more] = casual.parse(text, reference, { forwardDate: true });
  if (!found || more.length > 0 || found.index !== 0 || found.text.length !== text.length || found.end)
    return undefined;
  const { start } = found;
  const year = start.get('year');
  const month = start.get('month');
  const day = start.get('day');
  if (year === null || month === null || day === null) return undefined;
  const date = PlainDate.create(year, month, day);
  if (/^next week$/.test(text))
    return checked(PlainDate.subtractDays(date, PlainDate.dayOfWeek(date) - 1), today);
  if (/^next year$/.test(text))
    return checked(firstBusinessDay(PlainDate.create(date.year, 1, 1), about.holidays), today);
  const onlyMonth =
    start.isCertain('month') && !start.isCertain('day') && /^(?:next month|[a-z]+(?: \d{4})?)$/.test(text);
  if (onlyMonth) {
    const first = firstBusinessDay(date, about.holidays);
    const named = PlainDate.compare(first, today) > 0 || start.isCertain('year');
    return checked(named ? first : firstBusinessDay(PlainDate.addYears(date, 1), about.holidays), today);
  }
  if (start.isCertain('weekday') && !start.isCertain('day') && PlainDate.equals(date, today))
    return checked(PlainDate.addWeeks(date, 1), today);
  return checked(date, today);
}

/** Short months alone are unknown to chrono ("Jan"). */
function spelledOut(words: string): string {
  return words
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(
      /\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?/g,
      (short) => MONTHS[short.slice(0, 3)] ?? short,
    )
    .replace(/\bwks?\b/g, 'weeks');
}

const MONTHS: Record<string, string> = {
  jan: 'january',
  feb: 'february',
  mar: 'march',
  apr: 'april',
  jun: 'june',
  jul: 'july',
  aug: 'august',
  sep: 'september',
  oct: 'october',
  nov: 'november',
  dec: 'december',
};

const SLASHED = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?\.?$/;

/** 01/11 is January in Boston and November in Lund: it is read only where one of the two is impossible. */
function slashedDay(match: RegExpExecArray, today: PlainDate.Record): DayRead | undefined {
  const [, a = '', b = '', year] = match;
  const days = new Set<Day>();
  for (const [month, day] of [
    [Number(a), Number(b)],
    [Number(b), Number(a)],
  ] as const) {
    if (month < 1 || month > 12 || day < 1) continue;
    const start = PlainDate.create(Number(year ?? today.year), month, 1);
    if (day > PlainDate.daysInMonth(start)) continue;
    const date = PlainDate.withDayOfMonth(start, day);
    const past = year === undefined && PlainDate.compare(date, today) <= 0;
    days.add(PlainDate.toString(past ? PlainDate.addYears(date, 1) : date));
  }
  const [only] = days;
  if (only === undefined) return undefined;
  return days.size > 1 ? { at: 'many', days: [...days] } : checked(dateOf(only), today);
}

function firstBusinessDay(date: PlainDate.Record, holidays: readonly Day[] = []): PlainDate.Record {
  const first = PlainDate.withDayOfMonth(date, 1);
  return dateOf(addBusinessDays(PlainDate.toString(first), 0, holidays));
}

function checked(date: PlainDate.Record, today: PlainDate.Record): DayRead | undefined {
  const day = PlainDate.toString(date);
  if (PlainDate.compare(date, today) <= 0) return { at: 'past', day };
  if (PlainDate.compare(date, PlainDate.addYears(today, FARTHEST_YEARS)) > 0) return undefined;
  return { at: 'day', day };
}
