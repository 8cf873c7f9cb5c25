import type { FunctionName } from './bundle.ts';

/** Memory (MB) at which a function has a whole processor: docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html. */
export const WHOLE_PROCESSOR = 1769;

/**
 * Memory of each function (MB); the share of a processor grows with it (a whole one at 1,769 MB). Those that mostly wait, for
 * the table, for SES, for the next minute, have twice what they take at their most (`npm run bench -- --only memory`) and start
 * slower for it, which nobody waits for; where a person waits, and where mails are read, there is more.
 */
export const MEMORY = {
  web: 512,
  tick: 256,
  due: 256,
  'mail-in': 512,
  'mail-events': 256,
} as const satisfies Record<FunctionName, number>;
