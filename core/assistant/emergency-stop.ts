import type { Instant } from '../domain/instant.ts';
import type { Letter, SendOutcome } from '../domain/mail/mail.ts';
import { type Standstill, standstillWords } from '../domain/sending/standstill.ts';
import { all } from './change.ts';
import type { House } from './ports.ts';
import { replan } from './replan.ts';

type Stopped = Pick<House, 'emergencyStop' | 'world' | 'log'>;

/** Stops every mail to any contact of any owner, those that wait on a queue included. The first reason stays. */
export async function stopEverything(house: Stopped, because: string): Promise<Standstill> {
  const standstill = { since: house.world.now(), because };
  if ((await house.emergencyStop.pull(standstill)) === 'was pulled')
    return (await house.emergencyStop.get()) ?? standstill;
  house.log.warn('everything was stopped', {});
  return standstill;
}

/** Mail goes again; what waited is spaced out anew, so that nothing floods. Answers since when it stood still. */
export async function resumeEverything(house: House): Promise<{ since?: Instant; moved: number }> {
  const standstill = await house.emergencyStop.get();
  if (!standstill) return { moved: 0 };
  await house.emergencyStop.release();
  house.log.warn('everything goes again', {});
  let moved = 0;
  for (const { id } of await all(house.owners.all())) moved += await replan(house, id);
  return { since: standstill.since, moved };
}

/** Hands a mail to a contact over, unless everything stands still: asked last of all, so that nothing slips past. */
export async function handOver(
  house: Pick<House, 'emergencyStop' | 'postman'>,
  letter: Letter,
): Promise<SendOutcome> {
  const standstill = await house.emergencyStop.get();
  return standstill ? { at: 'paused', because: standstillWords(standstill) } : house.postman.send(letter);
}
