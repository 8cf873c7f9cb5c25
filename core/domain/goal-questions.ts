import type { Goal, GoalKind } from './goal.ts';
import type { Day } from './instant.ts';
import type { Owner } from './owner.ts';

/** What may be asked about a goal; each is asked once. */
export const GOAL_QUESTIONS = [
  'decision',
  'field',
  'employer',
  'path',
  'date',
  'managerKnows',
  'deciders',
  'criteria',
  'results',
  'degree',
  'titles',
  'companies',
  'places',
  'knownAtWork',
] as const;
export type GoalQuestionKey = (typeof GOAL_QUESTIONS)[number];

/** One question about the owner's goal, with the line that answers it. */
export interface GoalQuestion {
  key: GoalQuestionKey;
  words: string;
}

/** The most valuable first: what protects the owner, then what an ask cannot do without, then what ranks people. */
const OF_GOAL: Record<GoalKind, readonly GoalQuestionKey[]> = {
  promotion: ['decision', 'path', 'date', 'managerKnows', 'deciders', 'employer', 'criteria', 'results'],
  'career-change': ['employer', 'field', 'path', 'titles', 'companies', 'knownAtWork'],
  'first-job': ['employer', 'field', 'path', 'date', 'degree', 'titles', 'places'],
};

/** What has its day, holds mail back, or protects the owner is said at once; the rest takes its turn. */
export const isUrgent = ({ key }: { key: string }): boolean =>
  ['start', 'decision', 'field', 'employer', 'path', 'date', 'managerKnows'].includes(key);

/** What is not known of the owner's goal and was never asked, the most valuable first. */
export function goalQuestions(owner: Pick<Owner, 'goal' | 'employer'>, today: Day): GoalQuestion[] {
  const { goal } = owner;
  return OF_GOAL[goal.kind]
    .filter((key) => !goal.asked?.includes(key) && isOpen(key, owner, today))
    .map((key) => ({ key, words: goalQuestion(key, goal.kind) }));
}

/** The goal, once it was asked about, or told of. */
export const askedAbout = (goal: Goal, key: string): Goal => ({
  ...goal,
  asked: [...(goal.asked ?? []).filter((one) => one !== key), key],
});

function isOpen(
  key: GoalQuestionKey,
  { goal, employer }: Pick<Owner, 'goal' | 'employer'>,
  today: Day,
): boolean {
  switch (key) {
    case 'decision':
      return isOverdue(goal, today);
    case 'field':
    case 'path':
      return goal[key].trim() === '';
    case 'employer':
      return employer === undefined;
    case 'knownAtWork':
      return employer !== '' && goal.employerKnows === undefined;
    case 'titles':
    case 'companies':
      return goal[key].length === 0;
    case 'date':
    case 'managerKnows':
    case 'deciders':
    case 'criteria':
    case 'results':
    case 'degree':
    case 'places':
      return goal[key] === undefined;
  }
}

/** Has the day of the decision passed without a word of how it went? */
const isOverdue = ({ kind, date, decision }: Goal, today: Day): boolean =>
  kind === 'promotion' && date !== undefined && date < today && decision === undefined;

/** The line that gives the path, for whoever has to say that it is missing. */
export const PATH_LINE: Record<GoalKind, string> = {
  promotion: 'path: I am working toward leading the reporting team',
  'career-change': 'path: I am moving from reporting into data engineering',
  'first-job': 'path: I am finishing a degree in statistics and look for work with data',
};

/** A question with the line that answers it. */
export function goalQuestion(key: GoalQuestionKey, kind: GoalKind): string {
  switch (key) {
    case 'decision':
      return 'The day of the decision has come: how did it go? Answer "decision: yes" or "decision: no", and I write the thanks to all who helped.';
    case 'field':
      return `Which field do you want to work in? Answer "goal ${kind.replace('-', ' ')}: data engineering".`;
    case 'employer':
      return kind === 'promotion'
        ? 'Where do you work? For a promotion its people count first. Answer "I work at Globex".'
        : 'Where do you work now? Its people are left alone unless you say so, one by one. Answer "I work at Globex", or "employer none".';
    case 'path':
      return `What is your path, in one sentence that may stand in a mail? I ask nobody for anything without it. Answer "${PATH_LINE[kind]}".`;
    case 'date':
      return kind === 'promotion'
        ? 'When is it decided about you? Answer "decision date: 15 March".'
        : 'When do you graduate? Answer "graduation: June 2027".';
    case 'managerKnows':
      return 'Does your manager know that you work toward it? Until then I write to nobody above your manager. Answer "manager knows: yes", or no.';
    case 'deciders':
      return 'Who decides about you? Answer "decided by: Lotte Berg, Karl Voss".';
    case 'criteria':
      return 'What is it decided by? Answer "criteria: has led a project of two teams".';
    case 'results':
      return 'Which two results speak for you? Answer "results: the close takes four days instead of nine; six people trained".';
    case 'degree':
      return 'Which degree is it? Answer "degree: BSc in statistics".';
    case 'titles':
      return 'Which titles do you look for? Answer "titles: data engineer, analytics engineer".';
    case 'companies':
      return 'At which companies would you like to work? Answer "companies: Nordwind, Helio".';
    case 'places':
      return 'Where do you want to work? Answer "places: Lisbon, Berlin".';
    case 'knownAtWork':
      return 'Does your present employer know that you look around? Answer "employer knows: no", or yes.';
  }
}

/** What a question is called in a reply token: eight characters, "path0000". */
export const questionCode = (key: GoalQuestionKey): string => key.toLowerCase().slice(0, 8).padEnd(8, '0');

/** The question whose code this is. */
export const questionOfCode = (code: string): GoalQuestionKey | undefined =>
  GOAL_QUESTIONS.find((key) => questionCode(key) === code);
