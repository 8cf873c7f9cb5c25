import { corrected } from './command-correction.ts';
import { readLine } from './command-grammar.ts';
import type { Surroundings } from './command.ts';
import type { Scene } from './command-targets.ts';
import { closingOf, looksLikeName } from './command-words.ts';
import { isOwnName } from './name-book.ts';

/** "Thanks", "Thanks, Nora", and the name below: unless what looks like a name could be meant as a command. */
export function isSignature(words: string, closing: boolean, about: Surroundings, scene: Scene): boolean {
  if (about.owner !== undefined && isOwnName(words, about.owner)) return true;
  const name = closingOf(words) ?? (closing ? words : undefined);
  if (name === undefined) return false;
  if (name === '') return true;
  if (!looksLikeName(name)) return false;
  const reading = readLine(name, about, scene);
  return 'problem' in reading && !('closest' in corrected(name, reading, about, scene));
}
