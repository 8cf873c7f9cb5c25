import type { Day } from '../instant.ts';
import { folded } from './calendar-words.ts';
import { dayFrom } from './days.ts';
import { relativeDays } from './relative-days.ts';
import { writtenDates } from './written-dates.ts';

/** A day to talk on, in the calendar of who named it; the time of day and the zone only where they were said. */
export interface TalkDay {
  day: Day;
  /** "15:30". */
  time?: string;
  zone?: string;
}

/**
 * The one day that times to meet name ("Thursday at 3pm", "20261127T150000 Europe/Berlin"); undefined where they name
 * none or more than one, because then somebody has to choose first.
 */
export function talkDay(times: readonly string[], received: Day): TalkDay | undefined {
  const named = times.flatMap((words) => invited(words) ?? said(words, received));
  const days = new Set(named.map(({ day }) => day));
  const [day] = days;
  if (day === undefined || days.size > 1 || day < received) return undefined;
  const hours = new Set(named.map(({ time }) => time).filter((time) => time !== undefined));
  const [time] = hours;
  const zone = named.find((one) => one.zone !== undefined)?.zone;
  return {
    day,
    ...(time !== undefined && hours.size === 1 && { time }),
    ...(zone !== undefined && { zone }),
  };
}

const INVITED = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z?))?(?: (\S{1,60}))?$/;

/** The start of a calendar invitation. */
function invited(words: string): TalkDay[] | undefined {
  const match = INVITED.exec(words);
  if (!match) return undefined;
  const [, year, month, date, hour, minute, utc, zone] = match;
  const day = dayFrom(Number(year), Number(month), Number(date));
  if (day === undefined) return [];
  const where = utc ? 'UTC' : zone;
  return [
    {
      day,
      ...(hour !== undefined && minute !== undefined && { time: `${hour}:${minute}` }),
      ...(where !== undefined && { zone: where }),
    },
  ];
}

/** A week, a month or its end is no day to talk on. */
const VAGUE = /\b(?:week|woche|semaine|semana|settimana|month|monat|mois|mese|mes)\b/;
const TODAY = /\b(?:today|tonight|heute|aujourd'hui|hoy|oggi|hoje|vandaag)\b/;
const SHORT = /\b(?:wed|sat|sun)\b/g;
const WHOLE: Record<string, string> = { wed: 'wednesday', sat: 'saturday', sun: 'sunday' };

function said(words: string, received: Day): TalkDay[] {
  // Here they are days: what stands in times to meet is no other word.
  const text = folded(words).replace(SHORT, (short) => WHOLE[short] ?? short);
  const relative = relativeDays(text, received).filter(
    ({ at, end, exact }) => exact !== 'month-end' && !VAGUE.test(text.slice(at, end)),
  );
  const written = writtenDates(text, received).filter(
    ({ at, end, exact }) =>
      (exact === 'day' || exact === 'weekday') && !relative.some((other) => at < other.end && other.at < end),
  );
  const days = [...relative, ...written].flatMap(({ day, rangeFrom }) =>
    rangeFrom === undefined ? [day] : [rangeFrom, day],
  );
  if (TODAY.test(text)) days.push(received);
  const time = timeIn(text);
  return [...new Set(days)].map((day) => ({ day, ...(time !== undefined && { time }) }));
}

const TIME = /(?<![\d:.-])(?:(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm|a\.m\.|p\.m\.|uhr|h\b)|(\d{1,2}):(\d{2}))/g;

/** The one time of day that was said beyond doubt: "at 3" may be either. */
function timeIn(text: string): string | undefined {
  const [only, ...more] = [...text.matchAll(TIME)];
  if (!only || more.length > 0) return undefined;
  const [, h, m = '00', half, hour, minute] = only;
  const clock = Number(h ?? hour);
  const isHalf = half?.startsWith('a') === true || half?.startsWith('p') === true;
  if (clock > (isHalf ? 12 : 23) || (isHalf && clock === 0)) return undefined;
  const shift = half?.startsWith('p') ? 12 : 0;
  const of24 = isHalf ? (clock % 12) + shift : clock;
  return `${String(of24).padStart(2, '0')}:${minute ?? m}`;
}
