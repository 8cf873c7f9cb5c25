// A run of the fuzz in one thread: which inputs failed, which were slow, and what memory was left behind.
import { inputOf } from './fuzz-inputs.ts';
import { mostMs, readEverything } from './fuzz-reading.ts';

/** How long an input took. */
export interface Slow {
  seed: number;
  bytes: number;
  ms: number;
  tooSlow: boolean;
}

export interface FuzzResult {
  runs: number;
  bytes: number;
  thrown: { seed: number; because: string }[];
  /** Beyond what their length allows, the first time. */
  slow: Slow[];
  slowest: Slow;
  /** Bytes of heap in use after a collection: behind the warm-up, and at the end; absent where no collection can be asked for. */
  heap?: { warm: number; end: number };
}

const WARM_UP = 500;

/** Reads the inputs of `count` seeds from `first` on; `each` hears of every seed before it is read. */
export async function fuzz(
  first: number,
  count: number,
  mails: Buffer[],
  each: (seed: number) => void = () => {},
): Promise<FuzzResult> {
  const result: FuzzResult = {
    runs: 0,
    bytes: 0,
    thrown: [],
    slow: [],
    slowest: { seed: first, bytes: 0, ms: 0, tooSlow: false },
  };
  for (let seed = first; seed < first + Math.min(WARM_UP, count); seed++)
    await readEverything(inputOf(seed, mails)).catch(() => 0);
  const warm = heapInUse();
  for (let seed = first; seed < first + count; seed++) {
    const input = inputOf(seed, mails);
    each(seed);
    try {
      const ms = await readEverything(input);
      const slow = { seed, bytes: input.length, ms, tooSlow: ms > mostMs(input) };
      if (slow.tooSlow) result.slow.push(slow);
      if (ms > result.slowest.ms) result.slowest = slow;
    } catch (error) {
      result.thrown.push({
        seed,
        because: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
    result.runs++;
    result.bytes += input.length;
  }
  const end = heapInUse();
  if (warm !== undefined && end !== undefined) result.heap = { warm, end };
  return result;
}

const MOST_REPEATS = 9;

/**
 * A slow input once more, alone, until it is fast enough or was read nine times: the best time, by the processor's clock
 * of this process, so that neither a busy machine nor code that is compiled just then is blamed on the input.
 */
export async function again(seed: number, mails: Buffer[]): Promise<Slow> {
  const input = inputOf(seed, mails);
  let ms = Infinity;
  for (let time = 0; time < MOST_REPEATS && ms > mostMs(input); time++) {
    const before = process.cpuUsage();
    await readEverything(input);
    const { user, system } = process.cpuUsage(before);
    ms = Math.min(ms, (user + system) / 1000);
  }
  return { seed, bytes: input.length, ms, tooSlow: ms > mostMs(input) };
}

function heapInUse(): number | undefined {
  if (globalThis.gc === undefined) return undefined;
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
