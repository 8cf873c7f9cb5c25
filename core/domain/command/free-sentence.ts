import type { Surroundings } from './command.ts';
import { itemsOf } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import { type Form, formOf, ON, UNTIL, WHO } from './free-sentence-form.ts';
import { INTENTS } from './free-sentence-intents.ts';

/** A line a sentence may have meant, or who of several people it may have meant. */
export type Meant = { line: string } | { candidates: string[] };

/**
 * The one command a free sentence comes nearest to, for a question back: nothing is ever done by it. Every word of the
 * sentence has to be accounted for, but politeness and a reason given; a sentence that asks, tells of somebody else's words
 * or sets a condition is none.
 */
export function meantBy(words: string, about: Surroundings, scene: Scene): Meant | undefined {
  if (words.split(' ').length < 3) return undefined;
  const form = formOf(words, about, scene);
  if (!form) return undefined;
  for (const clause of clausesOf(form, scene)) {
    for (const { says, line } of INTENTS) {
      const match = says.exec(clause.text);
      const meant = match && line(clause, match.slice(1), itemsOf(scene.subject).length);
      if (meant === undefined || meant === null) continue;
      return clause.candidates && meant.includes(clause.who)
        ? { candidates: clause.candidates }
        : { line: meant };
    }
  }
  return undefined;
}

/** Before a request, or in the middle of one, and none of its meaning. */
const LEAD =
  /^(?:no[,.!] |(?:so|and|well|oh|hi|hello|hey|sorry|ok|okay|right|also|actually|now|good ?word|hmm|ah)[,.!]? |(?:i think|i guess|i suppose|i am afraid|from now on),? (?:that )?|(?:please|pls|kindly)[, ]{1,2}|(?:could|can|would|will) you |(?:i (?:would like|want|need) you|is it possible|would it be possible|it would be (?:nice|great|good) if you could)(?: to)? |let us |i would ask you to )/i;
const POLITE =
  /(?<=.)[, ]{0,2}\b(?:please|pls|just|kindly|thank you|thanks|for me|if you can|if possible)\b(?=[,.!? ]|$)/gi;

/** What follows a reason is no second request, and no condition. */
const REASON =
  /^(.{3,}?)(?:,? (?:because|since|as (?=(?:he|she|they|i|we|it)\b))|[,.;!-] ?(?=(?:he|she|they|it|i|we|his|her|their|my|that|this|there|sorry)\b))(.{1,200})$/i;
const NO_REASON =
  /\b(?:unless|if|but|except|until|only|or|when|then|instead|yet|tell|ask|write|send|stop|hold|skip|remind|wait|every)\b/i;
/** Before "so don't write to him": what is told of one person, in nobody else's words. */
const TOLD =
  /\b(?:said|says|wrote|writes|told|tells|asked|asks|thinks|wants|unless|if|but|or|when|his|her|their|whether)\b/i;
const PRONOUN = /\b(?:him|her|them|he|she|they)\b/gi;

const bare = (text: string): string => {
  let words = text.replace(POLITE, '').trim();
  for (let i = 0; i < 3; i++) words = words.replace(LEAD, '');
  return words.replace(/[\s,.;!?]{1,50}$/, '').trim();
};

/** The sentence as a whole, without a reason at its end, and what follows "Tom has called, so": the nearest first. */
function* clausesOf(form: Form, scene: Scene): Generator<Form> {
  const whole = bare(form.text);
  yield { ...form, text: whole };
  const { who, count, isOf } = form.isOf === 'nobody' ? ofOnlyItem(scene) : form;
  if (form.isOf === 'nobody' && count === 1)
    yield { ...form, who, count, isOf, text: whole.replace(PRONOUN, WHO) };
  const [, asked = '', reason = ''] = REASON.exec(whole) ?? [];
  if (asked !== '' && !NO_REASON.test(reason) && !hasSign(reason, [UNTIL, ON])) {
    const text = bare(asked);
    yield { ...form, text };
    if (form.isOf === 'nobody' && count === 1)
      yield { ...form, who, count, isOf, text: text.replace(PRONOUN, WHO) };
  }
  const [, told = '', then = ''] = /^(.{3,200}?)(?:[,.;!] (?:so |and )?| so )(.{3,})$/i.exec(whole) ?? [];
  if (
    form.isOf === 'people' &&
    form.count === 1 &&
    told.includes(WHO) &&
    !TOLD.test(told) &&
    !hasSign(told, [UNTIL, ON])
  )
    yield { ...form, text: bare(then).replace(PRONOUN, WHO) };
}

const hasSign = (text: string, signs: string[]): boolean => signs.some((sign) => text.includes(sign));

/** In a mail about one person "her" is that person. */
function ofOnlyItem(scene: Scene): Pick<Form, 'who' | 'count' | 'isOf'> {
  const [item, ...more] = itemsOf(scene.subject);
  const name = item && scene.names.nameOf(item.contactId);
  return name === undefined || more.length > 0 || scene.names.find(name).at !== 'one'
    ? { who: '', count: 0, isOf: 'nobody' }
    : { who: name, count: 1, isOf: 'people' };
}
