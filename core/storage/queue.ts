import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import type { DueThing, Queue } from '../assistant/ports.ts';
import { TryLater } from '../domain/try-later.ts';
import { chunks } from './batches.ts';
import { lazily } from './item.ts';

/** Limit of SendMessageBatch. */
const MOST_IN_A_BATCH = 10;

const dueThingSchema = lazily((): z.ZodMiniType<DueThing> =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('owner'), ownerId: z.string(), due: z.string() }),
    z.object({
      kind: z.literal('enrollment'),
      ownerId: z.string(),
      contactId: z.string(),
      n: z.number(),
      due: z.string(),
    }),
  ]),
);

/** What is due, on a queue. Throws TryLater when some of it could not be put there: the rest may come twice. */
export function sqsQueue(client: SQSClient, queueUrl: string): Queue {
  return {
    async put(things) {
      for (const batch of chunks(things, MOST_IN_A_BATCH)) {
        const Entries = batch.map((thing, i) => ({ Id: String(i), MessageBody: JSON.stringify(thing) }));
        const { Failed = [] } = await client.send(
          new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }),
        );
        if (Failed.length > 0) {
          const codes = [...new Set(Failed.map(({ Code }) => Code))].join(', ');
          throw new TryLater(`${Failed.length} of ${batch.length} due things were not queued: ${codes}`);
        }
      }
    },
  };
}

/** What a message of the queue says. Throws when it is none of ours. */
export const readDueThing = (body: string): DueThing => dueThingSchema().parse(JSON.parse(body));
