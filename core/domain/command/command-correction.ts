import type { Problem, Surroundings } from './command.ts';
import { readLine } from './command-grammar.ts';
import { itemsOf } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import { findVerb, VERBS } from './command-verbs.ts';
import { nameKey } from './name-book.ts';

const MOST_TOKENS = 12;

/** The nearest line that would have been a command: offered to the owner, never done. */
export function closest(
  words: string,
  problem: Problem,
  about: Surroundings,
  scene: Scene,
): string | undefined {
  if (problem.problem === 'ambiguous') return undefined;
  if (problem.closest !== undefined) return problem.closest;
  for (const candidate of candidates(words, about, scene)) {
    const line = candidate.replace(/[\s.,;:]{1,200}$/, '');
    const reading = readLine(line, about, scene);
    const yesToQuestion =
      about.subject.at === 'question' && 'command' in reading && reading.command.do === 'approve';
    if (!('problem' in reading) && !yesToQuestion) return line;
  }
  return undefined;
}

function* candidates(words: string, about: Surroundings, scene: Scene): Generator<string> {
  const tokens = words.split(' ');
  if (tokens.length <= MOST_TOKENS) yield* respelledVerbs(tokens);
  if (/\?$/.test(words)) yield words.replace(/[\s?]{1,200}$/, '');
  if (tokens.length <= MOST_TOKENS) yield* respelledNames(words, scene);
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

/** Every token in turn as the verb it nearly is, nearest first. */
function respelledVerbs(tokens: string[]): string[] {
  const found: { distance: number; line: string }[] = [];
  tokens.forEach((token, index) => {
    const said = token.toLowerCase().replace(/:$/, '');
    for (const verb of Object.values(VERBS).flat()) {
      if (said.length < 2 || verb.length < 2 || verb.includes(' ') || said === verb) continue;
      const distance = editDistance(said, verb, 2);
      if (distance > (Math.min(said.length, verb.length) < 5 ? 1 : 2) || distance >= verb.length - 1)
        continue;
      const colon = token.endsWith(':') ? ':' : '';
      found.push({
        distance,
        line: [...tokens.slice(0, index), verb + colon, ...tokens.slice(index + 1)].join(' '),
      });
    }
  });
  return found.sort((a, b) => a.distance - b.distance).map(({ line }) => line);
}

/** The person's name as somebody known is really called. */
function* respelledNames(words: string, scene: Scene): Generator<string> {
  const spoken = findVerb(words);
  if (!spoken) return;
  const said = nameKey(spoken.before === '' ? spoken.after : spoken.before);
  if (said.length < 2 || said.length > 60) return;
  let best: { name: string; distance: number } | undefined;
  for (const name of scene.names.known()) {
    const distance = editDistance(said, name, 2);
    if (distance > 0 && distance <= (said.length < 4 ? 1 : 2) && distance < (best?.distance ?? 9))
      best = { name, distance };
  }
  if (!best) return;
  const found = scene.names.find(best.name);
  const name = found.at === 'one' ? (scene.names.nameOf(found.id) ?? best.name) : best.name;
  yield spoken.before === ''
    ? `${words.slice(0, words.length - spoken.after.length)}${name}`
    : `${name}${words.slice(spoken.before.length)}`;
}

/** "note Ana met her boss": a colon after the name. */
function* colons(tokens: string[]): Generator<string> {
  for (let cut = Math.min(tokens.length - 1, 5); cut > 1; cut--)
    yield `${tokens.slice(0, cut).join(' ')}: ${tokens.slice(cut).join(' ')}`;
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment): "yse" is one from "yes".
 * Anything over `most` is told as `most + 1`, early.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
      best = Math.min(best, least);
    }
    if (best > most) return most + 1;
    [before, above] = [above, row];
  }
  return above.at(-1) ?? 0;
}
