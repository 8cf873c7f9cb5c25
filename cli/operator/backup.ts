import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { stopEverything } from '../../core/assistant/emergency-stop.ts';
import { type HeldBack, holdRestored } from '../../core/assistant/hold-restored.ts';
import type { House } from '../../core/assistant/ports.ts';
import { TryLater } from '../../core/domain/try-later.ts';
import { clientSettings } from '../../core/runtime/clients.ts';
import type { Config } from '../../core/runtime/config.ts';
import { listingOf } from '../../core/runtime/list-suppressions.ts';
import { type Backup, type BackupHead, type BackupLine, itemLine, itemOf } from './backup-file.ts';

const stored = z.looseObject({ pk: z.string(), sk: z.string() });
type Stored = z.infer<typeof stored>;

const documents = (config: Config): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(config, 'dynamodb')));

/** Every item of the table, or all that is one owner's, as lines of a file; memory stays flat. */
export async function* backupLines(config: Config, house: House, owner?: string): AsyncGenerator<string> {
  const at = new Date().toISOString();
  const head: BackupHead = { goodword: 'backup', format: 1, at, ...(owner ? { owner } : {}) };
  yield `${JSON.stringify(head)}\n`;
  let lines = 0;
  const write = (line: BackupLine): string => {
    lines += 1;
    return `${JSON.stringify(line)}\n`;
  };
  // A Scan: a backup by hand of what no key can name, the suppressions.
  for await (const page of paginateScan({ client: documents(config) }, { TableName: config.table }))
    for (const read of page.Items ?? []) {
      const item = stored.parse(read);
      if (!OF_THE_TABLE.has(item.pk) && (owner === undefined || isOf(owner, item)))
        yield write(itemLine(item));
    }
  if (owner !== undefined)
    for await (const { addresses } of house.contacts.ofOwner(owner))
      for (const { address } of addresses) {
        const found = await house.suppressions.find(address);
        if (!found) continue;
        const { hash: _hash, ...why } = found;
        yield write({ suppression: { address, ...why } });
      }
  yield `${JSON.stringify({ end: lines })}\n`;
}

/**
 * A stop that was pulled when the backup was made says nothing of later, and that a table has listed every suppression
 * says nothing of another one.
 */
const OF_THE_TABLE = new Set(['EMERGENCY-STOP', 'SUPPRESSIONS']);

/** Is it one owner's: below his key, in the list of owners, or a name that leads to him? */
function isOf(owner: string, item: Stored): boolean {
  const { pk, sk } = item;
  if (pk === `OWNER#${owner}` || pk.startsWith(`OWNER#${owner}#`)) return true;
  if (pk === 'OWNERS') return sk === owner;
  return (
    (pk.startsWith('ADDRESS#') && item['holder'] === owner) ||
    (pk.startsWith('MESSAGE-ID#') && item['ownerId'] === owner)
  );
}

/**
 * Writes a backup into the table. Everything stands still first and stays so until what may have gone out since is in
 * doubt: a process that dies in between leaves the stop pulled, and the restore is run again.
 */
export async function restoreBackup(
  config: Config,
  house: House,
  { head, lines }: Backup,
): Promise<HeldBack & { items: number; stood: boolean }> {
  const stood = (await house.emergencyStop.get()) !== undefined;
  await stopEverything(house, RESTORING);
  const client = documents(config);
  let items = 0;
  let batch: object[] = [];
  const write = async () => {
    await put(client, config.table, batch);
    items += batch.length;
    batch = [];
  };
  for await (const line of lines()) {
    if ('item' in line) {
      const item = itemOf(line);
      const listing = listingOf(item);
      if (listing && batch.push(listing) === AT_ONCE) await write();
      if (batch.push(item) === AT_ONCE) await write();
    }
    if ('suppression' in line) {
      const { address, ...why } = line.suppression;
      await house.suppressions.add(address, why);
    }
  }
  await write();
  const held = await holdRestored(house, head.at, head.owner);
  const standstill = await house.emergencyStop.get();
  if (standstill?.because === RESTORING) await house.emergencyStop.release();
  return { ...held, items, stood: stood && standstill?.because !== RESTORING };
}

const RESTORING = 'a backup is put back';
/** What BatchWriteItem takes. */
const AT_ONCE = 25;
const MOST_TRIES = 8;

async function put(client: DynamoDBDocumentClient, table: string, items: object[]): Promise<void> {
  let left: Record<string, unknown>[] = items.map((Item) => ({ PutRequest: { Item } }));
  for (let tries = 0; left.length > 0; tries++) {
    if (tries === MOST_TRIES) throw new TryLater('the table takes no more for now; run the restore again');
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tries));
    const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: left } }));
    left = answer.UnprocessedItems?.[table] ?? [];
  }
}
