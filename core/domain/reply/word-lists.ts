/** Words or small patterns of one meaning, by language. Latin letters are folded: lower case, no accents. */
export type WordLists = Record<string, string[]>;

/** Languages written without spaces: their words stand inside a run of letters. */
const UNSPACED = ['ja', 'zh'];

/** The source of a regular expression for any of the words, as whole words where the language has spaces. */
export function anyWord(lists: WordLists): string {
  const of = (wanted: boolean): string =>
    Object.entries(lists)
      .filter(([language]) => UNSPACED.includes(language) === wanted)
      .flatMap(([, words]) => words)
      .join('|');
  const [spaced, unspaced] = [of(false), of(true)];
  const whole = String.raw`(?<!\p{L})(?:${spaced})(?!\p{L})`;
  return unspaced === '' ? whole : `(?:${whole}|(?:${unspaced}))`;
}
