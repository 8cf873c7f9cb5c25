import type { Surroundings } from './command.ts';
import type { Reading } from './command-grammar.ts';
import { select } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import { untilDay } from './command-until.ts';

const closest = 'closes Tom: 15 December';

/** Reads what follows `closes`: "Tom: 15 December", the last day one may apply where he works. */
export function readCloses(after: string, about: Surroundings, scene: Scene): Reading {
  const match = /^(.{0,200}?)\s{0,5}:\s{0,5}(\S.{0,80})$/.exec(after);
  if (!match)
    return { problem: 'not understood', because: 'say at whose place, a colon and the last day', closest };
  const day = untilDay(match[2] ?? '', about);
  if ('problem' in day) return day;
  const chosen = select(match[1] ?? '', scene, 'anybody');
  if ('problem' in chosen) return chosen;
  const [target] = chosen.targets;
  if (!target || chosen.targets.length > 1 || day.until === undefined)
    return { problem: 'not understood', because: 'say one person', closest };
  return { command: { do: 'closes', target, day: day.until } };
}
