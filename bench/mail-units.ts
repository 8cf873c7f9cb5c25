import { MEMORY } from '../infra/function-memory.ts';
import { DUE_BATCH, EVENTS_BATCH, EVENTS_WINDOW } from '../infra/work-queue.ts';
import type { Priced } from '../infra/prices.ts';
import type { Counted } from './meter.ts';

/**
 * Assumed, for nobody has run it in AWS: seconds that a call of DynamoDB and one of SES take, the mails a second that SES
 * lets an account send, and bytes around each line of the log.
 */
export const ASSUMED = { tableSeconds: 0.006, sesSeconds: 0.1, mailsASecond: 14, logLine: 200 } as const;
/** A request of SQS puts, hands out or deletes so many messages. */
const A_REQUEST = 10;

/** The window for mails to one zone is 115 minutes: a thousand of a morning leave at 8.7 a minute. Of few owners each comes alone. */
export const CASES = [
  { name: 'a thousand mails of one morning', mailsAMinute: 1000 / 115 },
  { name: 'each mail of a quiet day alone', mailsAMinute: 0 },
] as const;

/** What was counted while so many mails went: what the function that sends used, the one that notes events, and the log. */
export interface Used {
  mails: number;
  sending: Counted;
  noting: Counted;
  /** Events that SES told. */
  events: number;
  logBytes: number;
}

/**
 * What a thousand mails use, from what so many did: the tick puts those of a minute on the queue in one request, a function
 * is called, and messages are received and deleted, a batch at a time, and the mails of a batch wait together, but each for
 * its own moment of what SES allows. Events are put one by one and noted one after the other.
 */
export function unitsOfMails(used: Used, mailsAMinute: number): Partial<Record<Priced, number>> {
  const { mails, sending, noting } = used;
  const of1000 = (n: number) => (n / mails) * 1000;
  const { tableSeconds, sesSeconds, mailsASecond } = ASSUMED;
  const events = used.events / mails;
  const puts = 1000 * share(mailsAMinute, A_REQUEST);
  const dueCalls = 1000 * share(mailsAMinute, DUE_BATCH);
  const eventCalls = 1000 * events * share((events * mailsAMinute * EVENTS_WINDOW) / 60, EVENTS_BATCH);
  const oneMail = (callsOf(sending) / mails) * tableSeconds + sesSeconds;
  const turns = (1000 - dueCalls) / mailsASecond;
  return {
    readUnit: of1000(sending.readUnit + noting.readUnit),
    writeUnit: of1000(sending.writeUnit + noting.writeUnit),
    snsPublish: 1000 * events,
    sqsRequest: puts + 2 * dueCalls + 1000 * events + 2 * eventCalls,
    lambdaCall: dueCalls + eventCalls,
    lambdaGbSecond:
      (MEMORY.due / 1024) * (dueCalls * oneMail + turns) +
      (MEMORY['mail-events'] / 1024) * of1000(callsOf(noting)) * tableSeconds,
    logGb: of1000(used.logBytes) / 1e9,
  };
}

const callsOf = ({ calls }: Counted): number => Object.values(calls).reduce((sum, n) => sum + n, 0);

/** Of how many batches one message is, when so many come together and a batch holds `most`. */
const share = (together: number, most: number): number =>
  together <= 1 ? 1 : Math.ceil(together / most) / together;
