import type { FunctionName } from './bundle.ts';

/**
 * Memory of each function (MB); the share of a processor grows with it (a whole one at 1,769 MB). Those that mostly wait, for
 * the table, for SES, for the next minute, have the little they need; where a person waits, and where mails are read, twice that.
 */
export const MEMORY = {
  web: 512,
  tick: 256,
  due: 512,
  'mail-in': 512,
  'mail-events': 512,
} as const satisfies Record<FunctionName, number>;
