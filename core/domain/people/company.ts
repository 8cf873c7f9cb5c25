import { folded } from '../folded.ts';

/** Forms of incorporation at the end of a name; they tell no two companies apart in a network. */
const FORMS = new Set(
  (
    'inc incorporated llc llp lp ltd limited plc corp corporation co company gmbh ag kg se ug mbh ohg ev sa sas sarl ' +
    'sasu srl spa sl slu bv nv vof oy oyj ab as asa aps a/s pty pte kk sp zoo doo'
  ).split(' '),
);

/**
 * A company's name as it is compared: whole, folded, without its form of incorporation and remarks in brackets.
 * Never part of a name: "Helio" is not "Helios Energy", "Meta" is not "Metabase".
 */
export function companyKey(name: string): string {
  const kept = KEYS.get(name);
  if (kept !== undefined) return kept;
  if (KEYS.size >= MOST_KEYS) KEYS.clear();
  const key = keyOf(name);
  KEYS.set(name, key);
  return key;
}

/** Every person is compared with every target company: a ranking of thousands would fold the same few names all day. */
const KEYS = new Map<string, string>();
const MOST_KEYS = 2000;

function keyOf(name: string): string {
  const words = folded(name.slice(0, 200))
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll('&', ' and ')
    .replaceAll(/\.(?=\p{L}\b)|(?<=\b\p{L})\./gu, '')
    .split(/[^\p{L}\p{N}/]+/u)
    .filter(Boolean);
  if (words.length > 1 && words[0] === 'the') words.shift();
  while (words.length > 1 && (FORMS.has(words.at(-1) ?? '') || words.at(-1) === 'and')) words.pop();
  return words.join(' ');
}

/** Do both names mean the same company? An absent or empty name is nobody's company. */
export function sameCompany(one: string | undefined, other: string | undefined): boolean {
  if (!one || !other) return false;
  const key = companyKey(one);
  return key !== '' && key === companyKey(other);
}
