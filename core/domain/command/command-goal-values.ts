import type { Command, Problem, Surroundings } from './command.ts';
import type { Scene } from './command-targets.ts';
import type { GoalSaid } from '../goal-said.ts';

/** What a line about the owner himself says. */
export type Reading = { command: Command } | Problem;
/** Reads what stands behind a label. */
export type Read = (rest: string, about: Surroundings, scene: Scene) => Reading;

/** Why it was not understood, and what would be. */
export const wrong = (because: string, closest: string): Problem => ({
  problem: 'not understood',
  because,
  closest,
});
/** Something said of the goal. */
export const goal = (said: GoalSaid): Reading => ({ command: { do: 'goal', said } });

const LONGEST = 300;
const MOST_LISTED = 20;

/** A sentence or a few words, kept as they are said. */
export const text =
  (field: 'path' | 'criteria' | 'results' | 'degree', example: string, least = 1): Read =>
  (rest) => {
    if (rest === '') return wrong('the words are missing', example);
    if (rest.length > LONGEST) return wrong(`it is longer than ${LONGEST} characters`, example);
    if (rest.split(' ').length < least) return wrong('say it in a sentence', example);
    return goal({ [field]: rest });
  };

/** Names with commas between. */
export const list =
  (field: 'titles' | 'companies' | 'places', example: string): Read =>
  (rest) => {
    const names = listed(rest);
    return names === undefined ? wrong('say them with commas between', example) : goal({ [field]: names });
  };

/** Names with commas between, none of them for "none"; undefined where nothing is said, or too many. */
export function listed(rest: string): string[] | undefined {
  if (/^(?:none|nothing|-)$/i.test(rest)) return [];
  const names = rest.split(/\s{0,5}[,;]\s{0,5}/).filter((name) => name !== '');
  const isList = names.length > 0 && names.length <= MOST_LISTED && names.every((name) => name.length <= 100);
  return isList ? [...new Set(names)] : undefined;
}

const KNOWS = 'say yes or no';

/** Yes or no; nothing said behind it is a yes. */
export const flag =
  (field: 'managerKnows' | 'employerKnows', example: string): Read =>
  (rest) => {
    if (/^(?:yes|y|true|(?:he|she|they) (?:does|do)|sure)?$/i.test(rest)) return goal({ [field]: true });
    if (/^(?:no|n|nope|not?|not yet|(?:he|she|they) (?:does not|doesn't|do not|don't))$/i.test(rest))
      return goal({ [field]: false });
    return wrong(KNOWS, example);
  };
