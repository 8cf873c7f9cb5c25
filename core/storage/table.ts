import { randomBytes } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  PutCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/instant.ts';
import { attributesOf } from './attributes.ts';
import { batchGet, batchWrite } from './batches.ts';
import { isConflict, orTryLater } from './dynamo-errors.ts';
import { type Item, toItem } from './item.ts';
import { type Key, TTL_ATTRIBUTE } from './keys.ts';
import { type Migration, MIGRATIONS } from './migrations.ts';

/** What a conditional write needs to hold: a DynamoDB condition and what its placeholders stand for. */
export interface Condition {
  if: string;
  names?: Record<string, string>;
  values?: Record<string, unknown>;
}

export interface Update extends Condition {
  set: string;
}

export type Written = 'written' | 'conflict';

/** Rows of one partition in order of their sort key, or of the due index. Everything, unless `most` says how many. */
export interface Rows {
  pk: string;
  begins?: string;
  from?: string;
  newestFirst?: boolean;
  consistent?: boolean;
  most?: number;
}

/** The one table. A failed condition is a value; throttling is TryLater; anything else is thrown as it came. */
export interface Table {
  name: string;
  /** Strongly consistent. */
  get(key: Key): Promise<Item | undefined>;
  /** Strongly consistent, in no order; keys may repeat. */
  getAll(keys: Key[]): Promise<Item[]>;
  rows(rows: Rows): AsyncIterable<Item>;
  dueRows(shard: string, upTo: Instant | undefined, most?: number): AsyncIterable<Item>;
  put(item: Item, condition?: Condition): Promise<Written>;
  update(key: Key, update: Update): Promise<Written>;
  remove(key: Key, condition?: Condition): Promise<Written>;
  /** In batches, in no order and without conditions. No key may repeat. */
  putAll(items: Item[]): Promise<void>;
  removeAll(keys: Key[]): Promise<void>;
  now(): Instant;
}

/** Items come up to date as they are read (`toItem`) and are written in the newest version. */
export function openTable(of: {
  client: DynamoDBClient;
  name: string;
  now: () => Instant;
  migrations?: Migration[];
}): Table {
  const { name: TableName, now, migrations = MIGRATIONS } = of;
  const upToDate = (answer: Record<string, unknown>) => toItem(answer, migrations);
  const dated = (item: Item): Item => ({ v: migrations.length + 1, ...item });
  const client = DynamoDBDocumentClient.from(of.client, {
    marshallOptions: { removeUndefinedValues: true },
  });

  async function get(key: Key): Promise<Item | undefined> {
    const answer = await orTryLater(
      client.send(new GetCommand({ TableName, Key: plain(key), ConsistentRead: true })),
    );
    return answer.Item && upToDate(answer.Item);
  }

  async function* pages(query: Omit<QueryCommandInput, 'TableName'>, most = Infinity): AsyncIterable<Item> {
    let left = most;
    const input = { TableName, ...query, ...(most === Infinity ? {} : { Limit: most }) };
    const iterator = paginateQuery({ client }, input)[Symbol.asyncIterator]();
    for (;;) {
      const page = await orTryLater(iterator.next());
      if (page.done) return;
      for (const row of page.value.Items ?? []) {
        if (left-- <= 0) return;
        yield upToDate(row);
      }
      if (left <= 0) return;
    }
  }

  /**
   * The SDK repeats a write whose answer was lost, and the repetition then meets its own first attempt and fails the
   * condition: without the mark `w` a claim would be lost to nobody.
   */
  async function conditionally(key: Key, mark: string, write: Promise<unknown>): Promise<Written> {
    try {
      await orTryLater(write);
      return 'written';
    } catch (error) {
      if (!isConflict(error)) throw error;
      const wasRepeated = (error.$metadata.attempts ?? 1) > 1;
      return wasRepeated && (await get(key))?.['w'] === mark ? 'written' : 'conflict';
    }
  }

  return {
    name: TableName,
    get,
    now,
    getAll: async (keys) => (await batchGet(client, TableName, keys.map(plain))).map(upToDate),
    rows: ({ pk, begins, from, newestFirst, consistent, most }) =>
      pages(
        {
          KeyConditionExpression: `pk = :pk${begins === undefined ? '' : ' AND begins_with(sk, :sk)'}${from === undefined ? '' : ' AND sk >= :sk'}`,
          ExpressionAttributeValues: { ':pk': pk, ':sk': begins ?? from },
          ScanIndexForward: !newestFirst,
          ConsistentRead: consistent ?? false,
        },
        most,
      ),
    dueRows: (shard, upTo, most) =>
      pages(
        {
          IndexName: 'due',
          KeyConditionExpression: `dueShard = :shard${upTo === undefined ? '' : ' AND dueAt <= :at'}`,
          ExpressionAttributeValues: { ':shard': shard, ':at': upTo },
        },
        most,
      ),
    async put(item, condition) {
      const mark = randomBytes(6).toString('base64url');
      const Item = condition ? { ...dated(item), w: mark } : dated(item);
      return conditionally(
        item,
        mark,
        client.send(new PutCommand({ TableName, Item, ...expression(condition) })),
      );
    },
    async update(key, update) {
      const mark = randomBytes(6).toString('base64url');
      const condition = { ...update, values: { ...update.values, ':w': mark } };
      const UpdateExpression = `SET w = :w, ${update.set}`;
      const input = { TableName, Key: plain(key), UpdateExpression, ...expression(condition) };
      return conditionally(key, mark, client.send(new UpdateCommand(input)));
    },
    async remove(key, condition) {
      const input = { TableName, Key: plain(key), ...expression(condition) };
      return conditionally(key, '', client.send(new DeleteCommand(input)));
    },
    putAll: (items) =>
      batchWrite(
        of.client,
        TableName,
        items.map((item) => ({ PutRequest: { Item: attributesOf(dated(item)) } })),
      ),
    removeAll: (keys) =>
      batchWrite(
        of.client,
        TableName,
        keys.map((key) => ({ DeleteRequest: { Key: attributesOf(plain(key)) } })),
      ),
  };
}

/** All rows at once, where they are known to be few. */
export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** The moment as the time-to-live attribute has it. */
export const expiring = (at: Instant) => ({ [TTL_ATTRIBUTE]: Math.ceil(Date.parse(at) / 1000) });

const plain = ({ pk, sk }: Key) => ({ pk, sk });

const expression = (condition: Condition | undefined) =>
  condition && {
    ConditionExpression: condition.if,
    ...(condition.names && { ExpressionAttributeNames: condition.names }),
    ...(condition.values && { ExpressionAttributeValues: condition.values }),
  };
