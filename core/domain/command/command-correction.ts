import type { Command, Problem, Surroundings } from './command.ts';
import { readLine } from './command-grammar.ts';
import { itemsOf } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import { respelled } from './command-respelling.ts';
import { meantBy } from './free-sentence.ts';
import { findVerb } from './command-verbs.ts';

/** A problem with the nearest line that would have been a command, for the owner to say yes to; never done by itself. */
export function corrected(words: string, problem: Problem, about: Surroundings, scene: Scene): Problem {
  if (problem.problem === 'ambiguous') return problem;
  const meant = meantBy(words, about, scene);
  if (meant && 'candidates' in meant) return { problem: 'ambiguous', candidates: meant.candidates };
  for (const candidate of meant ? [meant.line] : candidates(words, about, scene)) {
    const line = candidate.replace(/[\s.,;:]{1,200}$/, '');
    const reading = readLine(line, about, scene);
    const yesToQuestion =
      about.subject.at === 'question' && 'command' in reading && reading.command.do === 'approve';
    if ('command' in reading && !yesToQuestion)
      return { ...problem, closest: line, ...(isUndone(reading.command) && { offered: true }) };
    if ('opens' in reading) return { ...problem, closest: line };
  }
  // The form of it, with somebody else's name.
  return problem;
}

/** Who is deleted cannot be brought back: that takes the line itself, not a yes. */
const isUndone = ({ do: what }: Command): boolean => what !== 'forget' && what !== 'forget import';

function* candidates(words: string, about: Surroundings, scene: Scene): Generator<string> {
  const tokens = words.split(' ');
  yield* respelled(words, scene);
  if (/\?$/.test(words)) yield words.replace(/[\s?]{1,200}$/, '');
  // One command a line: the first of several, and what goes before words too many.
  const spoken = findVerb(words);
  if (spoken && spoken.before !== '' && spoken.after !== '')
    yield words.slice(0, words.length - spoken.after.length).trim();
  const [head = words] = words.split(/\s{0,20}(?:[,;/]|\band\b|\bbut\b|\bthen\b)\s{0,20}/i);
  // "send 1 and 2 but not 3" is no "send 1".
  if (!/\d$/.test(head) || !/^\D{0,24}\d/.test(words.slice(head.length))) yield head;
  const [item] = itemsOf(about.subject);
  if (item && /^#?\d{1,2}$/.test(words)) yield `${words} yes`;
  if (/@/.test(words)) yield `add ${words}`;
  if (spoken?.verb === 'note' || /^memory /i.test(words)) yield* colons(tokens);
  if (item && /^memory [^:]+$/i.test(words)) yield words.replace(' ', ': ');
  if (spoken?.verb === 'later') yield `${words} 3 weeks`;
  if (spoken?.verb === 'pause') yield `hold ${spoken.after}`;
  if (item && !/\d/.test(words)) yield `${item.number} ${words}`;
}

/** "note Ana met her boss": a colon after the name. */
function* colons(tokens: string[]): Generator<string> {
  for (let cut = Math.min(tokens.length - 1, 5); cut > 1; cut--)
    yield `${tokens.slice(0, cut).join(' ')}: ${tokens.slice(cut).join(' ')}`;
}
