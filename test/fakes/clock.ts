import { type Instant, plus } from '../../core/domain/instant.ts';
import type { World } from '../../core/assistant/ports.ts';

/** A clock that stands still until it is told to move. */
export interface FakeClock {
  now(): Instant;
  set(now: Instant): void;
  advance(milliseconds: number): void;
}

/** The Sunday before the Thanksgiving week of 2026, ten in the morning in New York. */
export const SUNDAY = '2026-11-22T15:00:00.000Z';

export function fakeClock(start: Instant = SUNDAY): FakeClock {
  let now = start;
  return {
    now: () => now,
    set: (instant) => void (now = instant),
    advance: (milliseconds) => void (now = plus(now, milliseconds)),
  };
}

/** Ids count up (`fake0001`, `fake0002`), chance is always one half. */
export function fakeWorld(clock: FakeClock): World {
  let ids = 0;
  return {
    now: clock.now,
    id: () => `fake${String(++ids).padStart(4, '0')}`,
    chance: () => 0.5,
  };
}
