import type { Instant } from './instant.ts';

export const HOLD_SOURCES = ['owner', 'out-of-office', 'later', 'system'] as const;
export type HoldSource = (typeof HOLD_SOURCES)[number];

/** An interval in which nothing may be sent to a contact. */
export interface Hold {
  from: Instant;
  /** The first moment at which mail may go again. */
  until: Instant;
  source: HoldSource;
  /** Why, in words: "out of office until 30 Nov". */
  because: string;
}
