import type { DueThing, WholeHouse } from './ports.ts';

const AT_ONCE = 100;

/** Puts everything that is due on the queue. It changes nothing, so it can run as often as it likes: the claims decide. */
export async function tick(
  house: Pick<WholeHouse, 'dueIndex' | 'queue' | 'world' | 'log'>,
): Promise<{ due: number }> {
  const { dueIndex, queue, world, log } = house;
  const now = world.now();
  let due = 0;
  let oldest = now;
  let batch: DueThing[] = [];
  for await (const thing of dueIndex.upTo(now)) {
    batch.push(thing);
    due++;
    if (thing.due < oldest) oldest = thing.due;
    if (batch.length < AT_ONCE) continue;
    await queue.put(batch);
    batch = [];
  }
  if (batch.length > 0) await queue.put(batch);
  // How late the oldest is (s): it rises when what is due is not done.
  if (due > 0) log.info('tick', { due, oldest: Math.round((Date.parse(now) - Date.parse(oldest)) / 1000) });
  return { due };
}
