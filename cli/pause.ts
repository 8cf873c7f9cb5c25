import type { Command } from 'commander';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused } from './exit.ts';
import { told } from './mail-words.ts';
import { clockTime, futureDay } from './moment.ts';
import type { Answer } from './output.ts';

/** `goodword pause`. */
export const pauseCommand = (run: Run): Command =>
  newCommand('pause', 'nothing goes out for an owner until a day, or to anybody at all (emergency stop)', [
    'pause --until "next week"',
    'pause --all --because "a wrong import"',
  ])
    .option('--until <day>', '2027-01-11, "3 weeks", "march" (default: until goodword resume)')
    .option('--all', 'the emergency stop: of every owner, at once, what waits on a queue included')
    .option('--because <words>', 'with --all: the reason that owners are told')
    .action(run(pause));

/** `goodword resume`. */
export const resumeCommand = (run: Run): Command =>
  newCommand('resume', 'mail goes out again; what waited is spaced out anew', ['resume', 'resume --all'])
    .option('--all', 'ends the emergency stop')
    .action(run(resume));

async function pause(desk: Desk, said: { until?: string; all?: boolean; because?: string }): Promise<Answer> {
  if (said.all) {
    if (said.until !== undefined)
      throw new Refused('--all lasts until goodword resume --all; leave --until out');
    const { stopEverything } = await import('../core/assistant/emergency-stop.ts');
    const standstill = await stopEverything(await desk.house(), said.because ?? 'an emergency stop');
    return told(
      { at: 'stopped', ...standstill },
      `Everything stands still: no contact of any owner is written to until goodword resume --all. Answers still come in.`,
    );
  }
  if (said.because !== undefined) throw new Refused('--because belongs to --all');
  const { pause: pauseOwner } = await import('../core/assistant/obey-owner.ts');
  const { house, owner } = await desk.owned();
  const until =
    said.until === undefined ? undefined : await futureDay(said.until, owner, house.world.now(), '--until');
  const done = await pauseOwner(house, owner, until);
  return told({ at: 'paused', owner: owner.id, until }, `${owner.name}: ${wordsOf(done)}.`);
}

async function resume(desk: Desk, said: { all?: boolean }): Promise<Answer> {
  if (said.all) {
    const { resumeEverything } = await import('../core/assistant/emergency-stop.ts');
    const { since, moved } = await resumeEverything(await desk.house());
    if (since === undefined) throw new Refused('nothing stood still; goodword status shows what is paused');
    const words = `Mail goes out again (it stood still since ${clockTime(since, 'UTC')} UTC); ${moved} spaced out anew.`;
    return told({ at: 'resumed', since, moved }, words);
  }
  const { resume: resumeOwner } = await import('../core/assistant/obey-owner.ts');
  const { house, owner } = await desk.owned();
  const done = await resumeOwner(house, owner);
  const standstill = await house.emergencyStop.get();
  const still = standstill ? ' But the emergency stop is still pulled: goodword resume --all.' : '';
  return told({ at: 'resumed', owner: owner.id }, `${owner.name}: ${wordsOf(done)}.${still}`);
}

const wordsOf = (done: { at: 'done'; did: string } | { at: 'refused'; because: string }): string =>
  done.at === 'done' ? done.did : done.because;
