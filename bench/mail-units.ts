import { DUE_BATCH, EVENTS_BATCH, EVENTS_WINDOW } from '../infra/work-queue.ts';
import type { Priced } from '../infra/prices.ts';
import type { Counted } from './meter.ts';

/**
 * Assumed, for nobody has run it in AWS: seconds that a call of DynamoDB and one of SES take, the memory of both functions
 * (GB), and bytes of log for a mail.
 */
export const ASSUMED = { tableSeconds: 0.006, sesSeconds: 0.1, memoryGb: 0.5, logBytes: 500 } as const;
/** SES tells of each mail that it was delivered. */
const EVENTS = 1;
/** A request of SQS puts, hands out or deletes so many messages. */
const A_REQUEST = 10;

/** The window for mails to one zone is 115 minutes: a thousand of a morning leave at 8.7 a minute. Of few owners each comes alone. */
export const CASES = [
  { name: 'a thousand mails of one morning', mailsAMinute: 1000 / 115 },
  { name: 'each mail of a quiet day alone', mailsAMinute: 0 },
] as const;

/**
 * What a thousand mails use, from what so many did: the tick puts those of a minute on the queue in one request, and a
 * function is called, and messages are received and deleted, a batch at a time. Events are put one by one.
 */
export function unitsOfMails(
  { readUnit, writeUnit, calls }: Counted,
  mails: number,
  mailsAMinute: number,
): Partial<Record<Priced, number>> {
  const of1000 = (n: number) => (n / mails) * 1000;
  const { tableSeconds, sesSeconds, memoryGb, logBytes } = ASSUMED;
  const puts = 1000 * share(mailsAMinute, A_REQUEST);
  const dueCalls = 1000 * share(mailsAMinute, DUE_BATCH);
  const eventCalls = 1000 * EVENTS * share((EVENTS * mailsAMinute * EVENTS_WINDOW) / 60, EVENTS_BATCH);
  const tableCalls = Object.values(calls).reduce((sum, n) => sum + n, 0);
  return {
    readUnit: of1000(readUnit),
    writeUnit: of1000(writeUnit),
    snsPublish: 1000 * EVENTS,
    sqsRequest: puts + 2 * dueCalls + 1000 * EVENTS + 2 * eventCalls,
    lambdaCall: dueCalls + eventCalls,
    lambdaGbSecond: memoryGb * (of1000(tableCalls) * tableSeconds + 1000 * sesSeconds),
    logGb: (1000 * logBytes) / 1e9,
  };
}

/** Of how many batches one message is, when so many come together and a batch holds `most`. */
const share = (together: number, most: number): number =>
  together <= 1 ? 1 : Math.ceil(together / most) / together;
