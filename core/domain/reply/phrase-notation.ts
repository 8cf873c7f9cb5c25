import { keyWords } from './phrase-keys.ts';

/** A pattern to be made, and words of which one stands wherever it is found; undefined where there are none such. */
export interface Wording {
  (): RegExp;
  keys: () => string[] | undefined;
}

/**
 * Ways to say something as lines of plain words, made into one bounded pattern over folded text (lower case, no
 * accents). In a line: `a|b` either word, `word?` may be missing, `do_not` two words taken as one, `word*` any ending, `*` any word,
 * `{class}` a word of a class, `..` up to two and `...` up to five other words, `#` a number, `^` and `$` the ends of
 * the sentence.
 */
export const saying = (lines: string, classes: Record<string, string> = {}): Wording =>
  Object.assign(
    () =>
      new RegExp(
        `(?<!${SIGN})(?:${rows(lines)
          .map((line) => way(line, classes))
          .join('|')})`,
        'u',
      ),
    { keys: () => keyWords(rows(lines), (token) => wordsOf(token, classes)) },
  );

/**
 * A letter or digit of folded text. Named by their ranges, because each `\\p{L}` is looked up anew in the tables of Unicode,
 * and there are thousands of them.
 */
const SIGN = String.raw`[0-9a-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff\uff10-\uff19\uff41-\uff5a\uff66-\uffdc]`;

/** The words of a folded text, as lines name them. */
export const wordsIn = (text: string): Set<string> =>
  new Set(text.match(/[^\u0000-\u007f]/.test(text) ? WORDS : /[a-z0-9]+/g));

const WORDS = new RegExp(String.raw`(?:(?=[\p{L}\p{N}])${SIGN})+`, 'gu');

/** Ways to say something in a script without spaces: the parts of a line are joined, `..` is up to twelve signs. */
export const written =
  (lines: string): (() => RegExp) =>
  () =>
    new RegExp(
      rows(lines)
        .map((line) => line.split(/\s+/).map(unspaced).join(''))
        .join('|'),
      'u',
    );

const rows = (lines: string): string[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const GAP = String.raw`[\s,;:"“”()…–-]{1,4}`;
const OTHER = String.raw`[^\s.!?]{1,25}[^\S\n]{1,2}`;
const END = `(?!${SIGN})`;

function way(line: string, classes: Record<string, string>): string {
  let pattern = '';
  let gap = '';
  for (const token of line.split(/\s+/)) {
    if (token === '^') pattern += String.raw`^[^\p{L}\p{N}\n]{0,4}`;
    else if (token === '$') pattern += String.raw`[^\p{L}\p{N}\n]{0,6}$`;
    else if (token === '..' || token === '...') {
      pattern += `${gap}(?:${OTHER}){0,${token === '..' ? 2 : 5}}`;
      gap = '';
    } else if (token.endsWith('?')) {
      const word = either(token.slice(0, -1), classes);
      pattern += gap === '' ? `(?:${word}${GAP})?` : `(?:${gap}${word})?`;
    } else {
      pattern += gap + either(token, classes);
      gap = GAP;
    }
  }
  return pattern;
}

const either = (token: string, classes: Record<string, string>): string =>
  `(?:${wordsOf(token, classes).map(plain).join('|')})${END}`;

const wordsOf = (token: string, classes: Record<string, string>): string[] =>
  token.split('|').flatMap((word) => {
    const named = /^\{(\w+)\}$/.exec(word)?.[1];
    return named === undefined ? [word] : (classes[named] ?? '').trim().split(/\s+/);
  });

const plain = (word: string): string =>
  word
    .replace(/[.+()]/g, String.raw`\$&`)
    .replace(/_/g, String.raw`\s`)
    .replace(/#/g, String.raw`\d{1,3}`)
    .replace(/^\*$/, `${SIGN}{1,20}`)
    .replace(/\*/g, `${SIGN}{0,12}`);

const unspaced = (token: string): string => {
  if (token === '..') return String.raw`[^\n。！？]{0,12}`;
  if (token.endsWith('?')) return `(?:${token.slice(0, -1)})?`;
  return `(?:${token})`;
};
