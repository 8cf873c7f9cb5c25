import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import type { Instant } from '../instant.ts';
import { dateOf, dayOf, wallClock } from '../instant.ts';

/** One line without control, hidden and line-breaking characters: names and subjects of strangers go through here. */
export const clean = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** At most `most` characters, cut at a word where there is one. */
export function clip(text: string, most: number): string {
  const line = clean(text);
  if (line.length <= most) return line;
  const cut = Array.from(line.slice(0, most)).slice(0, -1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** At most `most` words of at most 40 characters each. */
export function clipWords(text: string, most: number): string {
  const words = clean(text)
    .split(' ')
    .map((word) => clip(word, 40));
  return words.length <= most ? words.join(' ') : most === 0 ? '' : `${words.slice(0, most).join(' ')}…`;
}

export const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Tue 24 Nov", with the year where it is not the present one. */
export function dayWords(at: Instant, zone: string, now: Instant): string {
  const day = dateOf(dayOf(at, zone));
  const year = day.year === wallClock(now, zone).year ? '' : ` ${day.year}`;
  return `${WEEKDAYS[PlainDate.dayOfWeek(day) - 1] ?? ''} ${day.day} ${MONTHS[day.month - 1] ?? ''}${year}`;
}

/** "Tue 24 Nov at 09:12". */
export const timeWords = (at: Instant, zone: string, now: Instant): string => {
  const { hour, minute } = wallClock(at, zone);
  return `${dayWords(at, zone, now)} at ${twoDigits(hour)}:${twoDigits(minute)}`;
};

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** "a", "a and b", "a, b and c". */
export const listed = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** "1 mail", "2 mails". */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** The mail a step is, in words: "2-nudge" is a follow-up. */
export function stepWords(step: string): string {
  const purpose = step.replace(/^\d+-/, '').replace(/-\d+$/, '');
  return Object.hasOwn(STEPS, purpose) ? (STEPS[purpose] ?? purpose) : 'mail';
}

const STEPS: Record<string, string> = {
  inquire: 'first mail',
  nudge: 'follow-up',
  ask: 'request',
  'ask-advice': 'request for advice',
  remind: 'reminder',
  'follow-up': 'follow-up',
  confirm: 'confirmation',
  'good-word': 'request for a good word',
  result: 'note of a result',
  thank: 'thank-you',
  suggest: 'suggestion',
  update: 'update',
};

/** How a draft begins, after its greeting. */
export function firstLineOf(text: string): string {
  const lines = text
    .split('\n')
    .map(clean)
    .filter((line) => line !== '');
  const [first = '', second = ''] = lines;
  return first.length < 40 && /[,!:]$/.test(first) ? second : first;
}
