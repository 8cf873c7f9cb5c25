import { folded } from '../folded.ts';
import { JOINED_WORDS, WORDS } from './title-words.ts';

/** What a job title says about whom its holder may hire. */
export type TitleRank = 'head' | 'lead' | 'recruiter' | 'member' | 'academic' | 'unknown';

// JavaScript's \b knows only the letters of English: to it "директор" has no beginning.
const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

const IN_SERVICE_OF = new RegExp(`${START}${WORDS.inServiceOf}.*$`, 'gu');
const NOT_NOW = new RegExp(`${START}${WORDS.notNow}[ .-][^,|;/@]*`, 'gu');
const OF_THINGS = new RegExp(`${START}${WORDS.ofThings}${END}`, 'gu');
const POSSESSIVE = /\b[a-z]+['’]s?(?= )/g;
/** "Leiter*in", "Leiter:in" and "Leiter/-in" say both. */
const BOTH = /(?<=[a-z])[*:_/]-?in\b/g;

const rank = (words: string, joined: string): RegExp => new RegExp(`${START}${words}${END}|${joined}`, 'u');
const TEAM_LEAD = /\bteam ?leit(?:er(?:in)?|ung)\b/;
const NONE = new RegExp(JOINED_WORDS.none, 'u');

/** The first that fits decides. */
const BY_RANK: [RegExp, TitleRank][] = [
  [TEAM_LEAD, 'lead'],
  [NONE, 'member'],
  [rank(WORDS.head, JOINED_WORDS.head), 'head'],
  [rank(WORDS.lead, JOINED_WORDS.lead), 'lead'],
  [rank(WORDS.recruiter, JOINED_WORDS.recruiter), 'recruiter'],
  [rank(WORDS.academic, JOINED_WORDS.academic), 'academic'],
];

/** Reads a job title in any language whose address books are read; words match whole: "leadership coach" hires nobody. */
export function titleRank(title: string | undefined): TitleRank {
  if (!title?.trim()) return 'unknown';
  const words = folded(title.slice(0, 200))
    .replaceAll(BOTH, '')
    .replaceAll(POSSESSIVE, ' ')
    .replaceAll(IN_SERVICE_OF, ' ')
    .replaceAll(NOT_NOW, ' ')
    .replaceAll(OF_THINGS, ' ');
  return BY_RANK.find(([pattern]) => pattern.test(words))?.[1] ?? 'member';
}
