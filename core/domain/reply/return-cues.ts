import {
  ANSWER_WORDS,
  BACK_AFTER_WORDS,
  BACK_WORDS,
  DENYING,
  INCLUSIVE_WORDS,
  TO_WORDS,
  UNTIL_AFTER_WORDS,
  UNTIL_WORDS,
} from './return-words.ts';
import { ANOTHER_MATTER, ANOTHER_PERSON, BEFORE_WORDS, STARTING_WORDS, WHEN_WORDS } from './away-words.ts';
import { isCalendarWord } from './calendar-words.ts';
import { anyWord } from './word-lists.ts';
import type { WrittenDate } from './written-dates.ts';
import { late } from './pattern.ts';

/**
 * What the words around a date say about it: `back` the first day back, `back-after` the same less plainly, `until` the
 * last day away unless it is a Monday, `through` the last day away, `before` no day of the absence, `start` its first.
 */
export type Cue = 'back' | 'back-after' | 'until' | 'through' | 'before' | 'start' | undefined;

/** The cue of a date in its sentence. Words beside it count only up to the next date. */
export function cueOf(
  text: string,
  date: WrittenDate,
  before: WrittenDate | undefined,
  after: WrittenDate | undefined,
): Cue {
  const sentence =
    text
      .slice(Math.max(0, date.at - 160), date.at)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  const lead = sentence.slice(-Math.min(70, date.at - (before?.end ?? 0)));
  const tail =
    text.slice(date.end, Math.min(after?.at ?? text.length, date.end + 60)).split(SENTENCE_END)[0] ?? '';
  if (isAnothers(sentence)) return 'before';
  if (BEFORE().test(lead)) return DENIED().test(lead) && REACHED.test(lead) ? 'back' : 'before';
  const back = BACK().exec(lead);
  const opensRange = after?.rangeFrom === date.day;
  const starting = STARTING().exec(lead);
  const until = UNTIL().exec(lead) ?? toIn(lead);
  if (starting && !(until && until.index > starting.index)) {
    if (opensRange || date.rangeFrom !== undefined) return 'start';
    if (isBackAfter(tail)) return 'back-after';
    return back && !isDenied(lead, back) && !AWAY.test(lead.slice(back.index)) ? 'back' : 'start';
  }
  if (opensRange) return 'start';
  if (until && (!back || until.index >= back.index)) {
    if (THEN_BACK.test(tail)) return 'back';
    return INCLUSIVE().test(lead + tail) ? 'through' : 'until';
  }
  if (date.rangeFrom !== undefined) return UNTIL_AFTER().test(tail) ? 'through' : undefined;
  if (back && !isDenied(lead, back)) return 'back';
  if (UNTIL_AFTER().test(tail)) return 'until';
  const answers = ANSWER().exec(lead);
  if (isBackAfter(tail)) return 'back-after';
  return answers && !isDenied(lead, answers) ? 'back-after' : undefined;
}

/** The sentence tells of somebody or something else, and not of the writer again. */
export function isAnothers(sentence: string): boolean {
  const other = ANOTHERS().exec(sentence);
  return other !== null && !FIRST_PERSON.test(sentence.slice(other.index + other[0].length));
}

function isBackAfter(tail: string): boolean {
  const match = BACK_AFTER().exec(tail);
  return match !== null && !WHEN().test(match[0]);
}

/** "Will not be back on", but not "am not in the office and will be back on". */
function isDenied(lead: string, said: RegExpExecArray): boolean {
  return DENIED_NEXT().test(lead.slice(0, said.index));
}

/** The full stop of "t.o.m." or "30.11." ends nothing. */
export const SENTENCE_END = /(?<!(?<!\p{L})\p{L}|\d)\.(?=\s|$)|[!?;\n。]/u;

const BACK = late(() => new RegExp(`${anyWord(BACK_WORDS)}[^!?\\n]{0,45}$`, 'u'));
const ANSWER = late(() => new RegExp(`${anyWord(ANSWER_WORDS)}[^!?\\n]{0,45}$`, 'u'));
const DENIED = late(() => new RegExp(anyWord(DENYING), 'u'));
const DENIED_NEXT = late(
  () =>
    new RegExp(
      `${anyWord(DENYING)}(?:(?!\\s(?:and|but|und|et|y|e|en|och|og|ja|i|a|и)\\s)[^,;:]){0,14}$`,
      'u',
    ),
);
const REACHED =
  /reachable|available|back|return|in the office|erreichbar|zuruck|wieder|im buro|joignable|disponible|de retour|disponivel|disponibile|raggiungibile|bereikbaar|terug|tilbage|tilbake|tillbaka|вернусь|доступ/u;
const BACK_AFTER = late(
  () =>
    new RegExp(
      `^[^\\n]{0,40}${anyWord(BACK_AFTER_WORDS)}|^[^\\n]{0,12}(?:вернусь|выйду|返回|回来|回到|恢复|复工|より出社|から出社|に出社|から勤務|に戻|に復帰|以降|から通常|より通常|から対応|より対応)`,
      'u',
    ),
);
const WHEN = late(() => new RegExp(anyWord(WHEN_WORDS), 'u'));
const UNTIL = late(
  () =>
    new RegExp(
      `${anyWord(UNTIL_WORDS)}[\\s,(]{0,3}(?:(?!back\\b|return)[\\p{L}'/.-]{1,14}[\\s,]{1,2}){0,4}$`,
      'u',
    ),
);
const TO = late(
  () =>
    new RegExp(`${anyWord(TO_WORDS)}[\\s,(]{0,3}(?<between>(?:[\\p{L}-]{2,20}\\.?[\\s,]{1,2}){0,3})$`, 'gu'),
);
const LEADS_TO_A_DAY = new Set(['dnia', 'den', 'og', 'med', 'le', 'el', 'il']);

/** "Au lundi", "til den": the word with nothing but the words of a date between it and the number. */
function toIn(lead: string): RegExpExecArray | undefined {
  const to = TO();
  to.lastIndex = 0;
  for (let match = to.exec(lead); match; match = to.exec(lead)) {
    const between = match.groups?.['between']?.match(/[\p{L}-]{2,20}/gu) ?? [];
    if (between.every((word) => LEADS_TO_A_DAY.has(word) || isCalendarWord(word))) return match;
    to.lastIndex = match.index + 1;
  }
  return undefined;
}

const UNTIL_AFTER = late(() => new RegExp(`^[\\s(（)）\\p{L}]{0,8}(?:${anyWord(UNTIL_AFTER_WORDS)})`, 'u'));
const THEN_BACK =
  /^[\s,;–-]{1,4}(?:when (?:i|we)\b|at which|on which day|wo ich wieder|an dem ich|back (?:that|the same|on that))/u;
const BEFORE = late(() => new RegExp(`${anyWord(BEFORE_WORDS)}\\s[^.!?\\n]{0,16}$`, 'u'));
const STARTING = late(
  () => new RegExp(`${anyWord(STARTING_WORDS)}\\s(?:[\\p{L}.-]{1,12}[\\s,]{1,2}){0,3}$`, 'u'),
);
const AWAY =
  /(?<!\p{L})(?:away|off|out|absent|leave|vacation|holidays?|abwesend|urlaub|weg|conges|vacances|vacaciones|ferie|ferias|vakantie|afwezig|semester|borta|urlopu?|dovolen)(?!\p{L})/u;
const INCLUSIVE = late(() => new RegExp(anyWord(INCLUSIVE_WORDS), 'u'));
const ANOTHERS = late(() => new RegExp(`${anyWord(ANOTHER_PERSON)}|${anyWord(ANOTHER_MATTER)}`, 'u'));
const FIRST_PERSON =
  /(?<!\p{L})(?:i|i'm|i'll|we|ich|wir|bin|je|j'ai|nous|estoy|estare|sono|saro|estou|estarei|ik|jag|jeg|olen|palaan|jestem|wracam|jsem|vratim|я|вернусь)(?!\p{L})/u;
