import type { Reading } from './command-grammar.ts';
import { select } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import { cadenceInWords } from '../people/cadence.ts';

const closest = 'keep Ben every 2 months';

/** Reads what follows `keep`: "Ben every 2 months", "10 every 60-90 days", "Ben yearly", "Ben never". */
export function readKeep(after: string, scene: Scene): Reading {
  const match =
    /^(.{0,200}?)[ :]{0,5}\b((?:once )?every .{1,40}|weekly|monthly|quarterly|yearly|never|none)$/i.exec(
      after,
    );
  const cadence = cadenceInWords(match?.[2] ?? '');
  if (!match || cadence === undefined)
    return { problem: 'not understood', because: 'say whom, and how often: every 7 days or more', closest };
  const chosen = select(match[1] ?? '', scene, 'anybody');
  if ('problem' in chosen) return chosen;
  return { command: { do: 'keep', targets: chosen.targets, cadence } };
}
