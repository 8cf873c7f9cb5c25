import type { DueThing, Queue } from '../../core/assistant/ports.ts';

/** `things` is what was put on it, in order; a test takes them off by emptying it. */
export type FakeQueue = Queue & { things: DueThing[] };

export function fakeQueue(): FakeQueue {
  const things: DueThing[] = [];
  return {
    things,
    async put(more) {
      things.push(...structuredClone(more));
    },
  };
}
