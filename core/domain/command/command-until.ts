import type { Reading } from './command-grammar.ts';
import type { Command, Problem, Surroundings, Target } from './command.ts';
import { select } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import { dayInWords } from './day-in-words.ts';
import type { Day } from '../instant.ts';

/** "2 later March", "later 2 until March", "hold 6": every way to cut the words is tried, and exactly one must hold. */
export function until(
  verb: 'later' | 'hold',
  before: string,
  after: string,
  about: Surroundings,
  scene: Scene,
): Reading {
  const tokens = after
    .replace(/^:\s*/, '')
    .split(' ')
    .filter((token) => token !== '');
  if (tokens.length > 12) return { problem: 'not understood' };
  const found: { who: string; when: string; command: Command }[] = [];
  let problem: Problem = { problem: 'not understood' };
  for (let cut = 0; cut <= (before === '' ? tokens.length : 0); cut++) {
    const who = before === '' ? tokens.slice(0, cut).join(' ') : before;
    const when = tokens.slice(cut).join(' ').replace(UNTIL, '');
    const day = untilDay(when, about);
    if ('problem' in day) {
      if ('because' in day || day.problem === 'ambiguous') problem = day;
      continue;
    }
    if (verb === 'later' && day.until === undefined) {
      problem = { problem: 'not understood', because: 'say until when' };
      continue;
    }
    const chosen = select(who, scene, 'anybody');
    if ('problem' in chosen) {
      if (!('because' in problem) && problem.problem !== 'ambiguous') problem = chosen;
      continue;
    }
    const command = dated(verb, chosen.targets, day.until);
    if (command) found.push({ who, when, command });
  }
  const [only] = found;
  if (only && found.length === 1) return { command: only.command };
  if (found.length > 1)
    return {
      problem: 'ambiguous',
      candidates: found.map(({ who, when }) =>
        who === '' ? `${verb} until ${when}` : `${who} ${verb} ${when}`.trim(),
      ),
    };
  return problem;
}

function dated(verb: 'later' | 'hold', targets: Target[], day: Day | undefined): Command | undefined {
  if (verb === 'hold') return { do: 'hold', targets, ...(day !== undefined && { until: day }) };
  return day === undefined ? undefined : { do: 'later', targets, until: day };
}

const UNTIL = /^(?:until|till|to|for|on|:)\s*(?=\S)/i;

/** Words of time at the end of a command; nothing said is no day. */
export function untilDay(
  words: string,
  about: Surroundings,
):
  | { until?: Day }
  | { problem: 'not understood'; because?: string }
  | Extract<Problem, { problem: 'ambiguous' }> {
  const said = words.replace(UNTIL, '');
  if (said === '') return {};
  const read = dayInWords(said, about);
  if (!read) return { problem: 'not understood' };
  switch (read.at) {
    case 'day':
      return { until: read.day };
    case 'many':
      return { problem: 'ambiguous', candidates: read.days };
    case 'past':
      return { problem: 'not understood', because: `${read.day} is not in the future` };
  }
}
