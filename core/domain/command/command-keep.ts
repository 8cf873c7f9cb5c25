import type { Reading } from './command-grammar.ts';
import { select } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import type { Day } from '../instant.ts';
import { cadenceInWords } from '../people/cadence.ts';

const closest = 'keep Ben every 2 months';

/** Reads what follows `keep`: "Ben every 2 months", "10 every 60-90 days", "Ben yearly", "Ben never"; "Ben" alone is not to be deleted. */
export function readKeep(after: string, scene: Scene): Reading {
  const day = importDay(after);
  if (day !== undefined) return { command: { do: 'retain import', day } };
  const match =
    /^(.{0,200}?)[ :]{0,5}\b((?:once )?every .{1,40}|weekly|monthly|quarterly|yearly|never|none)$/i.exec(
      after,
    );
  const cadence = cadenceInWords(match?.[2] ?? '');
  if (!match && after !== '') {
    const stay = select(after, scene, 'anybody');
    if (!('problem' in stay)) return { command: { do: 'retain', targets: stay.targets } };
  }
  if (!match || cadence === undefined)
    return { problem: 'not understood', because: 'say whom, and how often: every 7 days or more', closest };
  const chosen = select(match[1] ?? '', scene, 'anybody');
  if ('problem' in chosen) return chosen;
  return { command: { do: 'keep', targets: chosen.targets, cadence } };
}

/** Reads what follows `forget`: "Ben", "3,5", "Ben and Ana", "import 2026-03-03". */
export function readForget(after: string, scene: Scene): Reading {
  const day = importDay(after);
  if (day !== undefined) return { command: { do: 'forget import', day } };
  // "forget all" would erase a network by one slip, and a line that names nobody one person by chance.
  if (after === '' || /^(?:all|everything|everybody|both)\b/i.test(after))
    return { problem: 'not understood', because: 'say by name or number whom to delete for ever' };
  const chosen = select(after, scene, 'anybody');
  return 'problem' in chosen ? chosen : { command: { do: 'forget', targets: chosen.targets } };
}

const importDay = (words: string): Day | undefined =>
  /^(?:the )?import (?:of |from )?(\d{4}-\d{2}-\d{2})$/i.exec(words)?.[1];
