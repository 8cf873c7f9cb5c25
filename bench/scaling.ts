// Read units of one tick, with the same number due, among ever more enrolled contacts.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tick } from '../core/assistant/tick.ts';
import { realWorld } from '../core/runtime/world.ts';
import { dynamoDueIndex } from '../core/storage/due-index.ts';
import { dueAttributes, enrollmentKey, tableDefinition } from '../core/storage/keys.ts';
import { openTable, type Table } from '../core/storage/table.ts';
import { LOCAL_CREDENTIALS, REGION } from '../local/account.ts';
import { startDynamoDb } from '../local/dynamodb.ts';
import { type Figure, figure, type Run } from './figure.ts';
import { meter } from './meter.ts';

const NOW = '2026-12-01T15:00:00.000Z';
const LATER = '2027-03-01T15:00:00.000Z';
const DUE = 100;
const CHUNK = 10_000;

export async function scaling({ quick, full, tell }: Run): Promise<Figure[]> {
  const sizes = quick ? [1_000, 10_000] : [1_000, 100_000, ...(full ? [1_000_000] : [])];
  const name = 'scaling';
  const dynamodb = await startDynamoDb({ port: 0, table: { name, definition: tableDefinition } });
  const door = await meter(dynamodb.endpoint);
  const world = realWorld(() => Date.parse(NOW));
  const tableAt = (endpoint: string) =>
    openTable({
      client: new DynamoDBClient({ endpoint, region: REGION, credentials: LOCAL_CREDENTIALS }),
      name,
      now: () => NOW,
    });
  const direct = tableAt(dynamodb.endpoint);
  const dueIndex = dynamoDueIndex(tableAt(door.endpoint));
  const log = { info: () => undefined, warn: () => undefined };
  const read: number[] = [];
  try {
    let enrolled = 0;
    for (const size of sizes) {
      await putEnrolled(direct, enrolled, size, DUE);
      enrolled = size;
      tell(`${enrolled} enrolled`);
      door.take();
      let queued = 0;
      const queue = {
        put: (things: object[]) => {
          queued += things.length;
          return Promise.resolve();
        },
      };
      await tick({ dueIndex, queue, world, log });
      const { readUnit, calls } = door.take();
      tell(`${size} enrolled, ${queued} due: ${readUnit} read units, ${JSON.stringify(calls)}`);
      if (queued !== DUE) throw new Error(`${queued} were found due instead of ${DUE}`);
      read.push(readUnit);
    }
  } finally {
    await door.stop();
    await dynamodb.stop();
  }
  const [first = NaN] = read;
  return sizes.slice(1).map((size, i) =>
    figure(
      {
        name: `read units of a tick with ${DUE} due, ${size} enrolled`,
        unit: `x the ${first} units at ${sizes[0]} enrolled`,
        against: `${sizes[0]} enrolled`,
      },
      (read[i + 1] ?? NaN) / first,
      { at: 'most', is: 1 },
    ),
  );
}

/** Enrolls contacts of one owner up to `to`, the first `due` of them due now, chunk by chunk so that any number takes the same memory. */
export async function putEnrolled(table: Table, from: number, to: number, due: number): Promise<void> {
  for (let done = from; done < to; done += CHUNK) {
    const many = Math.min(CHUNK, to - done);
    await table.putAll(Array.from({ length: many }, (_, i) => row(done + i, due)));
  }
}

/** The thinnest enrollment the due index can hold: a tick reads keys alone. */
function row(i: number, due: number) {
  const key = enrollmentKey({ ownerId: 'nora0001', contactId: i.toString(36).padStart(8, '0'), n: 1 });
  return { ...key, ...dueAttributes(key, i < due ? NOW : LATER) };
}
