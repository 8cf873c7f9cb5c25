import { expect, test } from 'vitest';
import type { DueThing } from '../../core/assistant/ports.ts';
import { tick } from '../../core/assistant/tick.ts';
import { fakeHouse } from '../fakes/house.ts';
import { fakeLog } from '../fakes/log.ts';

const of = (due: string): DueThing => ({ kind: 'owner', ownerId: 'nora0001', due });

test.each([
  [[], []],
  [[of('2026-12-01T11:59:00.000Z')], [{ due: 1, oldest: 60 }]],
  [
    // The index is read shard by shard: the oldest thing need not come first.
    [of('2026-12-01T11:59:30.000Z'), of('2026-12-01T10:00:00.000Z'), of('2026-12-01T12:00:00.000Z')],
    [{ due: 3, oldest: 7200 }],
  ],
])('a tick says how much is due and how late the oldest of it is', async (things, said) => {
  const log = fakeLog();
  const { world } = fakeHouse();
  await tick({
    dueIndex: {
      async *upTo() {
        yield* things;
      },
      next: async () => undefined,
    },
    queue: { put: async () => undefined },
    world: { ...world, now: () => '2026-12-01T12:00:00.000Z' },
    log,
  });
  expect(log.lines.map(({ facts }) => facts)).toEqual(said);
});
