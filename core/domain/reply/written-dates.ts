import type { Day } from '../instant.ts';
import { dated, fullYear, slashed, slashOrder, weekdayBefore, type Order } from './slash-dates.ts';
import { dayFrom, dayOfWeek, firstOfMonth, monthNumber, plusDays, yearOf } from './days.ts';
import { monthOf, weekdayOf } from './calendar-words.ts';
import { DATES } from './date-patterns.ts';

/** A date somebody wrote, with its place in the text. */
export interface WrittenDate {
  at: number;
  end: number;
  day: Day;
  /** `month`: only a month was named, `day` is its first; `month-end`: its end was; `weekday`: only a weekday was. */
  exact: 'day' | 'month' | 'month-end' | 'weekday';
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
  let end = 0;
  // Tried only where a number or a calendar word begins: the whole pattern is slow.
  for (const begin of text.matchAll(/\d{1,4}|\p{L}{3,13}/gu)) {
    if (found.length >= MAX_DATES) break;
    if (begin.index < end || !mayBegin(begin[0])) continue;
    DATES().lastIndex = begin.index;
    const match = DATES().exec(text);
    if (!match) continue;
    const date = read(match, text, received, order);
    // An impossible day leaves no month to be read by itself; a weekday's short form may be part of another word.
    if (date || /\d/.test(match[0])) end = match.index + match[0].length;
    if (date) found.push({ at: match.index, end, ...date });
  }
  return found
    .filter((date, at) => !namesTheSameDay(date, found[at + 1], text) && !repeats(date, found[at - 1], text))
    .map((date, at, dates) => joinedRange(date, dates[at - 1], text));
}

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
  if (g['cm'])
    return g['ce'] === undefined
      ? day(g['cd'], g['cm'], g['cy'])
      : ranged(day(g['ce'], g['cm'], g['cy']), g['cd']);
  if (g['dd']) {
    return ranged(day(g['dd'], monthOf(g['dm'] ?? ''), g['dy']), g['rd']);
  }
  if (g['md']) {
    const month = monthOf(g['mm'] ?? '');
    const first = day(g['md'], month, g['my']);
    if (!first || g['me'] === undefined) return first;
    const last = day(g['me'], month, first.day.slice(0, 4));
    return last ? { ...last, rangeFrom: first.day } : first;
  }
  if (g['pd']) return ranged(day(g['pd'], g['pm'], g['py']), g['pr']);
  if (g['s1'])
    return exactly(slashed(today, [g['s1'], g['s2'], g['sy']], order, weekdayBefore(text, match.index ?? 0)));
  if (g['h1']) return exactly(slashed(today, [g['h1'], g['h2'], g['hy']], order, undefined));
  if (g['wn']) return numberedWeekday(today, g['wn'], Number(g['wd']));
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

/** The last day of a range within one month. */
function ranged(last: Read | undefined, first: string | undefined): Read | undefined {
  if (last === undefined || first === undefined) return last;
  const from = dayFrom(yearOf(last.day), monthNumber(last.day), Number(first));
  return from !== undefined && from < last.day ? { ...last, rangeFrom: from } : last;
}

/** "Monday the 21st": the next Monday that is a 21st, if it is near; else only the weekday was meant. */
function numberedWeekday(today: Day, word: string, number: number): Read | undefined {
  const weekday = WORDS_FIRST.has(word) ? undefined : weekdayOf(word);
  if (weekday === undefined) return named(today, word, undefined);
  const near = [0, 1, 2].map((months) => {
    const first = firstOfMonth(today, months);
    return dayFrom(yearOf(first), monthNumber(first), number);
  });
  return (
    exactly(near.find((day) => day !== undefined && day >= today && dayOfWeek(day) === weekday)) ??
    named(today, word, undefined)
  );
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

/** The Friday of "27 November (Friday)", where it is that day's weekday. */
export function repeats(date: WrittenDate, before: WrittenDate | undefined, text: string): boolean {
  if (!before || before.exact !== 'day' || dayOfWeek(before.day) !== dayOfWeek(date.day)) return false;
  return date.exact === 'weekday' && /^[\s,(（]{0,2}$/.test(text.slice(before.end, date.at));
}

/** "23 Dec 2026 – 3 Jan 2027", "11/23-12/01", "vom 1.6. bis 12.6.": the later one is the end of a range. */
function joinedRange(date: WrittenDate, before: WrittenDate | undefined, text: string): WrittenDate {
  if (!before || date.rangeFrom !== undefined || date.exact === 'weekday') return date;
  const between = text.slice(before.end, date.at);
  return /^[\s,.]{0,2}(?:г\.?\s?)?(?:[(（]\p{L}{1,4}\.?[)）]\s?)?(?:-|–|—|~|～|〜|から|至|到|(?:to|bis(?: zum| einschließlich)?|au|al|a|ao|ate|t\/m|tot(?: en met)?|til(?: og med)?|till(?: och med)?|do|through|thru|until|до|по)(?!\p{L}))[\s,]{0,2}(?:\p{L}{2,12}\.?,?\s){0,2}(?:den\s|the\s|el\s|le\s)?$/u.test(
    between,
  )
    ? { ...date, rangeFrom: before.day }
    : date;
}
