import type { Priced } from '../infra/prices.ts';
import type { Counted } from './meter.ts';

/** Assumed, for nobody has run it in AWS: seconds of a call, the memory of both functions (GB), and bytes of log for a mail. */
export const ASSUMED = { dueSeconds: 0.15, eventsSeconds: 0.05, memoryGb: 0.5, logBytes: 500 } as const;
/** SES tells of each mail that it was sent and that it was delivered. */
const EVENTS = 2;

/**
 * What a thousand mails use, from what so many did. Each due thing and each event is taken to come alone, which is the
 * dearest way: a message put, received and deleted, and a call of a function.
 */
export function unitsOfMails(
  { readUnit, writeUnit }: Counted,
  mails: number,
): Partial<Record<Priced, number>> {
  const of1000 = (n: number) => (n / mails) * 1000;
  const { dueSeconds, eventsSeconds, memoryGb, logBytes } = ASSUMED;
  return {
    readUnit: of1000(readUnit),
    writeUnit: of1000(writeUnit),
    snsPublish: 1000 * EVENTS,
    sqsRequest: 1000 * 3 * (1 + EVENTS),
    lambdaCall: 1000 * (1 + EVENTS),
    lambdaGbSecond: 1000 * memoryGb * (dueSeconds + EVENTS * eventsSeconds),
    logGb: (1000 * logBytes) / 1e9,
  };
}
