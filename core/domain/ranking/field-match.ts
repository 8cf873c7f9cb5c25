import { folded, wordsOf } from '../folded.ts';
import type { Goal } from '../goal.ts';

/** How a person's work relates to the field an owner seeks. */
export type FieldMatch = 'in' | 'partly' | 'adjacent' | 'other' | 'unknown';

const BEST_FIRST: FieldMatch[] = ['in', 'partly', 'adjacent', 'other', 'unknown'];

/** Compares what is known of somebody's work with the goal; `field` is what was said of it, `role` his title. */
export function matchField(
  goal: Pick<Goal, 'field' | 'titles' | 'adjacentFields'>,
  work: { field?: string | undefined; role?: string | undefined },
): FieldMatch {
  const byRole = work.role ? matchWords(goal, work.role) : 'unknown';
  const bySaid = work.field ? matchWords(goal, work.field) : 'unknown';
  // A field that was said and is neither sought nor near is another one, whatever the occupation.
  const said = work.field && bySaid === 'unknown' ? 'other' : bySaid;
  return BEST_FIRST.find((match) => match === byRole || match === said) ?? 'unknown';
}

/** What a goal seeks, in stems: the same for every person, so worked out once. */
interface Sought {
  field: string[][];
  telling: string[];
  near: string[][];
  occupations: string[];
}
const SOUGHT = new WeakMap<object, Sought>();

function soughtBy(goal: Pick<Goal, 'field' | 'titles' | 'adjacentFields'>): Sought {
  const kept = SOUGHT.get(goal);
  if (kept) return kept;
  const sought = {
    field: [goal.field, ...goal.titles].map(stems),
    telling: telling(stems(goal.field)),
    near: goal.adjacentFields.map(stems),
    occupations: occupations(`${goal.field} ${goal.titles.join(' ')}`),
  };
  SOUGHT.set(goal, sought);
  return sought;
}

function matchWords(goal: Pick<Goal, 'field' | 'titles' | 'adjacentFields'>, work: string): FieldMatch {
  const sought = soughtBy(goal);
  const known = new Set(stems(work.slice(0, 300)));
  const hasAll = (words: string[]) => words.length > 0 && words.every((word) => known.has(word));
  if (sought.field.some(hasAll)) return 'in';
  if (hasAll(sought.telling)) return 'partly';
  if (sought.near.some(hasAll)) return 'adjacent';
  const here = occupations(work);
  if (here.length === 0 || sought.occupations.length === 0) return 'unknown';
  return here.some((occupation) => sought.occupations.includes(occupation)) ? 'adjacent' : 'other';
}

const SHORT: Record<string, string[]> = {
  ml: ['machine', 'learning'],
  ai: ['artificial', 'intelligence'],
  hr: ['human', 'resources'],
  swe: ['software', 'engineer'],
  sde: ['software', 'engineer'],
  sre: ['site', 'reliability', 'engineer'],
  dev: ['developer'],
};
const SMALL = new Set(['of', 'and', 'the', 'in', 'for', 'at', 'a', 'an', 'to', 'und', 'de', 'y', 'et']);

/** Word stems: "data engineering" and "Senior Data Engineer" meet in `data` and `engin`. */
function stems(text: string): string[] {
  return wordsOf(text)
    .flatMap((word) => (Object.hasOwn(SHORT, word) ? (SHORT[word] ?? []) : [word]))
    .filter((word) => !SMALL.has(word))
    .map(stem);
}

function stem(word: string): string {
  if (/^analy/.test(word)) return 'analy';
  if (/^scien/.test(word)) return 'scien';
  let rest = word.slice(0, 40);
  for (;;) {
    const shorter = rest.replace(/(?:ing|ment|ion|ial|ant|ist|al|er|or|ic|s|y|e)$/, '');
    if (shorter === rest || shorter.length < 3) return rest;
    rest = shorter;
  }
}

let common: Set<string> | undefined;
const isCommon = (word: string): boolean =>
  (common ??= new Set(
    stems('engineering management development analytics science operations consulting research technology'),
  )).has(word);

/** The words that tell a field from others: of "data engineering" it is `data`. */
function telling(field: string[]): string[] {
  const rare = field.filter((word) => !isCommon(word));
  return rare.length > 0 ? rare : field;
}

/** Coarse occupations, only to tell "near" from "unrelated" when no word of the field is met. */
const OCCUPATIONS: Record<string, RegExp> = {
  computing:
    /\b(?:software|data|develop|programm|web|cloud|devops|it\b|information tech|cyber|security engineer|machine learning|backend|front ?end|full ?stack|database|platform|infrastructure|systems?\b|comput|internet|qa\b|sre\b)/,
  health:
    /\b(?:nurs|doctor|physician|dent(?:al|ist)|surg|pharma|medic(?:al|ine)|therap|clinic|hospital|health|veterinar)/,
  finance: /\b(?:financ|accountan|accounting|bank|audit|tax|invest|actuar|bookkeep|treasur|cfo\b)/,
  law: /\b(?:law|legal|attorney|counsel\b|paralegal|notar)/,
  teaching: /\b(?:teach|school|kindergarten|tutor)/,
  selling: /\b(?:market|sales|brand|advertis|seo\b|account exec|public relations|merchandis)/,
  people: /\b(?:recruit|hr\b|human resources|talent)/,
  design: /\b(?:design|ux\b|ui\b|graphic|illustrat)/,
  building: /\b(?:construct|civil eng|mechanical|electrician|plumb|carpent)/,
  hospitality: /\b(?:chef|cook|restaurant|hotel|barista|waiter)/,
  transport: /\b(?:logist|warehous|driver|truck|supply chain|pilot)/,
};

function occupations(text: string): string[] {
  const words = folded(text.slice(0, 300));
  return Object.keys(OCCUPATIONS).filter((name) => OCCUPATIONS[name]?.test(words));
}
