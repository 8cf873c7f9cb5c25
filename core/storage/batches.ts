import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TryLater } from '../domain/try-later.ts';
import { orTryLater } from './dynamo-errors.ts';
import type { Key } from './keys.ts';

/** Limits of BatchGetItem and BatchWriteItem. */
const MOST_GETS = 100;
const MOST_WRITES = 25;
const AT_ONCE = 8;
const MOST_TRIES = 8;

/** Strongly consistent; keys may repeat, the answers come in no order. */
export async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: Key[],
): Promise<Record<string, unknown>[]> {
  const unique = [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key])).values()];
  const found: Record<string, unknown>[] = [];
  await inParallel(chunks(unique, MOST_GETS), async (chunk) => {
    let left: Record<string, unknown>[] = chunk.map(({ pk, sk }) => ({ pk, sk }));
    await untilNoneLeft(async () => {
      const command = new BatchGetCommand({
        RequestItems: { [table]: { Keys: left, ConsistentRead: true } },
      });
      const answer = await orTryLater(client.send(command));
      found.push(...(answer.Responses?.[table] ?? []));
      left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
      return left.length;
    });
  });
  return found;
}

/** No key may repeat: DynamoDB refuses the whole batch. */
export async function batchWrite(
  client: DynamoDBClient,
  table: string,
  writes: WriteRequest[],
): Promise<void> {
  await inParallel(chunks(writes, MOST_WRITES), async (chunk) => {
    let left = chunk;
    await untilNoneLeft(async () => {
      const answer = await orTryLater(
        client.send(new BatchWriteItemCommand({ RequestItems: { [table]: left } })),
      );
      left = answer.UnprocessedItems?.[table] ?? [];
      return left.length;
    });
  });
}

/** DynamoDB leaves out what it has no room for just now; asking again at once would only be left out again. */
async function untilNoneLeft(attempt: () => Promise<number>): Promise<void> {
  let left = await attempt();
  for (let tries = 1; left > 0; tries++) {
    if (tries === MOST_TRIES) throw new TryLater(`the table is too busy: ${left} items of a batch are left`);
    await new Promise((resolve) => setTimeout(resolve, 25 * 2 ** tries));
    left = await attempt();
  }
}

async function inParallel<T>(things: T[], act: (thing: T) => Promise<void>): Promise<void> {
  const queue = things.values();
  const worker = async () => {
    for (const thing of queue) await act(thing);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

export function chunks<T>(things: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, i) =>
    things.slice(i * size, (i + 1) * size),
  );
}
