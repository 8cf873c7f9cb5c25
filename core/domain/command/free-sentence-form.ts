import type { Surroundings } from './command.ts';
import { itemsOf } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import { dayInWords } from './day-in-words.ts';
import type { Day } from '../instant.ts';

/** A sentence with whom, which numbers and which days it speaks of taken out, each a sign in its place. */
export interface Form {
  /** One space between words, contractions spelled out. `WHO`, `UNTIL` and `ON` stand where something was taken out. */
  text: string;
  /** As a command names them: "Ben Osei and Maria Chen", "1,3". */
  who: string;
  isOf: 'people' | 'numbers' | 'nobody';
  /** How many `who` are. */
  count: number;
  /** Who may be meant, where a name is that of several. */
  candidates?: string[];
  until?: Day;
  on?: { day: Day; words: string };
}

/** Signs of the private use area, which no mail has: a sentence that holds one is not read. */
export const WHO = '\uE000';
export const UNTIL = '\uE001';
export const ON = '\uE002';
const SIGNS = /[\uE000-\uE00F]/;
/** "Ben, Ana and Tom" are whom one sentence speaks of. */
const SEVERAL = new RegExp(`${WHO}(?:(?: ,| and| or| &| , and) ${WHO})+`, 'g');

const LONGEST = 300;
const MOST_TOKENS = 40;
const LONGEST_NAME = 4;
const LONGEST_DAY = 5;

/** Undefined where a sentence is too long, cites somebody, or speaks of two days. */
export function formOf(words: string, about: Surroundings, scene: Scene): Form | undefined {
  // What stands in quotation marks or after a colon are somebody's words, told.
  if (words.length > LONGEST || SIGNS.test(words) || /["<>:|]|(?:^|\s)'/.test(words)) return undefined;
  const spelled = words.replace(
    CONTRACTED,
    (short) => SPELLED[short.toLowerCase().replace("'", '')] ?? short,
  );
  const tokens =
    spelled.match(/[\p{L}\p{N}#@](?:[\p{L}\p{M}\p{N}'’_@+-]|\.(?=[\p{L}\p{N}]))*|[,.;!?]/gu) ?? [];
  if (tokens.length > MOST_TOKENS || tokens.join('') !== spelled.replaceAll(' ', '')) return undefined;
  const form: Form = { text: '', who: '', isOf: 'nobody', count: 0 };
  const said: string[] = [];
  const known = { items: itemsOf(scene.subject).length > 0, about, scene };
  for (let i = 0; i < tokens.length;) {
    const found = dayAt(tokens, i, about) ?? numbersAt(tokens, i, known.items) ?? nameAt(tokens, i, scene);
    if (found && !taken(form, found)) return undefined;
    said.push(found ? found.sign : (tokens[i] ?? ''));
    i += found?.length ?? 1;
  }
  form.text = said
    .join(' ')
    .replace(SEVERAL, WHO)
    .replace(/ ([,.;!?])/g, '$1');
  return form;
}

type Found = { length: number; sign: string } & (
  { day: Day; words: string } | { numbers: string } | { name: string } | { candidates: string[] }
);

/** Notes what was found; false where it cannot stand beside what was found before. */
function taken(form: Form, found: Found): boolean {
  if ('day' in found) {
    if (form.until !== undefined || form.on) return false;
    if (found.sign === UNTIL) form.until = found.day;
    else form.on = found;
    return true;
  }
  const isOf = 'numbers' in found ? 'numbers' : 'people';
  if (form.isOf !== 'nobody' && form.isOf !== isOf) return false;
  form.isOf = isOf;
  form.count++;
  if ('candidates' in found) form.candidates = found.candidates;
  else {
    const one = 'numbers' in found ? found.numbers : found.name;
    form.who = form.who === '' ? one : `${form.who}${isOf === 'numbers' ? ',' : ' and '}${one}`;
  }
  return true;
}

const UNTIL_WORDS = /^(?:until|till|til|before|for)$/i;
const ON_WORDS = /^(?:in|on|after)$/i;
const BARE = /^(?:tomorrow|next)$/i;

function dayAt(tokens: string[], i: number, about: Surroundings): Found | undefined {
  const first = tokens[i] ?? '';
  const isUntil = UNTIL_WORDS.test(first);
  if (!isUntil && !ON_WORDS.test(first) && !BARE.test(first)) return undefined;
  const from = BARE.test(first) ? i : i + 1;
  for (let to = Math.min(tokens.length, from + LONGEST_DAY); to > from; to--) {
    const words = tokens
      .slice(from, to)
      .join(' ')
      .replace(
        /^(?:after )?(?:the )?(?:next |coming |following )?(?=(?:\d|a |an |one |two |three |four |five |six |\p{L}+day\b))/iu,
        '',
      )
      .replace(/^the (?=\d)/i, '');
    const read = dayInWords(words.replace(/^(?:a|an) /i, '1 '), about);
    if (read?.at !== 'day') continue;
    return { length: to - i, sign: isUntil ? UNTIL : ON, day: read.day, words: `${first} ${words}` };
  }
  return undefined;
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

const UNITS = /^(?:days?|weeks?|months?|years?|hours?|minutes?|times|percent|[ap]m)$/;

/** "number 3", "no. 3", "#3", "3", "the third one". */
function numbersAt(tokens: string[], i: number, isNumbered: boolean): Found | undefined {
  if (!isNumbered) return undefined;
  const [one = '', two = '', three = ''] = tokens.slice(i, i + 3).map((token) => token.toLowerCase());
  const digits = /^#?([1-9]\d?)$/;
  const found = (numbers: string | undefined, length: number): Found | undefined =>
    numbers === undefined || numbers === '0' ? undefined : { length, sign: WHO, numbers };
  if (/^(?:number|numbers|no|nr|item|items)$/.test(one)) {
    const dot = two === '.' ? 1 : 0;
    return found(digits.exec(dot ? three : two)?.[1], 2 + dot);
  }
  if (one === 'the' && ORDINALS.includes(two))
    return found(String(ORDINALS.indexOf(two) + 1), /^ones?$/.test(three) ? 3 : 2);
  // "every 3 months" is no number of the mail.
  return UNITS.test(two) ? undefined : found(digits.exec(one)?.[1], 1);
}

/** Names that are words as well: written small, or at the beginning of a sentence, they are the word. */
const ALSO_WORDS =
  /^(?:will|may|mark|bill|art|hope|grace|rose|joy|sunny|june|april|august|frank|sue|pat|rob|chase|drew|grant|jack|gene|guy|miles|penny|ray|rich|skip|sky|wade|an|so|do|my|no|to|in|on|me|it|i|long|song|young|king|day|ask|can|an|a|the|you|and|or|not|say|see|go|any|all)$/i;

function nameAt(tokens: string[], i: number, scene: Scene): Found | undefined {
  for (let to = Math.min(tokens.length, i + LONGEST_NAME); to > i; to--) {
    const span = tokens.slice(i, to);
    const [first = ''] = span;
    if (span.some((token, at) => /^[,;!?]$/.test(token) || (token === '.' && !isTitle(span[at - 1]))))
      continue;
    if (!/^\p{L}/u.test(first) || !/\p{L}$/u.test(span.at(-1) ?? '')) continue;
    const isSmall = i === 0 || !/^\p{Lu}/u.test(first);
    if (span.length === 1 && isSmall && ALSO_WORDS.test(first)) continue;
    const words = span.join(' ');
    const read = scene.names.find(words);
    if (read.at === 'many') return { length: span.length, sign: WHO, candidates: read.candidates };
    if (read.at === 'none') continue;
    const name = scene.names.nameOf(read.id) ?? words;
    // Of two with one name the id tells which.
    const isClear = scene.names.find(name).at === 'one';
    return { length: span.length, sign: WHO, name: isClear ? name : `${name} (${read.id})` };
  }
  return undefined;
}

const isTitle = (token = ''): boolean => /^(?:prof|dr|mr|mrs|ms)$/i.test(token);

const CONTRACTED =
  /\b(?:do|does|did|is|are|was|wo|ca|would|should|have|has)n'?t\b|\b(?:i'm|i've|i'd|i'll|let's|that's|it's|what's|who's|you're|cannot|thats|lets|im|ive)(?![\p{L}'])/giu;
const SPELLED: Record<string, string> = {
  dont: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  isnt: 'is not',
  arent: 'are not',
  wasnt: 'was not',
  wont: 'will not',
  cant: 'can not',
  wouldnt: 'would not',
  shouldnt: 'should not',
  havent: 'have not',
  hasnt: 'has not',
  im: 'I am',
  ive: 'I have',
  id: 'I would',
  ill: 'I will',
  lets: 'let us',
  thats: 'that is',
  its: 'it is',
  whats: 'what is',
  whos: 'who is',
  youre: 'you are',
  cannot: 'can not',
};
