import type { Day } from '../instant.ts';
import { monthWords, monthOf } from './calendar-words.ts';
import { firstOfMonth, monthNumber, plusDays } from './days.ts';
import { fullYear } from './slash-dates.ts';
import { anyWord, type WordLists } from './word-lists.ts';
import type { WrittenDate } from './written-dates.ts';
import { late } from './pattern.ts';

const END: WordLists = {
  en: ['(?:the )?end of'],
  de: ['(?:zum )?ende'],
  fr: ['(?:la )?fin(?: de)?'],
  es: ['(?:a )?fin(?:al|ales|es)? de'],
  it: ['(?:la )?fine(?: di)?'],
  pt: ['(?:o )?fi(?:m|nal) de'],
  nl: ['(?:het )?einde?(?: van)?'],
  sv: ['slutet av'],
  da: ['slutningen af', 'udgangen af'],
  no: ['slutten av', 'utgangen av'],
  pl: ['konca'],
  cs: ['konce'],
  ru: ['конца'],
};

const MIDDLE: WordLists = {
  en: ['mid', '(?:the )?middle of'],
  de: ['mitte'],
  fr: ['(?:la )?mi'],
  es: ['mediados de'],
  it: ['(?:la )?meta(?: di)?'],
  pt: ['meados de'],
  nl: ['half', 'medio'],
  sv: ['mitten av'],
  da: ['midten af'],
  no: ['midten av'],
  pl: ['polowy'],
  cs: ['poloviny'],
  ru: ['середины'],
};

/** "The end of November" and "mid-November", with their places: its last day and its 15th. */
export function monthParts(text: string, received: Day): WrittenDate[] {
  return [...text.matchAll(PARTS())].slice(0, 10).flatMap((match): WrittenDate[] => {
    const { end, month: word = '', year } = match.groups ?? {};
    const month = monthOf(word);
    if (month === undefined) return [];
    const ahead =
      year === undefined
        ? (month - monthNumber(received) + 12) % 12
        : (fullYear(year) - Number(received.slice(0, 4))) * 12 + month - monthNumber(received);
    const first = firstOfMonth(received, ahead);
    const place = { at: match.index, end: match.index + match[0].length };
    return end === undefined
      ? [{ ...place, day: plusDays(first, 14), exact: 'day' }]
      : [{ ...place, day: plusDays(firstOfMonth(first, 1), -1), exact: 'month-end' }];
  });
}

const PARTS = late(
  () =>
    new RegExp(
      String.raw`(?:(?<end>${anyWord(END)})|${anyWord(MIDDLE)})[\s-](?<month>${monthWords()})(?!\p{L})\.?(?:\s(?:de\s)?(?<year>20\d\d))?`,
      'gu',
    ),
);

/** "Late November" names no day: its month is not read by itself. */
export const isVague = (text: string, { exact, at }: WrittenDate): boolean =>
  exact === 'month' &&
  /(?<!\p{L})(?:late|later in|spat im|sent i|sist i)[\s-]$/u.test(text.slice(Math.max(0, at - 12), at));
