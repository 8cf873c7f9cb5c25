import type { Context, ScheduledEvent } from 'aws-lambda';
import type { Clock } from './clock.ts';
import { lambdaContext, scheduleEvent } from './events.ts';

/** A function called on a schedule. */
export type ScheduledFunction = (event: ScheduledEvent<string>, context: Context) => Promise<unknown>;

/**
 * Calls `tick` at every full minute of the local clock, and at once when the clock is moved. One call at a time: what
 * falls into a running call is made up for by one more after it. `now` joins the call that runs, or makes one; `sinceTick`
 * says how many milliseconds ago one ended well; `stop` resolves when no call runs any more.
 */
export function everyMinute(
  clock: Clock,
  tick: ScheduledFunction,
): { stop(): Promise<void>; now(): Promise<void>; sinceTick(): number } {
  let stopped = false;
  let again = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  // Before the first full minute it is no fault that there was none yet.
  let last = performance.now();

  async function run(): Promise<void> {
    do {
      again = false;
      if (await runTick(clock, tick)) last = performance.now();
    } while (again && !stopped);
    running = undefined;
  }
  function call(): void {
    if (running) again = true;
    else running = run();
  }
  function wait(): void {
    clearTimeout(timer);
    if (stopped) return;
    const untilNext = 60_000 - (Date.parse(clock.now()) % 60_000);
    timer = setTimeout(() => {
      call();
      wait();
    }, untilNext);
  }
  const forget = clock.onMove(() => {
    call();
    wait();
  });
  wait();
  return {
    sinceTick: () => Math.round(performance.now() - last),
    now() {
      running ??= run();
      return running;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      forget();
      await running;
    },
  };
}

/** One call of the tick with a complete event; an error is told, answered with false, and the next minute tries again. */
export async function runTick(clock: Clock, tick: ScheduledFunction): Promise<boolean> {
  try {
    await tick(scheduleEvent('tick', clock.now()), lambdaContext('tick'));
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}
