import type { Day } from '../instant.ts';
import { AWAY_TEXT, PAST_TEXT } from './absence-words.ts';
import { folded } from './calendar-words.ts';
import { dayOfWeek, daysUntil, firstOfMonth, nextWeekday, plusDays } from './days.ts';
import { isVague, monthParts } from './month-parts.ts';
import { lastDayAway, relativeDays } from './relative-days.ts';
import { cueOf, isAnothers, SENTENCE_END, type Cue } from './return-cues.ts';
import { repeats, writtenDates, type WrittenDate } from './written-dates.ts';

/** What an out-of-office note says about the return. */
export interface Return {
  /** First day back. */
  day: Day;
  /** The day the note itself names: the return, or the last day away. */
  stated: Day;
  words: string;
}

/** Only so much of a note is read for a date. */
const MAX_NOTE = 4000;
/** Nobody announces a return further ahead. */
const HORIZON_DAYS = 550;

/**
 * The first day back that an out-of-office note names, if it names one: "back on X" is X; "until X" and the end of a
 * range are the last day away, unless X is a Monday. A past or impossible day is none; nothing is invented.
 */
export function returnDate(note: string, received: Day): Return | undefined {
  const text = folded(note.slice(0, MAX_NOTE));
  const relative = [...relativeDays(text, received), ...monthParts(text, received)];
  const written = writtenDates(text, received).filter(
    (date) => !isVague(text, date) && !relative.some((other) => other.at <= date.at && date.at < other.end),
  );
  const all = [...written, ...relative]
    .sort((one, other) => one.at - other.at)
    .filter((date, at, dates) => !repeats(date, dates[at - 1], text));
  const cued = all
    .map((date, at) => ({ date, cue: cueOf(text, date, all[at - 1], all[at + 1]) }))
    .filter(({ date }) => isAhead(date.day, received));
  const back = cued.find(({ cue }) => cue === 'back') ?? cued.find(({ cue }) => cue === 'back-after');
  if (back) return { day: back.date.day, stated: back.date.day, words: quoted(note, back.date) };
  const last = cued.find(
    ({ cue, date }) => cue === 'until' || cue === 'through' || (cue !== 'before' && date.rangeFrom),
  );
  if (last) return { ...afterLast(last.date, last.cue), words: quoted(note, last.date) };
  return shortAbsence(note, text, received);
}

function afterLast(date: WrittenDate, cue: Cue): { day: Day; stated: Day } {
  if (date.exact === 'month' && cue === 'until') return { day: date.day, stated: date.day };
  const last = date.exact === 'month' ? plusDays(firstOfMonth(date.day, 1), -1) : date.day;
  const isReturn = dayOfWeek(last) === 1 && cue === 'until' && date.exact !== 'month-end';
  return { day: isReturn ? last : nextWeekday(last), stated: last };
}

/** "Out today", "away this week": no date is written, but the absence has an end. */
function shortAbsence(note: string, text: string, received: Day): Return | undefined {
  for (const sentence of text.split(SENTENCE_END)) {
    if (sentence === undefined || !AWAY_TEXT().test(sentence)) continue;
    if (PAST_TEXT().test(sentence) || isAnothers(sentence)) continue;
    const last = lastDayAway(sentence, received);
    if (last === undefined) continue;
    const at = text.indexOf(sentence);
    return {
      day: nextWeekday(last),
      stated: nextWeekday(last),
      words: note
        .slice(at, at + sentence.length)
        .trim()
        .slice(0, 120),
    };
  }
  return undefined;
}

function isAhead(day: Day, received: Day): boolean {
  const days = daysUntil(received, day);
  return days >= 0 && days <= HORIZON_DAYS;
}

const quoted = (note: string, date: WrittenDate): string =>
  note
    .slice(Math.max(0, date.at - 40), date.end + 20)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
