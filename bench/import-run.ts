import { createReadStream } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { importContacts } from '../core/assistant/import-contacts.ts';
import type { Owner } from '../core/domain/owner.ts';
import { instant } from '../core/domain/instant.ts';
import { dynamoContacts } from '../core/storage/contacts.ts';
import { dynamoCopies, dynamoImports } from '../core/storage/imports.ts';
import { dynamoOwners } from '../core/storage/owners.ts';
import { dynamoSuppressions } from '../core/storage/suppressions.ts';
import { openTable } from '../core/storage/table.ts';

/** One import in a process of its own, so that what it holds in memory is its own: started by import.ts. */
const [endpoint = '', table = '', file = '', ownerText = '', how = ''] = process.argv.slice(2);
const owner: Owner = JSON.parse(ownerText);
const MB = 1024 * 1024;

let writes = 0;
const client = new DynamoDBClient({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
client.middlewareStack.add(
  (next, context) => async (args) => {
    if (/^(?:Put|Update|Delete|BatchWrite)/.test(context.commandName ?? '')) writes += 1;
    return next(args);
  },
  { step: 'initialize' },
);
const store = openTable({ client, name: table, now: () => instant(Date.now()) });
let ids = Date.now();
const house = {
  owners: dynamoOwners(store),
  contacts: dynamoContacts(store),
  imports: dynamoImports(store),
  copies: dynamoCopies(store),
  suppressions: dynamoSuppressions(store, ['a key of the benchmark, long enough to hash']),
  world: {
    now: () => instant(Date.now()),
    id: () => (ids++).toString(36).padStart(8, '0').slice(-8),
    chance: () => 0,
  },
};
await house.owners.create(owner);

/** Heap that lives, in MB, at each tenth of the file. */
const heap: number[] = [];
const measured = (done: number, rows: number) => {
  if (done < ((heap.length + 1) * rows) / 10) return;
  globalThis.gc?.();
  heap.push(Math.round(process.memoryUsage().heapUsed / MB));
  process.stderr.write(`\r${done} of ${rows} rows`);
};
writes = 0;
const started = performance.now();
const report = await importContacts(house, {
  ownerId: owner.id,
  file: () => createReadStream(file),
  dryRun: how === 'dry',
  onProgress: measured,
});
if (report.at === 'refused') throw new Error(report.because);
const seconds = (performance.now() - started) / 1000;
const { rows, merged, unchanged, skipped, new: made } = report;
const most = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  JSON.stringify({
    rows,
    new: made,
    merged,
    unchanged,
    skipped: skipped.length,
    writes,
    seconds,
    heap,
    mostResident: most,
  }),
);
client.destroy();
