import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { parsed } from './parsed.ts';
import { countOf, type WorkQueue } from './queues.ts';

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
/** What SQS hands out or takes at once. */
const AT_ONCE = 10;

/** Every dead letter, the oldest first. They stay where they are. */
export async function deadLetters(sqs: SQSClient, queues: WorkQueue[]): Promise<DeadLetter[]> {
  const found = await Promise.all(
    queues.map(async (queue) => {
      const messages = await messagesIn(sqs, queue.deadUrl);
      await giveBack(sqs, queue.deadUrl, messages);
      return messages.map((message) => letterOf(queue, message));
    }),
  );
  return found.flat().sort((a, b) => (a.since < b.since ? -1 : 1));
}

/** Puts dead letters back on their queue: all, or the one with this id. Answers which. Nothing is sent twice by it. */
export async function redrive(sqs: SQSClient, queues: WorkQueue[], id?: string): Promise<DeadLetter[]> {
  const moved = await Promise.all(queues.map((queue) => redriveOne(sqs, queue, id)));
  return moved.flat();
}

async function redriveOne(sqs: SQSClient, queue: WorkQueue, id: string | undefined): Promise<DeadLetter[]> {
  const moved: DeadLetter[] = [];
  // Collected first: what fails again at once would be met again, for ever.
  const left = new Set(await messagesIn(sqs, queue.deadUrl));
  try {
    for (const message of [...left]) {
      if (id !== undefined && message.MessageId !== id) continue;
      // Back first, away second: a process that dies in between leaves it twice, and every verb can run twice.
      await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: message.Body ?? '' }));
      await sqs.send(
        new DeleteMessageCommand({ QueueUrl: queue.deadUrl, ReceiptHandle: message.ReceiptHandle }),
      );
      left.delete(message);
      moved.push(letterOf(queue, message));
    }
  } finally {
    await giveBack(sqs, queue.deadUrl, [...left]);
  }
  return moved;
}

/** Everything in a queue; nobody else sees it for a while. */
async function messagesIn(sqs: SQSClient, url: string): Promise<Message[]> {
  const messages: Message[] = [];
  for await (const message of messagesOf(sqs, url)) messages.push(message);
  return messages;
}

/** Lets the next command see at once what was only looked at: until then it would find no dead letters. */
async function giveBack(sqs: SQSClient, QueueUrl: string, messages: Message[]): Promise<void> {
  for (let from = 0; from < messages.length; from += AT_ONCE)
    await sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl,
        Entries: messages.slice(from, from + AT_ONCE).map(({ ReceiptHandle }, i) => ({
          Id: String(i),
          ReceiptHandle,
          VisibilityTimeout: 0,
        })),
      }),
    );
}

async function* messagesOf(sqs: SQSClient, url: string): AsyncGenerator<Message> {
  const met = new Set<string>();
  const there = await countOf(sqs, url);
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: AT_ONCE,
        VisibilityTimeout: LOOK,
        // Without a wait SQS asks some of its servers only, and may find nothing in a queue that is not empty.
        WaitTimeSeconds: met.size < there ? 1 : 0,
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
