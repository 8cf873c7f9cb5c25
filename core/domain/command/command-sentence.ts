import { readGoal, RUNS_ON } from './command-goal.ts';
import { readLine } from './command-grammar.ts';
import type { Reading } from './command-grammar.ts';
import type { Command, Surroundings } from './command.ts';
import type { Scene } from './command-targets.ts';
import { findVerb } from './command-verbs.ts';
import { closingOf, isDeviceLine, isQuoted, wordsOf } from './command-words.ts';
import type { GoalQuestionKey } from '../goal-questions.ts';
import { isOwnName } from './name-book.ts';

/** A line that a mail program broke is about as long as it lets a line be. */
const BROKEN_FROM = 50;
const MOST_OF_LINE = 1000;
const MOST_LINES = 5;

/** The line after the last of what the owner says of himself in line `from`: a long sentence comes in several lines. */
export function endOfSentence(
  lines: string[],
  from: number,
  about: Surroundings,
  scene: Scene,
  first: boolean,
): number {
  const opens = RUNS_ON.test(wordsOf((lines[from] ?? '').slice(0, MOST_OF_LINE)));
  if (!opens && !(first && about.subject.at === 'goal')) return from + 1;
  let end = from + 1;
  for (; end < lines.length && end < from + MOST_LINES; end++) {
    if ((lines[end - 1] ?? '').trim().length < BROKEN_FROM) break;
    const raw = lines[end] ?? '';
    const words = wordsOf(raw.slice(0, MOST_OF_LINE));
    if (words === '' || isQuoted(raw) || isDeviceLine(words) || closingOf(words) !== undefined) break;
    if (about.owner !== undefined && isOwnName(words, about.owner)) break;
    if (!('problem' in readLine(words, about, scene)) || RUNS_ON.test(words)) break;
  }
  return end;
}

/** The words of several lines as one. */
export const sentenceOf = (lines: string[], from: number, end: number): string =>
  wordsOf(
    lines
      .slice(from, end)
      .map((line) => line.slice(0, MOST_OF_LINE))
      .join(' '),
  );

/** What a question about the goal is answered with, behind the label it would have in any other mail. */
const LABELS: Record<GoalQuestionKey, string> = {
  decision: 'decision',
  field: 'goal',
  employer: 'employer',
  path: 'path',
  date: 'decision date',
  managerKnows: 'manager knows',
  deciders: 'decided by',
  criteria: 'criteria',
  results: 'results',
  degree: 'degree',
  titles: 'titles',
  companies: 'companies',
  places: 'places',
  knownAtWork: 'employer knows',
};

/** Free words as the answer to the question that was asked; undefined where they are a command, or no answer. */
export function readAnswer(
  key: GoalQuestionKey,
  reading: Reading,
  words: string,
  about: Surroundings,
  scene: Scene,
): { command: Command } | undefined {
  const saysYesOrNo = 'command' in reading && ['approve', 'skip'].includes(reading.command.do);
  if (!('problem' in reading) && !saysYesOrNo) return undefined;
  const spoken = findVerb(words);
  // A mistyped "stop" must never become somebody's path.
  if (spoken && words.split(' ').length < 3 && !YES_OR_NO.includes(key)) return undefined;
  const answer = readGoal(`${LABELS[key]}: ${words}`, about, scene);
  return answer && 'command' in answer ? answer : undefined;
}

const YES_OR_NO: readonly GoalQuestionKey[] = ['decision', 'managerKnows', 'knownAtWork'];
