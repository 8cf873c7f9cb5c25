import type { Day } from '../instant.ts';
import { folded } from './calendar-words.ts';
import { dayOfWeek, firstOfMonth, nextWeekday, plusDays } from './days.ts';
import { RELATIVE } from './later-words.ts';
import { writtenDates } from './written-dates.ts';

const MAX_TEXT = 4000;

/**
 * The day a "not now, write me then" names: the first working day of a month or quarter, the working day after a
 * holiday; undefined when no day was named ("maybe later this year").
 */
export function laterDate(text: string, received: Day): Day | undefined {
  const words = folded(text.slice(0, MAX_TEXT));
  const relative = RELATIVE.flatMap(({ pattern, day }) => {
    const match = pattern.exec(words);
    return match
      ? [
          {
            at: match.index,
            end: match.index + match[0].length,
            day: day(received, match),
            asked: asked(words, match.index),
          },
        ]
      : [];
  });
  const written = writtenDates(words, received)
    .filter(
      (date) => date.day > received && !relative.some((other) => date.at < other.end && other.at < date.end),
    )
    .map((date) => ({
      at: date.at,
      day: date.exact === 'month' ? partOfMonth(words, date.at, date.day) : day(words, date.at, date.day),
      asked: asked(words, date.at),
    }));
  const named = [...relative, ...written].sort((one, other) => one.at - other.at);
  const best = named.find((one) => one.asked) ?? named.at(-1);
  return best && workday(best.day);
}

/** Was the day asked for ("ping me in January") rather than named as the end of being busy? */
const asked = (text: string, at: number): boolean =>
  !/\b(?:until|till|through|bis|jusqu|hasta|fino|ate|tot)\b[^.!?]{0,30}$/.test(
    text.slice(Math.max(0, at - 40), at),
  );

/** "After the 9th" is the working day after it; "until the 9th" too, unless it is a Monday, as in an absence note. */
function day(text: string, at: number, date: Day): Day {
  const lead = text.slice(Math.max(0, at - 30), at);
  if (AFTER.test(lead)) return nextWeekday(date);
  return UNTIL.test(lead) && dayOfWeek(date) !== 1 ? nextWeekday(date) : date;
}

const AFTER =
  /\b(?:after|past|nach|apres|despues del?|dopo|depois d[eo]|na|efter|etter|po|после)\s(?:\p{L}{1,12}\s){0,2}$/u;
const UNTIL = /\b(?:until|till|through|bis|jusqu'?au|hasta|fino al?|ate|tot|do|до)\s(?:\p{L}{1,12}\s){0,2}$/u;

function partOfMonth(text: string, at: number, first: Day): Day {
  const lead = text.slice(Math.max(0, at - 24), at);
  if (/\b(?:mid|middle of|mitte|mi|meados de|meta)[\s-]{1,2}(?:de |of )?$/.test(lead))
    return plusDays(first, 14);
  if (/\b(?:end of|late|ende|fin|finales de|fine|final de|eind|slutet av)\s(?:de )?$/.test(lead))
    return plusDays(first, 24);
  if (/\b(?:after|nach|apres|despues de|dopo|depois de)\s$/.test(lead)) return firstOfMonth(first, 1);
  return first;
}

/** The day itself, or the next that is neither weekend nor New Year's Day. */
function workday(day: Day): Day {
  let next = day;
  while (dayOfWeek(next) > 5 || next.endsWith('-01-01')) next = plusDays(next, 1);
  return next;
}
