import type { Day } from '../instant.ts';
import { weekdayOf } from './calendar-words.ts';
import { dayFrom, dayOfWeek, daysUntil, yearOf } from './days.ts';

/** How a text writes 3/12. */
export type Order = 'day-first' | 'month-first' | undefined;

/**
 * What any date of the text proves about all of them: 28/10 can only be day first, 11/23 only month first. Else what
 * its language does: of those with two ways only English has both, Japanese and Chinese write the month first.
 */
export function slashOrder(text: string): Order {
  for (const [, first, second] of text.matchAll(/(?<![\d./-])(\d{1,2})\/(\d{1,2})(?![\d/]\d)/g)) {
    if (Number(first) > 12 && Number(second) <= 12) return 'day-first';
    if (Number(second) > 12 && Number(first) <= 12) return 'month-first';
  }
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(text)) return 'month-first';
  return DAY_FIRST_WORDS.test(text) && !ENGLISH_WORDS.test(text) ? 'day-first' : undefined;
}

const DAY_FIRST_WORDS =
  /(?<!\p{L})(?:ich|bin|bis|vom|wieder|je|le|au|el|al|il|dia|tornero|rientro|regresso|volto|retorno|den|terug|tilbage|tilbake|tillbaka|suis|du|jusqu'au|estoy|hasta|vuelvo|sono|fino|dal|sara|estou|ate|ik|ben|tot|van|op|jag|till|jeg|til|fra|olen|jestem|wracam|jsem|od|[а-я]{1,20})(?!\p{L})/u;
const ENGLISH_WORDS =
  /(?<!\p{L})(?:i|i'm|i'll|the|will|and|office|out|back|not|please|until|through|returning|vacation)(?!\p{L})/u;

/** The day of 3/12: as the text or the weekday proves, else the nearest in the future. */
export function slashed(
  today: Day,
  [first, second, year]: [string | undefined, string | undefined, string | undefined],
  order: Order,
  weekday: number | undefined,
): Day | undefined {
  const dayFirst = dated(today, Number(first), Number(second), year);
  const monthFirst = dated(today, Number(second), Number(first), year);
  const readings = [
    order === 'month-first' ? undefined : dayFirst,
    order === 'day-first' ? undefined : monthFirst,
  ];
  const possible = readings.filter((date) => date !== undefined);
  const proven = possible.filter((date) => dayOfWeek(date) === weekday);
  const future = (proven.length > 0 ? proven : possible).filter((date) => date >= today);
  return (future.length > 0 ? future : possible).sort()[0];
}

/** The weekday written right before a date, 1..7. */
export function weekdayBefore(text: string, at: number): number | undefined {
  const word = /(\p{L}{2,13})[.,]?\s{1,2}(?:the\s|den\s|le\s|el\s)?$/u.exec(
    text.slice(Math.max(0, at - 24), at),
  )?.[1];
  return word === undefined ? undefined : weekdayOf(word);
}

/** A day of a month; without a year the next such day, unless that was just in the past. Impossible days are none. */
export function dated(today: Day, day: number, month: number, year?: string): Day | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1)) return undefined;
  if (year !== undefined) return dayFrom(fullYear(year), month, day);
  const nearest = [-1, 0, 1].map((years) => dayFrom(yearOf(today) + years, month, day));
  // A day up to four months ago is a past day, not one of next year.
  return nearest.find((date) => date !== undefined && (date >= today || daysUntil(date, today) <= 120));
}

/** '27, 27 and 2027. */
export const fullYear = (year: string): number => {
  const number = Number(year.replace("'", ''));
  return number < 100 ? 2000 + number : number;
};
