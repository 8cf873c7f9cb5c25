import type { Evidence, ReplyKind } from './reply.ts';
import { folded } from './calendar-words.ts';
import { late, type Pattern } from './pattern.ts';
import { wordsIn, type Wording } from './phrase-notation.ts';

/** A sentence of a mail: as written, and folded (lower case, no accents) at the same places. */
export interface Sentence {
  written: string;
  folded: string;
  asks: boolean;
}

/** What somebody said, sentence by sentence, and all of it folded with one sentence a line. */
export interface Said {
  sentences: Sentence[];
  folded: string;
  /** Plainly English: phrases of other languages need not be looked for. */
  english: boolean;
  /** Of the phrases that are told by a word, those whose word was said. */
  likely: Set<Sought>;
}

/** A way people say something, in folded text. `unless` names what it must not be mistaken for, in the same sentence. */
export interface Phrase {
  rule: string;
  pattern: RegExp | Pattern | Wording;
  unless?: RegExp;
  /** Of a language other than English. */
  foreign?: true;
}

/** Words found, and the sentence they stand in. */
export interface Finding {
  evidence: Evidence;
  sentence: Sentence;
}

/** Of a long mail its beginning and its end: what somebody wants stands there. */
const BEGINNING = 6000;
const END = 2000;
const MAX_SENTENCES = 120;
const MAX_SENTENCE = 600;

/** A phrase ready to be looked for: `^` and `$` are the ends of a sentence. */
export type Sought = Omit<Phrase, 'pattern'> & { pattern: Pattern };

export function phrases(list: Phrase[]): Sought[] {
  return list.map((phrase) => {
    const { pattern } = phrase;
    const sought = {
      ...phrase,
      pattern: late(() => {
        const { source, unicode } = typeof pattern === 'function' ? pattern() : pattern;
        return new RegExp(source, `gm${unicode ? 'u' : ''}`);
      }),
    };
    if ('keys' in pattern) unsorted[phrase.foreign ? 'foreign' : 'english'].push([sought, pattern.keys]);
    return sought;
  });
}

type Unsorted = [Sought, Wording['keys']][];
const unsorted: Record<'english' | 'foreign', Unsorted> = { english: [], foreign: [] };
/** The phrases that can be told by a word, and which they are: most patterns need never be made for most mail. */
const keyed = new Set<Sought>();
const byKey = new Map<string, Sought[]>();

/** The phrases that a word of the text speaks for. */
function likelyIn(text: string, english: boolean): Set<Sought> {
  sort(unsorted.english);
  if (!english) sort(unsorted.foreign);
  return new Set([...wordsIn(text)].flatMap((word) => byKey.get(word) ?? []));
}

function sort(list: Unsorted): void {
  for (const [sought, keysOf] of list.splice(0)) {
    const keys = keysOf();
    if (keys === undefined) continue;
    keyed.add(sought);
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), sought]);
  }
}

/** Splits what somebody wrote into sentences. */
export function saidIn(text: string): Said {
  const sentences: Sentence[] = [];
  for (const match of unwrapped(ends(text)).matchAll(SENTENCE)) {
    if (sentences.length >= MAX_SENTENCES) break;
    const written = match[0].trim().slice(0, MAX_SENTENCE);
    if (written !== '') sentences.push(sentenceOf(written));
  }
  return saidAs(sentences);
}

const ends = (text: string): string =>
  text.length <= BEGINNING + END ? text : `${text.slice(0, BEGINNING)}\n${text.slice(-END)}`;

/** Some sentences by themselves. */
export function saidAs(sentences: Sentence[]): Said {
  const all = sentences.map((sentence) => sentence.folded).join('\n');
  const english = isEnglish(all);
  return { sentences, folded: all, english, likely: likelyIn(all, english) };
}

/** The first phrase that is said, quoted. */
export function firstSaid(kind: ReplyKind, said: Said, among: Sought[]): Finding | undefined {
  for (const phrase of among) {
    const { rule, pattern: make, unless, foreign } = phrase;
    if ((foreign && said.english) || (keyed.has(phrase) && !said.likely.has(phrase))) continue;
    const pattern = make();
    pattern.lastIndex = 0;
    for (let match = pattern.exec(said.folded); match; match = pattern.exec(said.folded)) {
      const { sentence, start } = sentenceAt(said, match.index);
      if (unless?.test(sentence.folded)) {
        pattern.lastIndex = start + sentence.folded.length + 1;
        continue;
      }
      const words = around(sentence.written, match.index - start, match[0].length);
      return { evidence: { kind, from: 'text', words, rule }, sentence };
    }
  }
  return undefined;
}

/** A full stop inside an address, a number or an abbreviation ends nothing. */
const SENTENCE =
  /[^.!?。！？\n]{1,600}(?:[.!?。！？]{1,6}(?![\s\n]|$)[^.!?。！？\n]{1,200}){0,12}[.!?。！？]{0,6}/g;

const sentenceOf = (written: string): Sentence => ({
  written,
  folded: folded(written),
  asks: /[?？][\s)"'»”!]{0,4}$/.test(written),
});

/** A line of full width goes on in the next: mail programs wrap at 72 or so. */
const unwrapped = (text: string): string =>
  text.replace(/(^|\n)([^\n]{45,200})\n(?=[\p{L}\p{N}"'(])/gu, (all, start: string, line: string) =>
    /[.!?:。！？]$/.test(line) ? all : `${start}${line} `,
  );

/** A quarter of its words are English and no other language's. */
function isEnglish(text: string): boolean {
  if (/[^\u0000-\u007f\u2000-\u206f\u{1f000}-\u{1ffff}]/u.test(text)) return false;
  const words = text.match(/[a-z']+/g) ?? [];
  const english = words.filter((word) => ENGLISH.has(word)).length;
  return english >= 2 && english * 4 >= words.length;
}

const ENGLISH = new Set(
  "the you your to and is for of this that with i'm i'll i'd i've i it we are have be my on at was would could can will not but about from out up what how when do don't can't if they he she him her their there here just let let's know please thanks thank happy help great good sorry work now then week next back get write call talk".split(
    ' ',
  ),
);

function sentenceAt(said: Said, index: number): { sentence: Sentence; start: number } {
  let start = 0;
  for (const sentence of said.sentences) {
    if (index <= start + sentence.folded.length) return { sentence, start };
    start += sentence.folded.length + 1;
  }
  return { sentence: { written: '', folded: '', asks: false }, start };
}

/** At most 120 characters of a sentence with the matching words in them. */
function around(written: string, at: number, length: number): string {
  const start = written.length <= 120 ? 0 : Math.max(0, Math.min(at - 30, written.length - 120));
  return written
    .slice(start, Math.max(start + 120, at + Math.min(length, 60)))
    .slice(0, 120)
    .trim();
}
