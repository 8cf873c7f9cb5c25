import type { Day, Instant } from '../core/domain/instant.ts';
import { Refused } from './exit.ts';

/** The time zone of this computer. */
export const systemZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The country a zone lies in, by the zones the platform lists for each country; undefined where that says nothing. */
export function countryOf(zone: string): string | undefined {
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  // Codes of countries that are no more become those of today: DD is DE.
  const codes = letters.flatMap((first) =>
    letters.map((second) => new Intl.Locale(`und-${first}${second}`).region),
  );
  return codes.find((code) => code !== undefined && zonesOf(code).includes(platformName(zone)));
}

/** Whether a zone is one of a country's; true where the platform says nothing of it. */
export const liesIn = (country: string, zone: string): boolean =>
  zonesOf(country).includes(platformName(zone)) || countryOf(zone) === undefined;

/** A zone by the name the platform lists it under: Asia/Kolkata is Asia/Calcutta there. */
function platformName(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return zone;
  }
}

/** The country this computer is set up for; a guess, to be said as one. */
export const systemCountry = (): string =>
  new Intl.Locale(new Intl.DateTimeFormat().resolvedOptions().locale).maximize().region ?? 'US';

/** `Intl.Locale.timeZones` became `getTimeZones()`; Node 20 has the first, newer ones both. */
function zonesOf(country: string): unknown[] {
  const locale = new Intl.Locale(`und-${country}`);
  const zones: unknown = 'timeZones' in locale ? locale.timeZones : undefined;
  if (Array.isArray(zones)) return zones;
  const told: unknown =
    'getTimeZones' in locale && typeof locale.getTimeZones === 'function' ? locale.getTimeZones() : undefined;
  return Array.isArray(told) ? told : [];
}

/** Holidays of a place for two years, or a refusal that lists the regions. */
export async function calendarOf(country: string, region: string | undefined, now: Instant): Promise<Day[]> {
  const { publicHolidays, regions } = await import('../core/runtime/holidays.ts');
  const today = now.slice(0, 10);
  const days = publicHolidays({
    country,
    today,
    ...(region === undefined ? {} : { region: region.toUpperCase() }),
  });
  if (days) return days;
  const known = regions(country);
  if (known === undefined)
    throw new Refused(
      `--country ${country}: no holidays are known for it; write its two letters, such as US or DE`,
    );
  const codes = Object.keys(known);
  throw new Refused(
    codes.length === 0
      ? `--region ${region ?? ''}: ${country} has no regions with holidays of their own; leave it out`
      : `--region ${region ?? ''}: ${country} has ${codes.join(', ')}`,
  );
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The name of an ISO weekday. */
export const weekdayName = (weekday: number): string => WEEKDAYS[weekday - 1] ?? String(weekday);

/** "sun 18:00" as ISO weekday and time. */
export function digestTime(said: string): { weekday: number; time: string } {
  const [, day = '', time = ''] = /^\s*([a-z]{3,9})\s+(\d{1,2}:\d{2})\s*$/i.exec(said) ?? [];
  const weekday = WEEKDAYS.findIndex((name) => name.toLowerCase().startsWith(day.toLowerCase())) + 1;
  if (day === '' || weekday === 0)
    throw new Refused(`--digest "${said}": write a weekday and a time, such as "mon 07:30"`);
  return { weekday, time: time.padStart(5, '0') };
}
