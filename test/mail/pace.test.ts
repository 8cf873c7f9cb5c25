import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { paceBy, type Quota, type SendingTime, type Stopwatch } from '../../core/mail/pace.ts';

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

/** Sending time of one account, for all processes that are given it. */
function shared(time: Stopwatch): SendingTime & { takes: number } {
  let until = 0;
  const take = async (length: number, most: number) => {
    const begins = Math.max(time.elapsed(), until) - time.elapsed();
    if (begins > most) return undefined;
    until = time.elapsed() + begins + length;
    sendingTime.takes += 1;
    return begins;
  };
  const sendingTime = Object.assign(take, { takes: 0 });
  return sendingTime;
}

describe('the pace of many processes', () => {
  test('together they never pass the rate of the account in any second', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.record({ by: fc.nat(3), gap: fc.nat(300) }), { maxLength: 60 }),
        async (rate, sends) => {
          const time = handMoved();
          const sendingTime = shared(time);
          const leaves = [0, 1, 2, 3].map(() =>
            paceBy(async () => quota({ maxPerSecond: rate }), time, sendingTime),
          );
          const sent: number[] = [];
          for (const { by, gap } of sends) {
            time.move(gap);
            if ((await leaves[by]?.())?.at === 'go') sent.push(time.elapsed());
          }
          for (const start of sent)
            expect(sent.filter((at) => at >= start && at < start + 999.99).length).toBeLessThanOrEqual(rate);
        },
      ),
    );
  });

  test('one that sends many in a row asks for longer and longer pieces', async () => {
    const time = handMoved();
    const sendingTime = shared(time);
    const leave = paceBy(async () => quota({ maxPerSecond: 100 }), time, sendingTime);
    for (let mails = 0; mails < 200; mails++) expect(await leave()).toEqual({ at: 'go' });
    expect(time.elapsed()).toBeCloseTo(1990);
    expect(sendingTime.takes).toBeLessThan(12);
  });

  test('one that sends a batch asks once for all of it, and each has a moment of its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 5, max: 50 }),
        fc.array(fc.record({ by: fc.nat(2), batch: fc.integer({ min: 1, max: 5 }), gap: fc.nat(3000) }), {
          maxLength: 20,
        }),
        async (rate, batches) => {
          const time = handMoved();
          const sendingTime = shared(time);
          const sizes = [1, 1, 1];
          const processes = sizes.map((_one, by) =>
            paceBy(
              async () => quota({ maxPerSecond: rate }),
              time,
              sendingTime,
              () => sizes[by] ?? 1,
            ),
          );
          const sent: number[] = [];
          for (const { by, batch, gap } of batches) {
            time.move(gap);
            sizes[by] = batch;
            const before = sendingTime.takes;
            // One after the other here: time moves only when somebody waits.
            for (let mail = 0; mail < batch; mail++)
              if ((await processes[by]?.())?.at === 'go') sent.push(time.elapsed());
            expect(sendingTime.takes - before).toBeLessThanOrEqual(1);
          }
          for (const start of sent)
            expect(sent.filter((at) => at >= start && at < start + 999.99).length).toBeLessThanOrEqual(rate);
        },
      ),
    );
  });

  test('what a batch took and did not use is nobody’s, and ends with its time', async () => {
    const time = handMoved();
    const sendingTime = shared(time);
    const [one, other] = [5, 1].map((size) =>
      paceBy(
        async () => quota(),
        time,
        sendingTime,
        () => size,
      ),
    );
    await one?.();
    await other?.();
    expect(time.elapsed()).toBeCloseTo(500);
    time.move(1000);
    await one?.();
    expect(time.elapsed()).toBeCloseTo(1500);
    expect(sendingTime.takes).toBe(3);
  });

  test('when nobody can say whose turn it is, nothing is sent', async () => {
    const broken = () => Promise.reject(new Error('the table is busy'));
    const leave = paceBy(async () => quota(), handMoved(), broken);
    expect(await leave()).toMatchObject({ at: 'wait' });
  });
});

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
