import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paceBy, type Quota, type Stopwatch } from '../../core/mail/pace.ts';

/** Time that only moves when somebody waits. */
function handMoved(): Stopwatch & { move(milliseconds: number): void } {
  let at = 0;
  return {
    elapsed: () => at,
    wait: async (milliseconds) => void (at = Math.max(at, at + milliseconds)),
    move: (milliseconds) => (at += milliseconds),
  };
}
const quota = (change: Partial<Quota> = {}) => ({ maxPerSecond: 10, maxPerDay: -1, sentToday: 0, ...change });

describe('the pace of one process', () => {
  test('never passes the rate of the account in any second, whatever the rate', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.nat(400), { maxLength: 60 }),
        async (rate, gaps) => {
          const time = handMoved();
          const leave = paceBy(async () => quota({ maxPerSecond: rate }), time);
          const sent: number[] = [];
          for (const gap of gaps) {
            time.move(gap);
            if ((await leave()).at === 'go') sent.push(time.elapsed());
          }
          for (const start of sent)
            expect(sent.filter((at) => at >= start && at < start + 999.999).length).toBeLessThanOrEqual(rate);
        },
      ),
    );
  });

  test('a turn more than five seconds away is left to the queue', async () => {
    const time: Stopwatch = { elapsed: () => 0, wait: () => Promise.resolve() };
    const leave = paceBy(async () => quota({ maxPerSecond: 1 }), time);
    const turns = await Promise.all(Array.from({ length: 8 }, leave));
    expect(turns.map(({ at }) => at)).toEqual([...Array(6).fill('go'), 'wait', 'wait']);
  });

  test('stops at the daily amount, counting what went since it was read, and goes on when SES says so', async () => {
    const time = handMoved();
    let today = 8;
    const leave = paceBy(async () => quota({ maxPerDay: 10, sentToday: today }), time);
    expect([await leave(), await leave(), await leave()].map(({ at }) => at)).toEqual(['go', 'go', 'wait']);
    today = 0;
    time.move(61_000);
    expect(await leave()).toEqual({ at: 'go' });
  });

  test('reads the quota once a minute, and keeps the last one when it cannot be read', async () => {
    const time = handMoved();
    let reads = 0;
    const leave = paceBy(async () => {
      reads += 1;
      if (reads > 1) throw new Error('no network');
      return quota();
    }, time);
    await Promise.all([leave(), leave(), leave()]);
    expect(reads).toBe(1);
    time.move(61_000);
    const before = time.elapsed();
    await leave();
    await leave();
    expect(reads).toBe(2);
    expect(time.elapsed() - before).toBeCloseTo(100);
  });
});
