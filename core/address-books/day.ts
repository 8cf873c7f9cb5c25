import { Temporal } from 'temporal-polyfill';

/** Months by their first letters in the languages exports are made in. */
const MONTHS = [
  'jan|ene|gen',
  'feb|fev',
  'mar|mrz|mae',
  'apr|avr|abr',
  'may|mai|mag|mei|maj',
  'jun|juin|giu',
  'jul|juil|lug',
  'aug|aou|ago',
  'sep|set',
  'oct|okt|ott|out',
  'nov',
  'dec|dez|dic',
].map((names) => new RegExp(`^(?:${names})`));

/**
 * A date of a file as YYYY-MM-DD: `05 Mar 2024`, `Mar 5, 2024`, ISO, `MM/DD/YYYY` as LinkedIn writes it (day first where
 * only that is a date), `DD.MM.YYYY`. Undefined for anything else: a date nobody can read is no error.
 */
export function dayFrom(text: string): string | undefined {
  if (text === '') return undefined;
  if (DAYS.has(text)) return DAYS.get(text);
  if (DAYS.size >= MOST_DAYS) DAYS.clear();
  const read = readDay(text);
  if (text.length <= MOST_OF_DAY) DAYS.set(text, read);
  return read;
}

/** An address book tells the same few days a thousand times, and a calendar takes its time to check one. */
const DAYS = new Map<string, string | undefined>();
const MOST_DAYS = 2000;
const MOST_OF_DAY = 40;

function readDay(text: string): string | undefined {
  const plain = text
    .trim()
    .slice(0, MOST_OF_DAY)
    .replace(/^(\d{4})年(\d{1,2})月(\d{1,2})日$/, '$1-$2-$3');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(plain);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const named = /^(\d{1,2})[ .-]+(?:de )?(\p{L}{3,12})[ .-]+(?:de )?(\d{4})$/u.exec(plain);
  if (named) return day(named[3], monthOf(named[2]), named[1]);
  const monthFirst = /^(\p{L}{3,12})\.? +(\d{1,2}),? +(\d{4})$/u.exec(plain);
  if (monthFirst) return day(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain);
  if (slashed) return day(slashed[3], slashed[1], slashed[2]) ?? day(slashed[3], slashed[2], slashed[1]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain);
  return dotted ? day(dotted[3], dotted[2], dotted[1]) : undefined;
}

function monthOf(name = ''): number {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return MONTHS.findIndex((month) => month.test(plain)) + 1;
}

function day(year = '', month: string | number = 0, date = ''): string | undefined {
  const parts = { year: Number(year), month: Number(month), day: Number(date) };
  if (parts.year < 1900 || parts.year > 2200) return undefined;
  try {
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}
