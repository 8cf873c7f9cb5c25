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
 * The account's sending time, shared by all that send. Takes the next `length` ms of it for the caller alone and answers in
 * how many ms they begin; undefined, and nothing is taken, where that is more than `most`.
 */
export type SendingTime = (length: number, most: number) => Promise<number | undefined>;

/** Sending time that a process shares with nobody. */
function ownTime(time: Stopwatch): SendingTime {
  let taken = 0;
  return async (length, most) => {
    const now = time.elapsed();
    const begin = Math.max(now, taken);
    if (begin - now > most) return undefined;
    taken = begin + length;
    return begin - now;
  };
}

/**
 * Spaces sends evenly, so that all of them together stay under the account's rate however many go at once, in this process
 * and in all that share `sendingTime`. The quota is read at most once a minute; when it cannot be read the last known one holds.
 * A turn more than five seconds away is not waited for: a waiting function costs money, and the queue can wait for free.
 * `together` tells how many may send about now, the caller among them: time is taken for all of them at once.
 */
export function paceBy(
  readQuota: () => Promise<Quota>,
  time: Stopwatch,
  sendingTime = ownTime(time),
  together = () => 1,
): () => Promise<Leave> {
  let quota = CAREFUL;
  let readAt = -Infinity;
  let reading: Promise<void> | undefined;
  let sentSince = 0;
  /** The piece of sending time at hand, and how many sends it was taken for. */
  let piece = { from: 0, until: 0, sends: 1 };
  let line: Promise<unknown> = Promise.resolve();

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

  async function nextTurn(gap: number): Promise<number | undefined> {
    const now = time.elapsed();
    const turn = Math.max(now, piece.from);
    if (turn + gap <= piece.until + ROUNDING) {
      piece.from = turn + gap;
      return turn;
    }
    // Whoever has just used up his piece takes twice as much: the fewer pieces, the fewer writes. Never more than a second.
    const inARow = now < piece.until + gap;
    const wanted = Math.max(together(), inARow ? piece.sends * 2 : 1);
    const sends = Math.min(wanted, Math.max(1, Math.floor(1000 / gap)));
    const begins = await sendingTime(sends * gap, LONGEST_WAIT);
    if (begins === undefined) return undefined;
    const from = Math.max(now + begins, time.elapsed());
    piece = { from: from + gap, until: now + begins + sends * gap, sends };
    return from;
  }

  return async () => {
    if (time.elapsed() - readAt > QUOTA_AGE) await (reading ??= refresh());
    const { maxPerDay, maxPerSecond } = quota;
    if (maxPerDay >= 0 && quota.sentToday + sentSince >= maxPerDay)
      return { at: 'wait', because: `the daily amount of ${maxPerDay} mails is used up` };
    sentSince += 1;
    const mine = line.then(() => nextTurn(1000 / Math.max(maxPerSecond, 0.01)));
    line = mine.catch(() => undefined);
    const turn = await mine.catch(() => undefined);
    if (turn === undefined) {
      sentSince -= 1;
      return { at: 'wait', because: `more is waiting than ${maxPerSecond} mails a second allow` };
    }
    const ahead = turn - time.elapsed();
    if (ahead > 0) await time.wait(ahead);
    return { at: 'go' };
  };
}

/** Of sums of milliseconds. */
const ROUNDING = 0.001;
