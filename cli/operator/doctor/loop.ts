import { randomBytes } from 'node:crypto';
import { SESClient } from '@aws-sdk/client-ses';
import { SNSClient, SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, DeleteQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Desk } from '../../desk.ts';
import { interruptible } from '../interrupt.ts';
import { bad, type Finding, good, seen } from './finding.ts';
import { cameBack, letTopicsIn, sendTo, topicsOf } from './loop-wires.ts';

/** What the mailbox simulator of SES does, and what has to come back for it. */
const SIMULATED = [
  { mailbox: 'success', event: 'Delivery' },
  { mailbox: 'bounce', event: 'Bounce' },
  { mailbox: 'complaint', event: 'Complaint' },
  { mailbox: 'ooto', event: 'Received' },
] as const;

/** Seconds until an event that has not come is given up. */
export const PATIENCE = 120;

/** Where the loop is driven: the domains, and the topics that speak of it. */
export interface LoopAt {
  region: string;
  stack: string;
  configurationSet: string;
  inboundDomain: string;
}

/** The queue that hears what comes back, and what feeds it. */
interface Ear {
  sqs: SQSClient;
  sns: SNSClient;
  url: string;
  subscriptions: string[];
}

/**
 * Sends to the mailbox simulator and listens, on a queue of its own that is gone afterwards, to both topics of the
 * deployment: what SES tells of a mail, and what comes in.
 */
export async function driveLoop(desk: Desk, at: LoopAt, seconds = PATIENCE): Promise<Finding[]> {
  const { region } = at;
  const topics = await topicsOf(region, at.stack);
  const sqs = new SQSClient({ region });
  const { QueueUrl: url = '' } = await sqs.send(
    new CreateQueueCommand({
      QueueName: `goodword-doctor-${randomBytes(4).toString('hex')}`,
      Attributes: { MessageRetentionPeriod: '600' },
    }),
  );
  const ear: Ear = { sqs, sns: new SNSClient({ region }), url, subscriptions: [] };
  try {
    return await interruptible(async () => {
      await listenTo(ear, topics);
      return sendAndHear(desk, at, ear, seconds);
    }, 'Its own queue is deleted; mails to the mailbox simulator do no harm');
  } finally {
    await takeAway(desk, ear);
  }
}

async function listenTo({ sqs, sns, url, subscriptions }: Ear, topics: string[]): Promise<void> {
  const arn = await letTopicsIn(sqs, url, topics);
  for (const TopicArn of topics) {
    const subscribe = new SubscribeCommand({
      TopicArn,
      Protocol: 'sqs',
      Endpoint: arn,
      Attributes: { RawMessageDelivery: 'true' },
      ReturnSubscriptionArn: true,
    });
    subscriptions.push((await sns.send(subscribe)).SubscriptionArn ?? '');
  }
}

async function sendAndHear(desk: Desk, at: LoopAt, { sqs, url }: Ear, seconds: number): Promise<Finding[]> {
  const from = `doctor-${randomBytes(4).toString('hex')}@${at.inboundDomain}`;
  const ses = new SESClient({ region: at.region, maxAttempts: 1 });
  const findings: Finding[] = [];
  const loops: { mailbox: string; event: string; wanted: string }[] = [];
  for (const { mailbox, event } of SIMULATED) {
    const sent = await seen(() => sendTo(ses, { configurationSet: at.configurationSet, mailbox, from }));
    if (sent.at === 'hidden') findings.push(refusedBySes(mailbox, sent.because));
    else loops.push({ mailbox, event, wanted: `${event === 'Received' ? from : sent.value} ${event}` });
  }
  if (loops.length === 0) return findings;
  await desk.say(`Sent to the mailbox simulator; waiting up to ${seconds} seconds for what comes back.`);
  const wanted = loops.map((loop) => loop.wanted);
  const came = await cameBack(sqs, url, wanted, seconds * 1000);
  return [...findings, ...loops.map((loop) => findingOf(loop, came.has(loop.wanted), seconds))];
}

/** Takes away what the loop needed, whatever became of it; what cannot be is named. */
async function takeAway(desk: Desk, { sqs, sns, url, subscriptions }: Ear): Promise<void> {
  const gone = await Promise.all([
    ...subscriptions.map((SubscriptionArn) =>
      seen(() => sns.send(new UnsubscribeCommand({ SubscriptionArn }))),
    ),
    seen(() => sqs.send(new DeleteQueueCommand({ QueueUrl: url }))),
  ]);
  for (const [i, one] of gone.entries())
    if (one.at === 'hidden')
      await desk.say(`Delete it yourself: ${subscriptions[i] ?? url} could not be deleted (${one.because}).`);
}

const refusedBySes = (mailbox: string, because: string): Finding =>
  bad(
    `send ${mailbox}`,
    `SES did not take the mail (${because})`,
    'no mail goes out',
    'mend what is wrong above, then goodword doctor --send',
  );

const findingOf = (
  { mailbox, event }: { mailbox: string; event: string },
  came: boolean,
  seconds: number,
): Finding =>
  came
    ? good(`send ${mailbox}`, `${event} came back`)
    : bad(
        `send ${mailbox}`,
        `${event} did not come back in ${seconds} seconds`,
        event === 'Received' ? 'answers do not come in' : 'what becomes of a mail stays unseen',
        'goodword doctor (MX, rule set, event destination), then goodword deploy',
      );
