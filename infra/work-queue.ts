import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, type Function } from 'aws-cdk-lib/aws-lambda';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

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
    // Six times the timeout, as Lambda asks: below it, a slow batch is handed out a second time while it still runs.
    visibilityTimeout: Duration.seconds(timeout.toSeconds() * 6),
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
 * Hands the queue to a function in batches. No `maxConcurrency`: with it Lambda keeps five idle pollers instead of two
 * (0.26 USD a month a queue instead of 0.10), and it is not needed: workers share the sending time that SES allows
 * (core/storage/sending-time.ts), however many there are.
 */
export function workOff(work: WorkQueue, by: Function, batchSize: number): void {
  // Not CDK's SqsEventSource: it grants more than Lambda asks of a queue.
  new EventSourceMapping(work.queue, 'worker', {
    target: by,
    eventSourceArn: work.queue.queueArn,
    batchSize,
    reportBatchItemFailures: true,
  });
}
