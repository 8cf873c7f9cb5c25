import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { z } from 'zod';
import type { WorkQueue } from './queues.ts';

/** Work that failed five times: what it was about, in ids; never a body or an address. */
export interface DeadLetter {
  queue: WorkQueue['name'];
  id: string;
  /** When it came onto its queue. */
  since: string;
  about: string;
}

/** Seconds nobody else sees what was looked at: long enough to read a whole queue once. */
const LOOK = 20;

/** Every dead letter, the oldest first. They stay where they are. */
export async function deadLetters(sqs: SQSClient, queues: WorkQueue[]): Promise<DeadLetter[]> {
  const found: DeadLetter[] = [];
  for (const queue of queues)
    for await (const message of messagesOf(sqs, queue.deadUrl)) found.push(letterOf(queue, message));
  return found.sort((a, b) => (a.since < b.since ? -1 : 1));
}

/** Puts dead letters back on their queue: all, or the one with this id. Answers how many. Nothing is sent twice by it. */
export async function redrive(sqs: SQSClient, queues: WorkQueue[], id?: string): Promise<DeadLetter[]> {
  const moved: DeadLetter[] = [];
  for (const queue of queues) {
    // Collected first: what fails again at once would be met again, for ever.
    const letters: Message[] = [];
    for await (const message of messagesOf(sqs, queue.deadUrl)) letters.push(message);
    for (const message of letters) {
      if (id !== undefined && message.MessageId !== id) continue;
      // Back first, away second: a process that dies in between leaves it twice, and every verb can run twice.
      await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: message.Body ?? '' }));
      await sqs.send(
        new DeleteMessageCommand({ QueueUrl: queue.deadUrl, ReceiptHandle: message.ReceiptHandle }),
      );
      moved.push(letterOf(queue, message));
    }
  }
  return moved;
}

async function* messagesOf(sqs: SQSClient, url: string): AsyncGenerator<Message> {
  const met = new Set<string>();
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: LOOK,
        WaitTimeSeconds: 0,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    const fresh = Messages.filter(({ MessageId = '' }) => !met.has(MessageId));
    if (fresh.length === 0) return;
    for (const message of fresh) {
      met.add(message.MessageId ?? '');
      yield message;
    }
  }
}

const letterOf = ({ name }: WorkQueue, message: Message): DeadLetter => ({
  queue: name,
  id: message.MessageId ?? '',
  since: new Date(Number(message.Attributes?.SentTimestamp ?? 0)).toISOString(),
  about: aboutOf(message.Body ?? ''),
});

const work = z.union([
  z.object({ kind: z.literal('enrollment'), ownerId: z.string(), contactId: z.string(), n: z.number() }),
  z.object({ kind: z.literal('owner'), ownerId: z.string() }),
  z.object({ receipt: z.object({ action: z.object({ objectKey: z.string() }) }) }),
  z.object({ eventType: z.string(), mail: z.object({ messageId: z.string() }) }),
]);

function aboutOf(body: string): string {
  const read = work.safeParse(parsed(body));
  if (!read.success) return 'no work of ours';
  const { data } = read;
  if ('receipt' in data) return `mail ${data.receipt.action.objectKey}`;
  if ('eventType' in data) return `${data.eventType} of ${data.mail.messageId}`;
  return data.kind === 'owner'
    ? `digest of owner ${data.ownerId}`
    : `enrollment ${data.ownerId}/${data.contactId}/${data.n}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
