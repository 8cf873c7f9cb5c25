/** Elapsed time and waiting: real ones in a process, hand-moved ones in a test. Milliseconds. */
export interface Stopwatch {
  elapsed(): number;
  wait(milliseconds: number): Promise<void>;
}

export const realTime: Stopwatch = {
  elapsed: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** What SES allows: mails a second, a day (-1: no limit), and how many went today. */
export interface Quota {
  maxPerSecond: number;
  maxPerDay: number;
  sentToday: number;
}

/** Leave to send, or why not now. */
export type Leave = { at: 'go' } | { at: 'wait'; because: string };

const QUOTA_AGE = 60_000;
const LONGEST_WAIT = 5_000;
/** A new account may send one mail a second: what is assumed while the quota cannot be read. */
const CAREFUL: Quota = { maxPerSecond: 1, maxPerDay: -1, sentToday: 0 };

/**
 * Spaces the sends of one process evenly, so that all of them together stay under the account's rate however many go at
 * once. The quota is read at most once a minute; when it cannot be read the last known one holds.
 * A turn more than five seconds away is not waited for: a waiting function costs money, and the queue can wait for free.
 */
export function paceBy(readQuota: () => Promise<Quota>, time: Stopwatch): () => Promise<Leave> {
  let quota = CAREFUL;
  let readAt = -Infinity;
  let reading: Promise<void> | undefined;
  let sentSince = 0;
  let nextTurn = 0;

  async function refresh(): Promise<void> {
    try {
      quota = await readQuota();
      sentSince = 0;
    } catch {
      // The send itself will tell what is wrong.
    }
    readAt = time.elapsed();
    reading = undefined;
  }

  return async () => {
    if (time.elapsed() - readAt > QUOTA_AGE) await (reading ??= refresh());
    if (quota.maxPerDay >= 0 && quota.sentToday + sentSince >= quota.maxPerDay)
      return { at: 'wait', because: `the daily amount of ${quota.maxPerDay} mails is used up` };
    const now = time.elapsed();
    const turn = Math.max(now, nextTurn);
    if (turn - now > LONGEST_WAIT)
      return { at: 'wait', because: `more is waiting than ${quota.maxPerSecond} mails a second allow` };
    nextTurn = turn + 1000 / Math.max(quota.maxPerSecond, 0.01);
    sentSince += 1;
    if (turn > now) await time.wait(turn - now);
    return { at: 'go' };
  };
}
