/**
 * Words of which at least one stands in every text that says one of the lines (in the notation of `saying`); undefined
 * where some line has no word that must stand there as it is. Of each line the words are taken that are said least.
 */
export function keyWords(lines: string[], words: (token: string) => string[]): string[] | undefined {
  const keys = new Set<string>();
  for (const line of lines) {
    let best: string[] | undefined;
    for (const token of line.split(/\s+/)) {
      if (NO_WORDS.has(token) || token.endsWith('?')) continue;
      const those = keysOf(words(token));
      if (those && (best === undefined || weight(those) < weight(best))) best = those;
    }
    if (best === undefined) return undefined;
    for (const key of best) keys.add(key);
  }
  return [...keys];
}

const NO_WORDS = new Set(['^', '$', '..', '...']);

function keysOf(words: string[]): string[] | undefined {
  const keys: string[] = [];
  for (const word of words) {
    const key = keyOf(word);
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return keys;
}

/** The rarest whole word in "send_me", "e-mail" or "don't". */
function keyOf(word: string): string | undefined {
  if (!PLAIN.test(word)) return undefined;
  let best: string | undefined;
  for (const part of word.split(BETWEEN))
    if (WHOLE.test(part) && (best === undefined || rarity(part) > rarity(best))) best = part;
  return best;
}

const PLAIN = /^[\p{L}\p{N}_'.+()&/*#-]+$/u;
const BETWEEN = /[_'.+()&/-]/;
const WHOLE = /^[\p{L}\p{N}]+$/u;

const rarity = (part: string): number => (COMMON.has(part) ? 0 : part.length);
const weight = (keys: string[]): number => keys.reduce((sum, key) => sum + (COMMON.has(key) ? 20 : 1), 0);

/** Words that stand in most mails. */
const COMMON = new Set(
  'the a an you your to and is for of this that with i we are have be my me us on at was would could can will not but about from out up what how when do don t if it in am all as so no or s m ll d ve re there here just let please thanks thank great good now then week next back get write call talk help happy know time work'.split(
    ' ',
  ),
);
