import { folded, WORD_END, WORD_START } from '../folded.ts';
import { late, type Pattern } from '../reply/pattern.ts';
import { IN_SERVICE, NO_RANK, PAST, rankWords, THINGS } from './title-words.ts';

/** What a job title says about whom its holder may hire. */
export type TitleRank = 'head' | 'lead' | 'recruiter' | 'member' | 'academic' | 'unknown';

const IN_SERVICE_OF = late(() => new RegExp(`${WORD_START}${IN_SERVICE()}.*$`, 'g'));
const NOT_NOW = late(() => new RegExp(`${WORD_START}${PAST()}[ .-][^,|;/@]*`, 'g'));
const OF_THINGS = late(() => new RegExp(`${WORD_START}${THINGS()}${WORD_END}`, 'g'));
const POSSESSIVE = /\b[a-z]+['’]s?(?= )/g;
/** "Leiter*in", "Leiter:in" and "Leiter/-in" say both. */
const BOTH = /(?<=[a-z])[*:_/]-?in\b/g;

const holds = (rank: Parameters<typeof rankWords>[0]): Pattern =>
  late(() => {
    const { whole, joined } = rankWords(rank);
    return new RegExp(`${WORD_START}${whole}${WORD_END}|${joined}`);
  });
const TEAM_LEAD = /\bteam ?leit(?:er(?:in)?|ung)\b/;

/** The first that fits decides. */
const BY_RANK: [Pattern, TitleRank][] = [
  [() => TEAM_LEAD, 'lead'],
  [late(() => new RegExp(NO_RANK())), 'member'],
  [holds('head'), 'head'],
  [holds('lead'), 'lead'],
  [holds('recruiter'), 'recruiter'],
  [holds('academic'), 'academic'],
];

/** Reads a job title in any language whose address books are read; words match whole: "leadership coach" hires nobody. */
export function titleRank(title: string | undefined): TitleRank {
  if (!title?.trim()) return 'unknown';
  const words = folded(title.slice(0, 200))
    .replaceAll(BOTH, '')
    .replaceAll(POSSESSIVE, ' ')
    .replaceAll(IN_SERVICE_OF(), ' ')
    .replaceAll(NOT_NOW(), ' ')
    .replaceAll(OF_THINGS(), ' ');
  return BY_RANK.find(([pattern]) => pattern().test(words))?.[1] ?? 'member';
}
