import type { Day } from '../instant.ts';
import { folded, weekdayOf } from './calendar-words.ts';
import { dayOfWeek, daysUntil, nextMonday, nextWeekday, plusDays } from './days.ts';
import { writtenDates, type WrittenDate } from './written-dates.ts';

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
  const relative = relativeDays(text, received);
  const written = writtenDates(text, received).filter(
    (date) => !relative.some((other) => other.at <= date.at && date.at < other.end),
  );
  const dates = [...written, ...relative]
    .sort((one, other) => one.at - other.at)
    .filter((date) => isAhead(date.day, received));
  const cued = dates.map((date, at) => ({ date, cue: cueOf(text, date, dates[at - 1], dates[at + 1]) }));
  const back = cued.find(({ cue }) => cue === 'back') ?? cued.find(({ cue }) => cue === 'back-after');
  if (back) return { day: back.date.day, stated: back.date.day, words: quoted(note, back.date) };
  const away = cued.filter(
    ({ cue, date }) => cue === 'until' || cue === 'through' || (cue !== 'before' && date.rangeFrom),
  );
  const last = away[0];
  if (!last) return undefined;
  const { date, cue } = last;
  const monday = dayOfWeek(date.day) === 1;
  const isReturn = date.exact === 'month' || (monday && cue === 'until');
  return { day: isReturn ? date.day : nextWeekday(date.day), stated: date.day, words: quoted(note, date) };
}

type Cue = 'back' | 'back-after' | 'until' | 'through' | 'before' | 'start' | undefined;

/** What the words around a date say about it. Words after it count only up to the next date or sentence. */
function cueOf(
  text: string,
  date: WrittenDate,
  before: WrittenDate | undefined,
  after: WrittenDate | undefined,
): Cue {
  const from = Math.max(before?.end ?? 0, date.at - 70);
  const lead = (text.slice(from, date.at).split(SENTENCE_END).at(-1) ?? '').slice(-70);
  const tail =
    text.slice(date.end, Math.min(after?.at ?? text.length, date.end + 60)).split(SENTENCE_END)[0] ?? '';
  if (BEFORE.test(lead)) return 'before';
  if (STARTING.test(lead)) return BACK_AFTER.test(tail) ? 'back-after' : 'start';
  const until = UNTIL.exec(lead);
  const back = BACK.exec(lead);
  if (until && (!back || until.index >= back.index)) return INCLUSIVE.test(lead + tail) ? 'through' : 'until';
  if (back) return 'back';
  if (BACK_AFTER.test(tail)) return 'back-after';
  if (UNTIL_AFTER.test(tail)) return 'until';
  return undefined;
}

/** The full stop of "t.o.m." or "30.11." ends nothing. */
const SENTENCE_END = /(?<!\b\p{L}|\d)\.(?=\s|$)|[!?;\n。]/u;

/** "Back on", directly before the date but for small words. */
const BACK =
  /(?:\bback\b(?! from)|\breturn(?:ing|s|ed)?\b|\bresum(?:e|ing)\b|\bin (?:the )?office again\b|\bavailable (?:again|from|on|as of)\b|\breachable\b|\bget (?:back )?to you\b|\breply to you\b|\brespond\b|\bwieder\b|\bzuruck\b|\bruckkehr\b|\bde retour\b|\bretour(?:ne)?\b|\brevien[st]?\b|\breviendrai\b|\brentre(?:rai)?\b|\breprends?\b|\bserai de nouveau\b|\bvuelv[oe]\b|\bvuelta\b|\bvolvere\b|\bregres[oe]\b|\bregresare\b|\breincorpor\p{L}{0,6}\b|\brientr[oe]\b|\brientrero\b|\btorn[oe]\b|\btornero\b|\bdi nuovo\b|\bdisponibile\b|\bvolt[oe]\b|\bvoltarei\b|\bregresso\b|\bretorn[oe]\b|\bretornarei\b|\bestarei de volta\b|\bweer\b|\bterug\b|\bater\b|\btillbaka\b|\btilbage\b|\btilbake\b|\bigen\b|\bpalaan\b|\btakaisin\b|\btoissa\b|\bwracam\b|\bwroce\b|\bpowrot\p{L}{0,3}\b|\bbede (?:ponownie )?dostepn\p{L}{0,2}\b|\bzpet\b|\bvratim se\b|\bopet\b|\bk dispozici\b|вернусь|вернемся|возвращаюсь|выйду|буду на месте|返回|回来|回到|恢复|复工)[^.!?\n]{0,45}$/u;

/** Verb-final languages say it after the date. */
const BACK_AFTER =
  /^[^\n]{0,40}(?:\bwieder\b|\bzuruck\b|\bweer\b|\bterug\b|\bater\b|\btillbaka\b|\btilbage\b|\btilbake\b|\bigen\b|\btakaisin\b|\bpalaan\b|\btoissa\b|\bzpet\b|\bback (?:in|at)\b)|^[^\n]{0,12}(?:вернусь|返回|回来|回到|恢复|复工|より出社|から出社|に出社|から勤務|に戻|に復帰|以降|から通常|より通常|から対応|より対応)/u;

/** "Until": the day is the last one away. */
const UNTIL =
  /(?:\buntil\b|\btill\b|\bthrough\b|\bthru\b|\bup to\b|\bto and including\b|\bends?(?: on)?\b|\bbis\b|\bjusqu'?(?:au|a|en)?\b|\bau\b|\bhasta\b|\bfino (?:a|al|alla|all')|\bsino al\b|\bal\b|\bate\b|\btot\b|\bt\/m\b|\btot en met\b|\btill och med\b|\bt\.?o\.?m\.?|\btil og med\b|\bindtil\b|\bfrem til\b|\bfram til\b|\btil\b|\btill\b|\bdo\b|\bdo dnia\b|\baz do\b|до|по|至|到|直到)[\s,(]{0,3}(?:(?!back\b|return)[\p{L}'/.-]{1,14}[\s,]{1,2}){0,4}$/u;

const UNTIL_AFTER = /^[\s(（)）\p{L}]{0,8}(?:まで|まて|asti|saakka|为止|之前)|^\s?(?:\([^)]{0,6}\))?まで/u;

/** A deadline or a way to reach somebody sooner is no return. */
const BEFORE =
  /(?:\bbefore|\bprior to|\bvor dem|\bavant le|\bantes del?|\bprima del|\bvoor|\binnan|\bfor den|\bby)\s[^.!?\n]{0,16}$/u;

const STARTING =
  /(?:\bstart(?:ing|s)?(?: on| from)?|\bbeginning(?: on)?|\bfrom|\bas of|\bsince|\bab(?: dem)?|\bvom|\bvon|\bdal|\bdel|\bdesde(?: el| o)?|\ba partir d[eou]s?|\bdu|\bvanaf|\bfran(?: och med)?|\bfra(?: og med)?|\bod|\bsent on|\b(?:e-?mail|message|nachricht) (?:of|from|vom))\s(?:[\p{L}.]{1,12}[\s,]{1,2}){0,3}$/u;

/** The last day is named as such: even a Monday is a day away then. */
const INCLUSIVE =
  /\binclu(?:s|si|sive|sief|ded|ding|so)\b|\bthrough\b|\bthru\b|\beinschlie(?:ß|ss)lich\b|\binkl\b|\bt\/m\b|\btot en met\b|\btill och med\b|\bt\.?o\.?m\b|\btil og med\b|\bcompreso\b|\bincl\b|включительно|\bwlacznie\b|\bvcetne\b/u;

/** "tomorrow", "next week", and a weekday in a script without spaces. */
function relativeDays(text: string, received: Day): WrittenDate[] {
  return [...text.matchAll(RELATIVE)].slice(0, 10).map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    day: relativeDay(match.groups ?? {}, received),
    exact: 'day',
  }));
}

function relativeDay(said: Record<string, string | undefined>, today: Day): Day {
  const { tomorrow, week, friday, nextday, weekday: named = '', many = '', unit = '' } = said;
  if (tomorrow !== undefined) return plusDays(today, 1);
  if (friday !== undefined) return plusDays(today, (12 - dayOfWeek(today)) % 7);
  if (nextday !== undefined) return inNextWeek(today, weekdayOf(nextday) ?? 1);
  if (week !== undefined) return nextMonday(today);
  if (named !== '') return plusDays(today, ((weekdayOf(named) ?? 1) - dayOfWeek(today) + 7) % 7 || 7);
  return plusDays(today, (COUNTS[many] ?? Number(many)) * (/^(?:d|t|j)/.test(unit) ? 1 : 7));
}

/** Said on a Monday, "next Friday" is the one of next week; said on a Wednesday, "next Tuesday" is that anyway. */
const inNextWeek = (today: Day, weekday: number): Day => plusDays(today, 7 - dayOfWeek(today) + weekday);

const RELATIVE =
  /(?<!\p{L})(?<tomorrow>tomorrow|ubermorgen|morgen(?= (?:wieder|zuruck|weer|terug))|demain|manana|domani|amanha|imorgon|i morgen|jutro|zitra|завтра|明天|明日)(?!\p{L})|(?<!\p{L})(?<nextday>(?<=next )(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\p{L})|(?<!\p{L})(?<friday>end of (?:the|this) week|rest of (?:the|this) week)(?!\p{L})|(?<!\p{L})(?<week>next week|nachste woche|kommende woche|la semaine prochaine|la proxima semana|la prossima settimana|volgende week|nasta vecka|naeste uge|neste uke)(?!\p{L})|(?<weekday>星期[一二三四五六日天]|周[一二三四五六日])|(?<!\p{L})in (?<many>\d{1,2}|one|two|three|four|a) (?<unit>days?|weeks?|tagen?|wochen?)(?!\p{L})/gu;

const COUNTS: Record<string, number> = { a: 1, one: 1, two: 2, three: 3, four: 4 };

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
