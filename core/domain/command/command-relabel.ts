import type { Command, Problem } from './command.ts';
import { select } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import { RELABEL_KINDS, relabelKind } from '../reply/relabel.ts';

/** Reads what follows `relabel`: "1 later", "Ben no", "Ben: wrong person", "2 = question". The kind comes last. */
export function readRelabel(words: string, scene: Scene): { command: Command } | Problem {
  const tokens = words.split(' ');
  // "wrong person" is two words, and no name ends in "wrong".
  for (const count of [2, 1]) {
    const kind = relabelKind(tokens.slice(-count).join(' ').replace(/[.!]$/, ''));
    if (!kind || tokens.length < count) continue;
    const whom = tokens
      .slice(0, -count)
      .join(' ')
      .replace(/\s{0,20}(?:[=:]|\bis(?: an?)?|\bas|\bto)$/i, '')
      .trim();
    if (/^(?:all|everything|both)\b/i.test(whom))
      return { problem: 'not understood', because: '"relabel" is said of one person after another' };
    const chosen = select(whom, scene, 'anybody');
    return 'problem' in chosen ? chosen : { command: { do: 'relabel', targets: chosen.targets, kind } };
  }
  return {
    problem: 'not understood',
    because: `after "relabel" comes a number or a name and what the answer was: ${RELABEL_KINDS.join(', ')}`,
  };
}
