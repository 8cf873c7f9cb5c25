import type { Refusal } from './ses-query.ts';

export interface SendingQuota {
  perSecond: number;
  /** In 24 hours; -1: no limit. */
  perDay: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** Counts recipients as SES does: by the real second, and by 24 hours of the local clock. SES lets short bursts of a fifth pass. */
export function meterOf(quota: SendingQuota, now: () => number, sentBefore: number[]) {
  let day = [...sentBefore];
  let second: number[] = [];
  const forget = () => {
    const dayAgo = now() - DAY;
    if ((day[0] ?? Infinity) <= dayAgo) day = day.filter((at) => at > dayAgo);
    const secondAgo = performance.now() - 1000;
    second = second.filter((at) => at > secondAgo);
  };
  return {
    sentToday(): number {
      forget();
      return day.length;
    },
    /** Why so many recipients are too many now; otherwise they are counted. */
    take(recipients: number): Refusal | undefined {
      forget();
      if (quota.perDay >= 0 && day.length + recipients > quota.perDay)
        return { code: 'Throttling', message: 'Daily message quota exceeded.' };
      if (second.length + recipients > Math.ceil(quota.perSecond * 1.2))
        return { code: 'Throttling', message: 'Maximum sending rate exceeded.' };
      for (let i = 0; i < recipients; i++) {
        day.push(now());
        second.push(performance.now());
      }
      return undefined;
    },
  };
}
