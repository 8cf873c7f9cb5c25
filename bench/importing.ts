// How fast 100,000 contacts come in, beside writing the same items and nothing more, and what memory that takes.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { importContacts } from '../core/assistant/import-contacts.ts';
import { listSuppressions } from '../core/runtime/list-suppressions.ts';
import { realWorld } from '../core/runtime/world.ts';
import { dynamoContacts } from '../core/storage/contacts.ts';
import type { Item } from '../core/storage/item.ts';
import { tableDefinition } from '../core/storage/keys.ts';
import { dynamoCopies, dynamoImports } from '../core/storage/imports.ts';
import { dynamoOwners } from '../core/storage/owners.ts';
import { dynamoSuppressions } from '../core/storage/suppressions.ts';
import { openTable } from '../core/storage/table.ts';
import { LOCAL_CREDENTIALS, REGION } from '../local/account.ts';
import { startDynamoDb, untilActive } from '../local/dynamodb.ts';
import { nora } from '../test/cast.ts';
import { type Figure, figure, type Run } from './figure.ts';

const NOW = '2026-12-01T15:00:00.000Z';
/** As many at once as the storage writes. */
const AT_ONCE = 8;
const A_BATCH = 25;

export async function importing({ quick, tell }: Run): Promise<Figure[]> {
  const people = quick ? 5_000 : 100_000;
  const folder = await mkdtemp(join(tmpdir(), 'goodword-bench-import-'));
  const definition = tableDefinition;
  const dynamodb = await startDynamoDb({ folder, port: 0, table: { name: 'import', definition } });
  const client = new DynamoDBClient({
    endpoint: dynamodb.endpoint,
    region: REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  try {
    await client.send(new CreateTableCommand({ ...definition, TableName: 'bare' }));
    await untilActive(client, 'bare');
    await listSuppressions({ client, name: 'import' });
    const table = openTable({ client, name: 'import', now: () => NOW });
    const bare = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
    let bareMs = 0;
    let items = 0;
    // What the import writes is written once more into another table, so that a busy moment meets both.
    const putAll = async (all: Item[]): Promise<void> => {
      await table.putAll(all);
      const start = performance.now();
      await writeAll(bare, all);
      bareMs += performance.now() - start;
      items += all.length;
    };
    const twice = { ...table, putAll };
    const owners = dynamoOwners(table);
    await owners.create(nora);
    const house = {
      owners,
      contacts: dynamoContacts(twice),
      suppressions: dynamoSuppressions(table, ['a key of the bench, long enough to hash']),
      imports: dynamoImports(twice),
      copies: dynamoCopies(twice),
      world: realWorld(() => Date.parse(NOW)),
    };
    const heap: number[] = [];
    const bytes = Buffer.from(addressBook(people));
    const start = performance.now();
    const report = await importContacts(house, {
      ownerId: nora.id,
      file: () => [bytes],
      fileName: 'Connections.csv',
      onProgress(done) {
        if (done !== people / 10 && done !== people) return;
        global.gc?.();
        heap.push(process.memoryUsage().heapUsed / 1e6);
      },
    });
    const ms = performance.now() - start - bareMs;
    if (!('new' in report) || report.new !== people) throw new Error('not everybody was imported');
    const [early = NaN, late = NaN] = heap;
    const rate = (took: number) => ((1000 * people) / took).toFixed(0);
    tell(`${people} contacts as ${items} items: ${rate(ms)} a second beside ${rate(bareMs)}`);
    tell(`heap after a tenth ${early.toFixed(0)} MB, at the end ${late.toFixed(0)} MB`);
    const count = people.toLocaleString('en-US');
    return [
      figure(
        {
          name: `import of ${count} contacts`,
          unit: 'x the rate',
          against: 'BatchWriteItem of the same items',
        },
        bareMs / ms,
        { at: 'least', is: 0.7 },
        2,
      ),
      figure(
        { name: `memory of that import at its end`, unit: 'x', against: 'after a tenth of it' },
        late / early,
        { at: 'most', is: 1.2 },
        2,
      ),
    ];
  } finally {
    client.destroy();
    await dynamodb.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeAll(client: DynamoDBDocumentClient, items: Item[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / A_BATCH) }, (_, i) =>
    items.slice(i * A_BATCH, (i + 1) * A_BATCH),
  ).values();
  const worker = async () => {
    for (const batch of batches) {
      const bare = batch.map((Item) => ({ PutRequest: { Item } }));
      await client.send(new BatchWriteCommand({ RequestItems: { bare } }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** As LinkedIn exports it. Each person is another one, by name too. */
function addressBook(people: number): string {
  const letters = (i: number) => i.toString(26).replaceAll(/[0-9]/g, (d) => 'qrstuvwxyz'.charAt(Number(d)));
  const rows = Array.from(
    { length: people },
    (_, i) =>
      `Ben,Osei${letters(i)},https://www.linkedin.com/in/ben-osei-${i},ben${i}@firm${i % 5000}.example,Firm ${i % 5000},Data engineer,03 Mar 2021`,
  );
  return `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('\n')}\n`;
}
