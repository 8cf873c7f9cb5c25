import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { lambdaContext, sqsRecord } from './events.ts';
import { QUEUES, type LocalQueue, type QueueName } from './sqs-sns-s3.ts';

/** A function fed by a queue. */
export type QueueFunction = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse | void>;

export interface Pollers {
  /** Goes on polling in the background until `stop`. */
  start(): void;
  /** Stops polling; resolves when no function runs any more. */
  stop(): Promise<void>;
  /** Runs until all queues are empty and nothing more is on its way; answers how many records were handled. */
  drain(): Promise<number>;
}

export interface PollersOptions {
  sqs: SQSClient;
  queues: Record<QueueName, LocalQueue>;
  functions: Record<QueueName, QueueFunction>;
  /** Told of each record that was handled. */
  handled: (body: string) => Promise<void>;
  /** Resolves when nothing outside the queues is still about to put something into them. */
  settled?: () => Promise<void>;
  batchSize?: number;
  /** How many batches of one queue may run at once. */
  workers?: number;
}

/**
 * Plays Lambda's part for the queues: batches, partial failures, redelivery, and (through the queue's own policy)
 * dead letters. A failed record comes back after a short pause instead of its whole visibility time.
 */
export function pollQueues(options: PollersOptions): Pollers {
  const { sqs, queues, handled, batchSize = 5, workers = 1 } = options;
  const crew = QUEUES.flatMap((name) => Array.from({ length: workers }, () => name));
  let polling: { goOn: boolean; loops: Promise<void>[] } | undefined;

  /** Never aborted while it waits: the embedded SQS would hand the next message to nobody. */
  async function poll(name: QueueName, how: { wait: number; pause: number }): Promise<number> {
    const queue = queues[name];
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queue.url,
        MaxNumberOfMessages: batchSize,
        WaitTimeSeconds: how.wait,
        MessageSystemAttributeNames: ['All'],
      }),
    );
    if (Messages.length === 0) return 0;
    const failed = await run(options.functions[name], name, Messages);
    await settle(queue, Messages, failed, how.pause);
    return Messages.length;
  }

  async function settle(
    queue: LocalQueue,
    messages: Message[],
    failed: Set<string>,
    pause: number,
  ): Promise<void> {
    const done = messages.filter((message) => !failed.has(message.MessageId ?? ''));
    const again = messages.filter((message) => failed.has(message.MessageId ?? ''));
    if (done.length > 0)
      await sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl: queue.url,
          Entries: done.map((message, i) => ({ Id: String(i), ReceiptHandle: message.ReceiptHandle })),
        }),
      );
    for (const message of done) await handled(message.Body ?? '');
    for (const message of again)
      await sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queue.url,
          ReceiptHandle: message.ReceiptHandle,
          VisibilityTimeout: pause,
        }),
      );
  }

  async function loop(name: QueueName, shift: { goOn: boolean }): Promise<void> {
    while (shift.goOn) {
      try {
        await poll(name, { wait: 1, pause: 2 });
      } catch (error) {
        console.error(error);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  async function waiting(): Promise<number> {
    const counts = await Promise.all(QUEUES.map((name) => messagesIn(sqs, queues[name].url)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  return {
    start() {
      if (polling) return;
      const shift: { goOn: boolean; loops: Promise<void>[] } = { goOn: true, loops: [] };
      shift.loops = crew.map((name) => loop(name, shift));
      polling = shift;
    },
    async stop() {
      const was = polling;
      if (!was) return;
      polling = undefined;
      was.goOn = false;
      await Promise.all(was.loops);
    },
    async drain() {
      let records = 0;
      for (;;) {
        await options.settled?.();
        const round = await Promise.all(crew.map((name) => poll(name, { wait: 0, pause: 0 })));
        const handledNow = round.reduce((sum, count) => sum + count, 0);
        records += handledNow;
        if (handledNow > 0) continue;
        await options.settled?.();
        if ((await waiting()) === 0) return records;
        // Another poller holds the rest.
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}

/** Calls the function with the batch; answers the ids that failed, all of them when it threw or named an unknown one. */
async function run(call: QueueFunction, queue: QueueName, messages: Message[]): Promise<Set<string>> {
  const ids = messages.map((message) => message.MessageId ?? '');
  try {
    const answer = await call(
      { Records: messages.map((message) => recordOf(queue, message)) },
      lambdaContext(queue),
    );
    const failed = (answer?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier);
    return new Set(failed.every((id) => ids.includes(id)) ? failed : ids);
  } catch (error) {
    console.error(error);
    return new Set(ids);
  }
}

function recordOf(queue: QueueName, message: Message) {
  return sqsRecord({
    queue,
    body: message.Body ?? '',
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    receiveCount: Number(message.Attributes?.ApproximateReceiveCount ?? 1),
    sentAt: Number(message.Attributes?.SentTimestamp ?? Date.now()),
  });
}

/** Ready, in work and delayed. */
async function messagesIn(sqs: SQSClient, url: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}
