// A loopback door before the embedded DynamoDB or SQS, which counts what goes through it.
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { listenOnLoopback, LOOPBACK } from '../local/listen.ts';
import { type StoredItem, writeUnits } from './write-units.ts';

const item = z.record(z.string(), z.record(z.string(), z.unknown()));
const request = z.looseObject({
  TableName: z.string().optional(),
  Key: item.optional(),
  Item: item.optional(),
  RequestItems: z.record(z.string(), z.unknown()).optional(),
});
const capacity = z.looseObject({ CapacityUnits: z.number() });
const answered = z.looseObject({ ConsumedCapacity: z.union([capacity, z.array(capacity)]).optional() });
const batch = z.array(z.looseObject({ PutRequest: z.object({ Item: item }).optional() }));
const found = z.looseObject({ Item: item.optional() });
const READS = ['GetItem', 'Query', 'BatchGetItem', 'Scan'];
const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];

export interface Counted {
  readUnit: number;
  writeUnit: number;
  calls: Record<string, number>;
  /** What each call read or wrote: units by call and kind of item. */
  items: Record<string, { calls: number; units: number }>;
}

export const nothing = (): Counted => ({ readUnit: 0, writeUnit: 0, calls: {}, items: {} });

/** Adds what was counted later to what was counted before, which it answers. */
export function add(sum: Counted, more: Counted): Counted {
  sum.readUnit += more.readUnit;
  sum.writeUnit += more.writeUnit;
  for (const [call, n] of Object.entries(more.calls)) sum.calls[call] = (sum.calls[call] ?? 0) + n;
  for (const [what, { calls, units }] of Object.entries(more.items)) {
    const one = (sum.items[what] ??= { calls: 0, units: 0 });
    one.calls += calls;
    one.units += units;
  }
  return sum;
}

/**
 * Reads are what the emulator reports; writes are counted from the item before and after by `writeUnits`, because it
 * leaves indexes out. A write in a batch counts as one of a new item.
 */
export async function meter(target: string) {
  let counted = nothing();
  const server: Server = createServer((incoming, response) => {
    void text(incoming)
      .then(async (body) => {
        const headers: Record<string, string> = {};
        for (const [name, value] of Object.entries(incoming.headers))
          if (
            typeof value === 'string' &&
            !/^(host|connection|content-length|expect|transfer-encoding)$/.test(name)
          )
            headers[name] = value;
        const call = headers['x-amz-target']?.split('.')[1] ?? incoming.url ?? '';
        counted.calls[call] = (counted.calls[call] ?? 0) + 1;
        const ask = (how: string, what: string) =>
          fetch(target + (incoming.url ?? '/'), {
            method: incoming.method ?? 'POST',
            headers: { ...headers, ...(headers['x-amz-target'] && { 'x-amz-target': how }) },
            body: what,
          });
        const full = headers['x-amz-target'] ?? '';
        const isDynamo = full.startsWith('DynamoDB');
        const said = isDynamo ? request.parse(JSON.parse(body)) : undefined;
        const key = said?.Key ?? (said?.Item ? keyOf(said.Item) : undefined);
        const look = async (): Promise<StoredItem | undefined> => {
          const asked = { TableName: said?.TableName, Key: key, ConsistentRead: true };
          const answer = await ask(full.replace(call, 'GetItem'), JSON.stringify(asked));
          return found.parse(await answer.json()).Item;
        };
        const writes = isDynamo && WRITES.includes(call);
        const before = writes ? await look() : undefined;
        const metered =
          READS.includes(call) && said ? { ...said, ReturnConsumedCapacity: 'TOTAL' } : undefined;
        const answer = await ask(full, metered ? JSON.stringify(metered) : body);
        const words = await answer.text();
        const used = metered && answer.ok ? capacityOf(words) : 0;
        const wrote = writes ? writeUnits(before, answer.ok ? await look() : before) : 0;
        counted.readUnit += used;
        counted.writeUnit += wrote;
        if (isDynamo)
          note(counted, `${call} ${kindOf(body, key)}${answer.ok ? '' : ' refused'}`, used + wrote);
        if (call === 'BatchWriteItem')
          for (const list of Object.values(said?.RequestItems ?? {}))
            for (const one of batch.parse(list))
              counted.writeUnit += writeUnits(undefined, one.PutRequest?.Item);
        const type = answer.headers.get('content-type') ?? 'application/x-amz-json-1.0';
        response.writeHead(answer.status, { 'content-type': type }).end(words);
      })
      .catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
  });
  const port = await listenOnLoopback(server, 0, 'the meter');
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    /** What was counted since the last look. */
    take(): Counted {
      const was = counted;
      counted = nothing();
      return was;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function note({ items }: Counted, what: string, units: number): void {
  const one = (items[what] ??= { calls: 0, units: 0 });
  one.calls++;
  one.units += units;
}

/** The kind of item a request is about: the words of its keys, without what names one among many. */
function kindOf(body: string, key: StoredItem | undefined): string {
  const keys = key ? JSON.stringify(key) : (/"Key(?:ConditionExpression|s)".{0,2000}/s.exec(body)?.[0] ?? '');
  const words = keys.match(/(?<=["#])(?:CLAIM#[a-z]{1,20}|[A-Z][A-Z-]{2,20})(?=["#])/g) ?? [];
  return [...new Set(words)].join(' ') || 'due index';
}

const keyOf = (of: StoredItem): StoredItem =>
  Object.fromEntries(['pk', 'sk'].flatMap((name) => (of[name] ? [[name, of[name]]] : [])));

function capacityOf(words: string): number {
  const { ConsumedCapacity: used } = answered.parse(JSON.parse(words));
  return [used ?? []].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
}
