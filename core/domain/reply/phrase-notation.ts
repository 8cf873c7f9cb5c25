/**
 * Ways to say something as lines of plain words, made into one bounded pattern over folded text (lower case, no
 * accents). In a line: `a|b` either word, `word?` may be missing, `do_not` two words taken as one, `word*` any ending, `*` any word,
 * `{class}` a word of a class, `..` up to two and `...` up to five other words, `#` a number, `^` and `$` the ends of
 * the sentence.
 */
export function saying(lines: string, classes: Record<string, string> = {}): RegExp {
  const ways = rows(lines).map((line) => way(line, classes));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${ways.join('|')})`, 'u');
}

/** Ways to say something in a script without spaces: the parts of a line are joined, `..` is up to twelve signs. */
export const written = (lines: string): RegExp =>
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
const END = String.raw`(?![\p{L}\p{N}])`;

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
  `(?:${token
    .split('|')
    .flatMap((word) => {
      const named = /^\{(\w+)\}$/.exec(word)?.[1];
      return named === undefined ? [word] : (classes[named] ?? '').trim().split(/\s+/);
    })
    .map(plain)
    .join('|')})${END}`;

const plain = (word: string): string =>
  word
    .replace(/[.+()]/g, String.raw`\$&`)
    .replace(/_/g, String.raw`\s`)
    .replace(/#/g, String.raw`\d{1,3}`)
    .replace(/^\*$/, String.raw`\p{L}{1,20}`)
    .replace(/\*/g, String.raw`\p{L}{0,12}`);

const unspaced = (token: string): string => {
  if (token === '..') return String.raw`[^\n。！？]{0,12}`;
  if (token.endsWith('?')) return `(?:${token.slice(0, -1)})?`;
  return `(?:${token})`;
};
