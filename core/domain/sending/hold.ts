import type { Instant } from '../instant.ts';

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

/** The hold that covers a moment and ends last, if there is one. */
export function holdAt(holds: readonly Hold[], at: Instant): Hold | undefined {
  return holds
    .filter((hold) => hold.from <= at && at < hold.until)
    .reduce<Hold | undefined>((last, hold) => (last && last.until >= hold.until ? last : hold), undefined);
}

/** May this hold be added? A machine's hold only extends, and never overrules the owner's. */
export function mayHold(holds: Hold[], hold: Hold): boolean {
  if (hold.until <= hold.from) return false;
  if (hold.source === 'owner') return !holds.some((h) => h.from === hold.from && h.until === hold.until);
  // A no lets thanks through; who is away gets none, though the no lasts longer.
  const covers = (h: Hold) => h.because !== SAID_NO || hold.because === SAID_NO;
  return !holds.some((h) => covers(h) && h.from <= hold.from && h.until >= hold.until);
}

/** The end of a hold or a pause that lasts until the owner lifts it. */
export const OPEN_END: Instant = '9999-01-01T00:00:00.000Z';

export const isOpenEnded = (hold: Pick<Hold, 'until'>): boolean => hold.until >= OPEN_END;

/** Why a person who said no is left in peace for a year: only the thanks for his answer go through. */
export const SAID_NO = 'said no';
/** The sequence of those thanks. */
export const THANK_FOR_NO = 'thank-for-no';

/** The holds that stand against a mail of a sequence. */
export const holdsAgainst = (sequence: string, holds: readonly Hold[]): Hold[] =>
  holds.filter(({ because }) => sequence !== THANK_FOR_NO || because !== SAID_NO);
