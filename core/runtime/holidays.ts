import Holidays from 'date-holidays';
import type { Day } from '../domain/instant.ts';

/** Kinds of day on which a mail about work would be rude: offices are shut on both. */
const SHUT = new Set(['public', 'bank']);

/**
 * Public holidays of a country (ISO 3166 alpha-2) and region ("CA", "BY") as days, for two years from `today` on.
 * For the CLI only: the library is megabytes, and a Lambda bundle must not hold it. Undefined when it knows no such place;
 * `regions` lists those it knows.
 */
export function publicHolidays(about: { country: string; region?: string; today: Day }): Day[] | undefined {
  const { country, region, today } = about;
  const states = regions(country);
  if (states === undefined || (region !== undefined && !(region in states))) return undefined;
  const library = region === undefined ? new Holidays(country) : new Holidays(country, region);
  const year = Number(today.slice(0, 4));
  const end = `${year + 2}${today.slice(4)}`;
  const days = [year, year + 1, year + 2]
    .flatMap((each) => library.getHolidays(each))
    .filter(({ type }) => SHUT.has(type))
    .flatMap(({ date, start, end }) => daysFrom(date.slice(0, 10), end.getTime() - start.getTime()));
  return [...new Set(days)].filter((day) => day >= today && day < end).sort();
}

/** Regions of a country by code; undefined for a country that is not known. */
export function regions(country: string): Record<string, string> | undefined {
  const library = new Holidays();
  if (!(country in library.getCountries())) return undefined;
  return library.getStates(country) ?? {};
}

const DAY = 86_400_000;

/** The days a holiday covers from its first on; a half day counts as one. */
function daysFrom(first: Day, milliseconds: number): Day[] {
  const days = Math.max(1, Math.ceil(milliseconds / DAY));
  return Array.from({ length: days }, (_, i) =>
    new Date(Date.parse(first) + i * DAY).toISOString().slice(0, 10),
  );
}
