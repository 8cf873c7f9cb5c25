import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { dayOfWeek, nextWeekday, plusDays } from '../../core/domain/reply/days.ts';
import { returnDate } from '../../core/domain/reply/return-date.ts';
import { PHRASINGS, type Phrasings } from './return-phrasings.ts';

type Style = 'plain' | 'year' | 'weekday' | 'iso' | 'numbers';

const received = fc.integer({ min: 0, max: 2000 }).map((days) => plusDays('2025-01-01', days));
const ahead = fc.integer({ min: 1, max: 200 });
const style = fc.constantFrom<Style>('plain', 'year', 'weekday', 'iso', 'numbers');

/** The day as people of the place write it. */
function written(day: string, locale: string, how: Style): string {
  if (how === 'iso') return day;
  if (how === 'numbers') {
    const numbers = new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(new Date(day));
    // Of 3/12/2026 only the rest of a note tells what it is.
    if (
      /^\d{4}/.test(numbers) ||
      !numbers.includes('/') ||
      !locale.startsWith('en') ||
      Number(day.slice(8)) > 12
    )
      return numbers;
  }
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', timeZone: 'UTC' };
  if (how === 'year') options.year = 'numeric';
  if (how === 'weekday') options.weekday = 'long';
  return new Intl.DateTimeFormat(locale, options).format(new Date(day));
}

function check({ locale }: Phrasings, phrasings: string[], expected: (day: string) => string): void {
  fc.assert(
    fc.property(received, ahead, style, fc.constantFrom(...phrasings), (today, days, how, phrasing) => {
      const day = plusDays(today, days);
      const note = phrasing.replace('@', written(day, locale, how));
      expect(`${note} -> ${returnDate(note, today)?.day}`).toBe(`${note} -> ${expected(day)}`);
    }),
    { numRuns: 120 },
  );
}

describe('any day of the next 200 is read as it was written', () => {
  test.each(PHRASINGS)('$locale: a return is that very day', (phrasings) => {
    check(phrasings, phrasings.back, (day) => day);
  });

  test.each(PHRASINGS)('$locale: "until" ends on that day, or before that Monday', (phrasings) => {
    check(phrasings, phrasings.until, (day) => (dayOfWeek(day) === 1 ? day : nextWeekday(day)));
  });

  test.each(PHRASINGS.filter(({ inclusive }) => inclusive.length > 0))(
    '$locale: "until and including" ends on that day, be it a Monday',
    (phrasings) => {
      check(phrasings, phrasings.inclusive, nextWeekday);
    },
  );
});

describe('a range ends with the last day away', () => {
  test.each(PHRASINGS.map(({ locale }) => locale))('%s', (locale) => {
    const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(
        received,
        fc.integer({ min: 1, max: 140 }),
        fc.integer({ min: 1, max: 60 }),
        (today, days, length) => {
          const first = plusDays(today, days);
          const last = plusDays(first, length);
          const away = { 'ja-JP': '休暇', 'zh-CN': '休假' }[locale] ?? 'Out of office';
          const note = `${away} (${format.formatRange(new Date(first), new Date(last))})`;
          expect(`${note} -> ${returnDate(note, today)?.day}`).toBe(`${note} -> ${nextWeekday(last)}`);
        },
      ),
    );
  });
});

test('a day that has passed is no return', () => {
  fc.assert(
    fc.property(
      received,
      fc.integer({ min: 1, max: 110 }),
      fc.constantFrom(...PHRASINGS),
      fc.constantFrom<'plain' | 'year' | 'iso'>('plain', 'year', 'iso'),
      (today, days, { locale, back, until, inclusive }, how) => {
        for (const phrasing of [...back, ...until, ...inclusive])
          expect(
            returnDate(phrasing.replace('@', written(plusDays(today, -days), locale, how)), today)?.day,
          ).toBeUndefined();
      },
    ),
  );
});

test('a note whose day is left out names none', () => {
  for (const { back, until, inclusive } of PHRASINGS)
    for (const phrasing of [...back, ...until, ...inclusive])
      expect(returnDate(phrasing.replace('@', ''), '2026-11-23'), phrasing).toBeUndefined();
});

test('whatever is written, no day before the day it came is read', () => {
  const piece = fc.constantFrom(
    ...PHRASINGS.flatMap(({ back, until, inclusive }) => [...back, ...until, ...inclusive]).map((phrasing) =>
      phrasing.replace('@', ''),
    ),
    ...[
      '31/12',
      '1.2.',
      '12-25',
      '2026-02-30',
      'April',
      'Monday',
      'today',
      '8月',
      'the 3rd',
      '5 to 9 May',
      '30 Feb',
    ],
  );
  fc.assert(
    fc.property(
      received,
      fc.array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 12 }),
      (today, pieces) => {
        const back = returnDate(pieces.join(' '), today);
        if (back) expect(back.day >= today).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
