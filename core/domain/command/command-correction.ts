import type { Problem, Surroundings } from './command.ts';
import { readLine } from './command-grammar.ts';
import { itemsOf } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import { respelled } from './command-respelling.ts';
import { findVerb } from './command-verbs.ts';

/** The nearest line that would have been a command: offered to the owner, never done. */
export function closest(
  words: string,
  problem: Problem,
  about: Surroundings,
  scene: Scene,
): string | undefined {
  if (problem.problem === 'ambiguous') return undefined;
  for (const candidate of candidates(words, about, scene)) {
    const line = candidate.replace(/[\s.,;:]{1,200}$/, '');
    const reading = readLine(line, about, scene);
    const yesToQuestion =
      about.subject.at === 'question' && 'command' in reading && reading.command.do === 'approve';
    if (!('problem' in reading) && !yesToQuestion) return line;
  }
  // The form of it, with somebody else's name.
  return problem.closest;
}

function* candidates(words: string, about: Surroundings, scene: Scene): Generator<string> {
  const tokens = words.split(' ');
  yield* respelled(words, scene);
  if (/\?$/.test(words)) yield words.replace(/[\s?]{1,200}$/, '');
  // One command a line: the first of several, and what goes before words too many.
  const spoken = findVerb(words);
  if (spoken && spoken.before !== '' && spoken.after !== '')
    yield words.slice(0, words.length - spoken.after.length).trim();
  yield words.split(/\s{0,20}(?:[,;/]|\band\b|\bbut\b|\bthen\b)\s{0,20}/i)[0] ?? words;
  const [item] = itemsOf(about.subject);
  if (item && /^#?\d{1,2}$/.test(words)) yield `${words} yes`;
  if (/@/.test(words)) yield `add ${words}`;
  if (spoken?.verb === 'note') yield* colons(tokens);
  if (spoken?.verb === 'later') yield `${words} 3 weeks`;
  if (spoken?.verb === 'pause') yield `hold ${spoken.after}`;
  if (item && !/\d/.test(words)) yield `${item.number} ${words}`;
}

/** "note Ana met her boss": a colon after the name. */
function* colons(tokens: string[]): Generator<string> {
  for (let cut = Math.min(tokens.length - 1, 5); cut > 1; cut--)
    yield `${tokens.slice(0, cut).join(' ')}: ${tokens.slice(cut).join(' ')}`;
}
