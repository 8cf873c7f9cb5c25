import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dynamoSendingTime } from '../../core/storage/sending-time.ts';
import type { Table } from '../../core/storage/table.ts';
import { fakeClock } from '../fakes/clock.ts';
import { newTable, startDynamo } from './stores.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let table: Table;
beforeAll(async () => void (dynamo = await startDynamo()));
afterAll(() => dynamo.close());
beforeEach(async () => void (table = await newTable(dynamo.client, fakeClock())));

const NOW = 1_800_000_000_000;

describe('the sending time of an account', () => {
  test('is free at once when nobody sends', async () => {
    const take = dynamoSendingTime(table, () => NOW);
    expect(await take(100, 5000)).toBe(0);
    expect(await dynamoSendingTime(table, () => NOW + 100)(100, 5000)).toBe(0);
  });

  test('is never given twice, however many ask at once', async () => {
    const lengths = [100, 250, 40, 500, 100, 70, 300, 10];
    const pieces = await Promise.all(
      lengths.map(async (length) => {
        // Each on a clock of its own, a little off.
        const now = NOW + (length % 7);
        const begins = await dynamoSendingTime(table, () => now)(length, 60_000);
        return begins === undefined ? [] : [{ from: now + begins, to: now + begins + length }];
      }),
    );
    const taken = pieces.flat().sort((a, b) => a.from - b.from);
    expect(taken.length).toBeGreaterThan(4);
    for (const [i, piece] of taken.entries())
      expect(piece.from).toBeGreaterThanOrEqual(taken[i - 1]?.to ?? 0);
  });

  test('is not taken when it begins later than somebody will wait', async () => {
    const take = dynamoSendingTime(table, () => NOW);
    await take(6000, 5000);
    expect(await take(100, 5000)).toBeUndefined();
    expect(await take(100, 6000)).toBe(6000);
  });
});
