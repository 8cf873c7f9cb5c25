import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, type Function } from 'aws-cdk-lib/aws-lambda';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Due things that a function does in one call. */
export const DUE_BATCH = 5;
/** How long those of one minute, which come together, are waited for (s). */
export const DUE_WINDOW = 2;
/** Events about mails that are noted in one call, and how long they are waited for (s): nobody waits for them. */
export const EVENTS_BATCH = 10;
export const EVENTS_WINDOW = 60;

/** A queue that loses nothing: what failed five times lies for two weeks among its dead letters. */
export interface WorkQueue {
  queue: Queue;
  deadLetters: Queue;
  /** The longest its function may take over one batch. */
  timeout: Duration;
}

export function workQueue(scope: Construct, name: string, timeout: Duration): WorkQueue {
  const deadLetters = new Queue(scope, `${name}-dead-letters`, {
    retentionPeriod: Duration.days(14),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
  });
  const queue = new Queue(scope, `${name}-queue`, {
    // Six times the timeout and the time a batch is gathered, as Lambda asks: below it, a slow batch is handed out a second
    // time while it still runs.
    visibilityTimeout: Duration.seconds(timeout.toSeconds() * 6 + EVENTS_WINDOW),
    retentionPeriod: Duration.days(4),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
  });
  return { queue, deadLetters, timeout };
}

/** Everything published to `topic` comes to the queue as it is, without SNS's envelope. */
export function listen(work: WorkQueue, topic: Topic): void {
  topic.addSubscription(
    new SqsSubscription(work.queue, { rawMessageDelivery: true, deadLetterQueue: work.deadLetters }),
  );
}

/**
 * Hands the queue to a function in batches, each gathered for `windowSeconds` at most. No `maxConcurrency`: with it Lambda keeps five idle pollers instead of two
 * (0.26 USD a month a queue instead of 0.10), and it is not needed: workers share the sending time that SES allows
 * (core/storage/sending-time.ts), however many there are.
 */
export function workOff(work: WorkQueue, by: Function, batchSize: number, windowSeconds = 0): void {
  // Not CDK's SqsEventSource: it grants more than Lambda asks of a queue.
  new EventSourceMapping(work.queue, 'worker', {
    target: by,
    eventSourceArn: work.queue.queueArn,
    batchSize,
    ...(windowSeconds > 0 && { maxBatchingWindow: Duration.seconds(windowSeconds) }),
    reportBatchItemFailures: true,
  });
}
