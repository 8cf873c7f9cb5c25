import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TryLater } from '../../core/domain/try-later.ts';
import { write } from '../../core/storage/item.ts';
import { ownerKey } from '../../core/storage/keys.ts';
import { openTable, type Table } from '../../core/storage/table.ts';
import { nora } from '../cast.ts';
import { fakeClock } from '../fakes/clock.ts';
import { anEnrollment } from './examples.ts';
import { all, dynamoClient, dynamoStores, newTable, startDynamo } from './stores.ts';
import { type Call, type Fate, firstAnswerLost, leavesFive, unreliableDynamo } from './unreliable-dynamo.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let table: Table;
const clock = fakeClock();
beforeAll(async () => void (dynamo = await startDynamo()));
afterAll(() => dynamo.close());
beforeEach(async () => void (table = await newTable(dynamo.client, clock)));

describe('when the network or the table fails', () => {
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  const tableBehind = async (fate: (call: Call) => Fate, maxAttempts = 3) => {
    const unreliable = await unreliableDynamo(dynamo.endpoint, fate);
    const client = dynamoClient(unreliable.endpoint, maxAttempts);
    opened.push({ close: async () => client.destroy() }, unreliable);
    return openTable({ client, name: table.name, now: clock.now });
  };

  it('a claim whose answer got lost is ours, though the SDK’s repetition fails its condition', async () => {
    const { claims } = dynamoStores(await tableBehind(firstAnswerLost));
    expect(await claims.once('event 7', 1)).toBe(true);
    expect(await claims.once('event 7', 1)).toBe(false);
  });

  it('a save whose answer got lost is saved, and one that came too late is not', async () => {
    await dynamoStores(table).enrollments.create(anEnrollment());
    const { enrollments } = dynamoStores(await tableBehind(firstAnswerLost));
    expect(await enrollments.save(anEnrollment())).toBe('saved');
    const { enrollments: late } = dynamoStores(await tableBehind(firstAnswerLost));
    expect(await late.save(anEnrollment())).toBe('conflict');
  });

  it.each(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'])(
    'a table that is too busy (%s) is TryLater',
    async (error) => {
      const busy = await tableBehind(() => ({ at: 'refused', error }), 1);
      const tried = [
        busy.get(ownerKey(nora.id)),
        busy.put(write(ownerKey(nora.id), nora), { if: 'attribute_not_exists(pk)' }),
        busy.putAll([write(ownerKey(nora.id), nora)]),
        all(busy.rows({ pk: 'OWNERS' })),
      ];
      for (const one of await Promise.allSettled(tried)) {
        expect(one).toMatchObject({ status: 'rejected', reason: expect.any(TryLater) });
      }
    },
  );

  it('a mistake of ours is thrown as it came, not tried later', async () => {
    const wrong = await tableBehind(() => ({ at: 'refused', error: 'ValidationException' }));
    await expect(wrong.get(ownerKey(nora.id))).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('what a batch leaves unprocessed is written, read and removed with the next one', async () => {
    const stingy = await tableBehind(leavesFive);
    const items = Array.from({ length: 60 }, (_, i) => write({ pk: 'P', sk: String(i) }, { i }));
    await stingy.putAll(items);
    expect(await all(table.rows({ pk: 'P' }))).toHaveLength(60);
    expect(await stingy.getAll(items)).toHaveLength(60);
    await stingy.removeAll(items);
    expect(await all(table.rows({ pk: 'P' }))).toHaveLength(0);
  });
});
