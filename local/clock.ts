import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { instant, type Instant } from '../core/domain/instant.ts';

/** The time of a laptop's Goodword: the real time plus an offset that survives a restart. */
export interface Clock {
  now(): Instant;
  /** Moves to a moment, back or forth, and tells the listeners. */
  moveTo(moment: Instant): Promise<void>;
  moveBy(milliseconds: number): Promise<void>;
  /** Milliseconds ahead of the real time. */
  offset(): number;
  /** Called after every move; answers how to stop that. */
  onMove(listener: () => void): () => void;
}

const kept = z.object({ offset: z.number() });

/** Opens the clock kept in `file`. Without a file it is the real time and a move lasts until the process ends. */
export async function openClock(file?: string): Promise<Clock> {
  let offset = file === undefined ? 0 : await readOffset(file);
  const listeners = new Set<() => void>();
  const clock: Clock = {
    now: () => instant(Date.now() + offset),
    moveTo: (moment) => clock.moveBy(Date.parse(moment) - Date.parse(clock.now())),
    async moveBy(milliseconds) {
      if (!Number.isFinite(milliseconds)) throw new RangeError('The clock can only be moved to a moment.');
      offset += milliseconds;
      if (file !== undefined) await writeFile(file, `${JSON.stringify({ offset })}\n`);
      for (const listener of listeners) listener();
    },
    offset: () => offset,
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return clock;
}

async function readOffset(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '{"offset":0}');
  try {
    return kept.parse(JSON.parse(text)).offset;
  } catch {
    throw new Error(`${file} is no clock: delete it to go back to the real time.`);
  }
}

/** A clock that stands still between moves, for a story that is told in one go. */
export function frozenClock(start: Instant): Clock {
  let now = start;
  const listeners = new Set<() => void>();
  const clock: Clock = {
    now: () => now,
    moveTo(moment) {
      now = moment;
      for (const listener of listeners) listener();
      return Promise.resolve();
    },
    moveBy: (milliseconds) => clock.moveTo(instant(Date.parse(now) + milliseconds)),
    offset: () => Date.parse(now) - Date.now(),
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return clock;
}
