import { randomBytes } from 'node:crypto';
import { SESClient } from '@aws-sdk/client-ses';
import { SNSClient, SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, DeleteQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Desk } from '../../desk.ts';
import { bad, type Finding, good } from './finding.ts';
import { cameBack, letTopicsIn, sendTo, topicsOf } from './loop-wires.ts';

/** What the mailbox simulator of SES does, and what has to come back for it. */
const SIMULATED = [
  { mailbox: 'success', event: 'Delivery' },
  { mailbox: 'bounce', event: 'Bounce' },
  { mailbox: 'complaint', event: 'Complaint' },
  { mailbox: 'ooto', event: 'Received' },
] as const;

/** Milliseconds until an event that has not come is given up. */
const PATIENCE = 120_000;

/** Where the loop is driven: the domains, and the topics that speak of it. */
export interface LoopAt {
  region: string;
  stack: string;
  configurationSet: string;
  inboundDomain: string;
}

/**
 * Sends to the mailbox simulator and listens, on a queue of its own that is gone afterwards, to both topics of the
 * deployment: what SES tells of a mail, and what comes in.
 */
export async function driveLoop(desk: Desk, at: LoopAt, patience = PATIENCE): Promise<Finding[]> {
  const { region } = at;
  const sqs = new SQSClient({ region });
  const sns = new SNSClient({ region });
  const topics = await topicsOf(region, at.stack);
  const { QueueUrl = '' } = await sqs.send(
    new CreateQueueCommand({
      QueueName: `goodword-doctor-${randomBytes(4).toString('hex')}`,
      Attributes: { MessageRetentionPeriod: '600' },
    }),
  );
  const subscriptions: string[] = [];
  try {
    const arn = await letTopicsIn(sqs, QueueUrl, topics);
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
    const from = `doctor-${randomBytes(4).toString('hex')}@${at.inboundDomain}`;
    const ses = new SESClient({ region, maxAttempts: 1 });
    const loops: { mailbox: string; event: string; wanted: string }[] = [];
    for (const { mailbox, event } of SIMULATED) {
      const sesId = await sendTo(ses, { configurationSet: at.configurationSet, mailbox, from });
      loops.push({ mailbox, event, wanted: `${event === 'Received' ? from : sesId} ${event}` });
    }
    await desk.say(
      `Sent to the mailbox simulator; waiting up to ${patience / 1000} seconds for what comes back.`,
    );
    const wanted = loops.map((loop) => loop.wanted);
    const came = await cameBack(sqs, QueueUrl, wanted, patience);
    return loops.map((loop) => findingOf(loop.mailbox, loop.event, came.has(loop.wanted)));
  } finally {
    for (const SubscriptionArn of subscriptions)
      await sns.send(new UnsubscribeCommand({ SubscriptionArn })).catch(() => undefined);
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  }
}

const findingOf = (mailbox: string, event: string, came: boolean): Finding =>
  came
    ? good(`send ${mailbox}`, `${event} came back`)
    : bad(
        `send ${mailbox}`,
        `${event} did not come back`,
        event === 'Received' ? 'answers do not come in' : 'what becomes of a mail stays unseen',
        'goodword doctor (MX, rule set, event destination), then goodword deploy',
      );
