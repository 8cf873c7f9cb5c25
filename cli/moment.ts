import type { Day, Instant } from '../core/domain/instant.ts';
import type { Owner } from '../core/domain/owner.ts';
import { Refused } from './exit.ts';

/** A moment as the owner's clock shows it: "Tue 24 Nov 2026 09:12". */
export function clockTime(at: Instant | undefined, zone: string): string {
  if (at === undefined) return '';
  if (at >= FOREVER) return 'until you say so';
  return FORMAT(zone).format(Date.parse(at)).replaceAll(',', '');
}

/** Holds without an end are kept until this year. */
const FOREVER = '9999';

const FORMAT = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });

/** A day said in words or as a date, later than today: "2027-01-11", "next week", "March". */
export async function futureDay(said: string, owner: Owner, now: Instant, option: string): Promise<Day> {
  const read = await readDay(said, owner, now, option);
  if (read.at === 'day') return read.day;
  throw new Refused(`${option} "${said}": ${read.day} is not after today; name a later day`);
}

/** A day that may lie in the past. */
export async function anyDay(said: string, owner: Owner, now: Instant, option: string): Promise<Day> {
  return (await readDay(said, owner, now, option)).day;
}

async function readDay(
  said: string,
  owner: Owner,
  now: Instant,
  option: string,
): Promise<{ at: 'day' | 'past'; day: Day }> {
  const { dayInWords } = await import('../core/domain/command/day-in-words.ts');
  const { dayOf } = await import('../core/domain/instant.ts');
  const read = dayInWords(said, { today: dayOf(now, owner.zone), holidays: owner.holidays });
  if (read?.at === 'many')
    throw new Refused(
      `${option} "${said}" can be ${read.days.join(' or ')}; write it as ${read.days[0] ?? ''}`,
    );
  if (!read)
    throw new Refused(
      `${option} "${said}" is no day I can read; write 2027-01-11, "3 weeks", "march" or "next week"`,
    );
  return read;
}

/** The first moment of a day where the owner lives. */
export async function beginOf(day: Day, owner: Owner): Promise<Instant> {
  const { startOfDay } = await import('../core/domain/sending/sending-hours.ts');
  return startOfDay(day, owner.zone);
}
