import type { FunctionName } from './bundle.ts';

/** The longest that one call of each function may take (s): where a person waits it is short, where a batch is done it is long. */
export const TIMEOUT = {
  web: 10,
  tick: 30,
  due: 60,
  'mail-in': 60,
  'mail-events': 30,
} as const satisfies Record<FunctionName, number>;

/** So long after a deploy a call of what ran before may still be at work (s). */
export const LONGEST_CALL = Math.max(...Object.values(TIMEOUT));
