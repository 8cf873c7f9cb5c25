import type { Scene } from './command-targets.ts';
import { editDistance } from '../edit-distance.ts';
import { findVerb, VERBS } from './command-verbs.ts';
import { nameKey } from './name-book.ts';

const MOST_TOKENS = 12;
const LONGEST_NAME = 3;

/** Words commands are made of: verbs, and what says when and how often. */
const KNOWN = [
  ...new Set([
    ...Object.values(VERBS)
      .flat()
      .flatMap((verb) => verb.split(' ')),
    ...'days day weeks week months month years year every until next tomorrow never weekly monthly quarterly yearly subject'.split(
      ' ',
    ),
    ...'monday tuesday wednesday thursday friday saturday sunday one two three four five six'.split(' '),
    ...'january february march april june july august september october november december'.split(' '),
    ...'agreed declined given positive question meeting referral thanks unclear'.split(' '),
  ]),
].filter((word) => word.length > 2);

interface Respelled {
  index: number;
  token: string;
  distance: number;
}

/** Lines a misspelled one may have meant, nearest first: one word as it is spelled, two, and the name of somebody known. */
export function* respelled(words: string, scene: Scene): Generator<string> {
  const tokens = words.split(' ');
  if (tokens.length > MOST_TOKENS) return;
  const found = tokens.flatMap(nearWords).sort((one, other) => one.distance - other.distance);
  const said = (...changes: Respelled[]): string =>
    tokens.map((token, i) => changes.find(({ index }) => index === i)?.token ?? token).join(' ');
  for (const one of found) yield said(one);
  for (const [i, one] of found.entries())
    for (const other of found.slice(i + 1)) if (one.index !== other.index) yield said(one, other);
  yield* withKnownName(words, scene);
  for (const one of found.slice(0, 1)) yield* withKnownName(said(one), scene);
}

function nearWords(token: string, index: number): Respelled[] {
  const said = token.toLowerCase().replace(/:$/, '');
  if (said.length < 2 || !/^[a-z]+$/.test(said) || KNOWN.includes(said)) return [];
  return KNOWN.flatMap((word) => {
    const distance = editDistance(said, word, 2);
    if (distance > (Math.min(said.length, word.length) < 5 ? 1 : 2) || distance >= word.length - 1) return [];
    return [{ index, token: token.endsWith(':') ? `${word}:` : word, distance }];
  })
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3);
}

/** The first words of whom a line speaks of, as somebody known is really called. */
function* withKnownName(words: string, scene: Scene): Generator<string> {
  const spoken = findVerb(words);
  if (!spoken) return;
  const said = (spoken.before === '' ? spoken.after : spoken.before).split(' ');
  const heads = said.slice(0, LONGEST_NAME).map((_, i) => nameKey(said.slice(0, i + 1).join(' ')));
  const best = heads.map((): { name: string; distance: number } | undefined => undefined);
  for (const name of scene.names.known())
    heads.forEach((head, i) => {
      if (head.length < 2) return;
      const distance = editDistance(head, name, 2);
      if (distance > 0 && distance <= (head.length < 4 ? 1 : 2) && distance < (best[i]?.distance ?? 9))
        best[i] = { name, distance };
    });
  // The longest name first: of "Bem Osei" it is the whole that is misspelled.
  for (const [i, nearest] of [...best.entries()].reverse()) {
    if (!nearest) continue;
    const found = scene.names.find(nearest.name);
    const name = found.at === 'one' ? (scene.names.nameOf(found.id) ?? nearest.name) : nearest.name;
    const rest = [name, ...said.slice(i + 1)].join(' ');
    const verb = words.slice(0, words.length - spoken.after.length);
    yield spoken.before === '' ? `${verb}${rest}` : `${rest}${words.slice(spoken.before.length)}`;
  }
}
