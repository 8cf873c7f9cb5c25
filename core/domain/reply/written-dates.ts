import type { Day } from '../instant.ts';
import { dated, fullYear, slashed, slashOrder, weekdayBefore, type Order } from './slash-dates.ts';
import { dayFrom, dayOfWeek, firstOfMonth, monthNumber, plusDays, yearOf } from './days.ts';
import { CALENDAR_WORDS, MONTH_WORDS, monthOf, weekdayOf } from './calendar-words.ts';

/** A date somebody wrote, with its place in the text. */
export interface WrittenDate {
  at: number;
  end: number;
  day: Day;
  /** `month`: only a month was named, `day` is its first; `weekday`: only a weekday was. */
  exact: 'day' | 'month' | 'weekday';
  /** The first day of "20-23 April", where this is the last. */
  rangeFrom?: Day;
}

/** More dates than this are a table, not a note. */
const MAX_DATES = 40;

/**
 * The dates of a folded text, in order, read from the day it was received: a missing year is the next such day,
 * of two readings of 3/12 the one that the rest of the text proves, else the nearest in the future.
 */
export function writtenDates(text: string, received: Day): WrittenDate[] {
  const order = slashOrder(text);
  const found: WrittenDate[] = [];
  // Tried only where a number or a calendar word begins: the whole pattern is slow.
  for (const begin of text.matchAll(/\d{1,4}|\p{L}{3,13}/gu)) {
    if (found.length >= MAX_DATES) break;
    if (begin.index < (found.at(-1)?.end ?? 0) || !mayBegin(begin[0])) continue;
    DATES.lastIndex = begin.index;
    const match = DATES.exec(text);
    const date = match && read(match, text, received, order);
    if (date) found.push({ at: match.index, end: match.index + match[0].length, ...date });
  }
  return found
    .filter((date, at) => !namesTheSameDay(date, found[at + 1], text))
    .map((date, at, dates) => joinedRange(date, dates[at - 1], text));
}

/**
 * One alternative for each way to write a date; every repeat is bounded. Order matters: the longest form first.
 */
const DATES = new RegExp(
  [
    // 2026-12-01, 2026/12/01
    String.raw`(?<![\d./-])(?<iy>20\d\d)[-/.](?<im>\d{1,2})[-/.](?<id>\d{1,2})(?!\d)`,
    // 2026年12月1日, 12月4日
    String.raw`(?:(?<cy>20\d\d)年\s?)?(?<cm>\d{1,2})月\s?(?<cd>\d{1,2})\s?[日号號]`,
    // 20-23 April 2026, dal 10 al 21 agosto, 1. bis 12. Juni
    String.raw`(?<![\d/.:])(?:(?<rd>\d{1,2})(?:st|nd|rd|th|\.)?\s?(?:-|–|—|to|bis|al|au|a|ao|t\/m|tot|och|til|till|do|through|thru|и)\s?)?(?<dd>\d{1,2})(?:st|nd|rd|th|er|e|o|\u00ba|\u00aa|\u00b0)?\.?[\s-]{0,2}(?:(?:of|de|do|di|den)\s)?(?<dm>${MONTH_WORDS})(?![\p{L}])\.?(?:,?\s?(?:de\s|del\s)?(?<dy>20\d\d|'\d\d))?`,
    // November 30, 2026, July 3 - 7
    String.raw`(?<![\p{L}])(?<mm>${MONTH_WORDS})\.?\s(?:the\s)?(?<md>\d{1,2})(?:st|nd|rd|th)?(?!\d|[:/.]\d|\s?[ap]\.?m)(?:\s?(?:-|–|—|to|through|thru)\s?(?<me>\d{1,2})(?:st|nd|rd|th)?(?![\d:/]))?(?:,?\s(?<my>20\d\d))?`,
    // 31.7.2026, 1.6.
    String.raw`(?<![\d./])(?<pd>\d{1,2})\.\s?(?<pm>\d{1,2})(?:\.\s?(?<py>20\d\d|\d\d(?!\d))?|(?=[\s,;)]|$))(?![\d:])`,
    // 12/01/2026, 8/6, 28-10-2026
    String.raw`(?<![\d./])(?<s1>\d{1,2})\/(?<s2>\d{1,2})(?:\/(?<sy>20\d\d|\d\d))?(?![\d/])`,
    String.raw`(?<![\d./-])(?<h1>\d{1,2})-(?<h2>\d{1,2})-(?<hy>20\d\d)(?!\d)`,
    // April 2027, in January
    String.raw`(?<![\p{L}])(?<om>${CALENDAR_WORDS})\.?(?:\s(?:de\s)?(?<oy>20\d\d))?(?![\p{L}])`,
    String.raw`(?<ay>20\d\d)年\s?(?<am>\d{1,2})月|(?<bm>\d{1,2})月(?!\s?\d)`,
    // the 16th
    String.raw`(?<=\bthe\s)(?<ord>\d{1,2})(?:st|nd|rd|th)(?![\p{L}])`,
  ].join('|'),
  'uy',
);

const mayBegin = (word: string): boolean =>
  /\d/.test(word) || monthOf(word) !== undefined || weekdayOf(word) !== undefined;

type Read = Omit<WrittenDate, 'at' | 'end'>;

function read(match: RegExpMatchArray, text: string, today: Day, order: Order): Read | undefined {
  const g = match.groups ?? {};
  const day = (d: string | undefined, m: string | number | undefined, y?: string): Read | undefined => {
    const date = dated(today, Number(d), Number(m), y);
    return exactly(date);
  };
  if (g['iy']) return day(g['id'], g['im'], g['iy']);
  if (g['cm']) return day(g['cd'], g['cm'], g['cy']);
  if (g['dd']) {
    const last = day(g['dd'], monthOf(g['dm'] ?? ''), g['dy']);
    if (!last || g['rd'] === undefined) return last;
    const first = dated(today, Number(g['rd']), Number(last.day.slice(5, 7)), last.day.slice(0, 4));
    return first ? { ...last, rangeFrom: first } : last;
  }
  if (g['md']) {
    const month = monthOf(g['mm'] ?? '');
    const first = day(g['md'], month, g['my']);
    if (!first || g['me'] === undefined) return first;
    const last = day(g['me'], month, first.day.slice(0, 4));
    return last ? { ...last, rangeFrom: first.day } : first;
  }
  if (g['pd']) return day(g['pd'], g['pm'], g['py']);
  if (g['s1'])
    return exactly(slashed(today, [g['s1'], g['s2'], g['sy']], order, weekdayBefore(text, match.index ?? 0)));
  if (g['h1']) return exactly(slashed(today, [g['h1'], g['h2'], g['hy']], order, undefined));
  if (g['om']) return named(today, g['om'], g['oy']);
  if (g['am'] ?? g['bm']) return monthly(today, Number(g['am'] ?? g['bm']), g['ay']);
  if (g['ord']) {
    const months = [firstOfMonth(today), firstOfMonth(today, 1)];
    const days = months.map((first) => dayFrom(yearOf(first), monthNumber(first), Number(g['ord'])));
    const next = days.find((one) => one !== undefined && one >= today);
    return exactly(next);
  }
  return undefined;
}

const exactly = (day: Day | undefined): Read | undefined =>
  day === undefined ? undefined : { day, exact: 'day' };

function named(today: Day, word: string, year: string | undefined): Read | undefined {
  // "may", "mar", "set", "sat" and other short words are words more often than dates.
  const month = word.length > 3 || year !== undefined || word === 'mai' ? monthOf(word) : undefined;
  if (month !== undefined && !(word === 'mars' && year === undefined)) return monthly(today, month, year);
  const weekday = WORDS_FIRST.has(word) ? undefined : weekdayOf(word);
  if (weekday === undefined) return undefined;
  const ahead = (weekday - dayOfWeek(today) + 7) % 7 || 7;
  return { day: plusDays(today, ahead), exact: 'weekday' };
}

/** Short forms of weekdays that are words of their own in some language. */
const WORDS_FIRST = new Set([
  'sun',
  'mer',
  'ven',
  'lun',
  'jeu',
  'sam',
  'dim',
  'sat',
  'wed',
  'quarta',
  'quinta',
  'segunda',
  'sexta',
  'terca',
]);

function monthly(today: Day, month: number, year: string | undefined): Read | undefined {
  if (!(month >= 1 && month <= 12)) return undefined;
  const ahead = year === undefined ? yearOf(today) + (month <= monthNumber(today) ? 1 : 0) : fullYear(year);
  const first = dayFrom(ahead, month, 1);
  return first === undefined ? undefined : { day: first, exact: 'month' };
}

/** The "Monday" of "Monday, 30 November". */
function namesTheSameDay(date: WrittenDate, next: WrittenDate | undefined, text: string): boolean {
  if (date.exact !== 'weekday' || !next || next.exact !== 'day') return false;
  return /^[\s,.(]{0,3}(?:(?:the|den|dem|le|el|il|o|der|d\.|pa|dnia)\s)?$/u.test(
    text.slice(date.end, next.at),
  );
}

/** "23 Dec 2026 – 3 Jan 2027", "11/23-12/01", "vom 1.6. bis 12.6.": the later one is the end of a range. */
function joinedRange(date: WrittenDate, before: WrittenDate | undefined, text: string): WrittenDate {
  if (!before || date.rangeFrom !== undefined || date.exact === 'weekday') return date;
  const between = text.slice(before.end, date.at);
  return /^[\s,.]{0,2}(?:\(\p{L}{1,4}\)\s?)?(?:-|–|—|~|〜|から|至|到|(?:to|bis(?: zum| einschließlich)?|au|al|a|ao|ate|t\/m|tot(?: en met)?|til(?: og med)?|till(?: och med)?|do|through|thru|until|до|по)(?!\p{L}))[\s,]{0,2}(?:\p{L}{2,12}\.?,?\s){0,2}(?:den\s|the\s|el\s|le\s)?$/u.test(
    between,
  )
    ? { ...date, rangeFrom: before.day }
    : date;
}
