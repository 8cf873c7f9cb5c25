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

/** Forms nobody says: written small they may be words ("as", "sa"), so that the short ones count in capitals only. */
const UNSAID =
  /(?:[\s,]{1,20}(?:(?:GmbH|mbH|Inc(?:orporated)?|Ltd|Limited|LLC|L\.L\.C|LLP|PLC|plc|Pty|SARL|SASU|S\.?r\.?l|S\.?p\.?A|Sp\. ?z ?o\. ?o|d\.o\.o|B\.?V|N\.?V|Oyj?|ApS|A\/S|K\.K|OHG|gGmbH|S\.L|S\.A(?:\.S)?|AG|KG|SE|SAS?|SL|AB|ASA?|UG|e\.? ?V)\.?|(?:&|und|and) Co\.?)){1,4}$/;

/**
 * A company's name as people say it: "Borealis GmbH & Co. KG" works as Borealis, and "Helio, Inc. | We are hiring" as Helio. What is
 * the name stays: "The Boston Company", "Smith & Co".
 */
export function companyInWords(name: string): string {
  const bare = name
    .slice(0, 200)
    .replaceAll(/[®™©]/g, '')
    .replace(/\s{1,20}[|•·].*/s, '')
    .replace(/\s{0,20}\([^()]*\)\s{0,20}$/, '')
    .trim();
  const said = bare
    .replace(/(?<=(?:GmbH|AG|mbH)) (?:&|und) Co\.?(?= KG|$)/, '')
    .replace(UNSAID, (forms) => (/^\s*(?:&|und|and) Co\.?$/.test(forms) ? forms : ''));
  return said.trim() === '' ? bare || name : said.trim();
}
