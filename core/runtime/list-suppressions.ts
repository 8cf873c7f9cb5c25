import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { instant } from '../domain/instant.ts';
import type { Item } from '../storage/item.ts';
import { ALL_LISTED, type Key, listedSuppressionKey, SUPPRESSION_LIST } from '../storage/keys.ts';
import { SCHEMA_VERSION } from '../storage/migrations.ts';
import { collect, openTable, type Table } from '../storage/table.ts';

interface Listed {
  client: DynamoDBClient;
  /** Of the table. */
  name: string;
  /** Waits until no call can write any more that began before the list was known; not given where none can be. */
  olderCallsEnd?: () => Promise<void>;
}

/**
 * Lists every suppression of a table that has no whole list yet, and marks the list as whole: the new table of a deploy or
 * a laptop at once, an older one by Scans, once. With the operator's rights; no function may do that. Broken off it can be run again.
 */
export async function listSuppressions(of: Listed): Promise<'listed' | 'was listed'> {
  const table = openTable({ ...of, now: () => instant(Date.now()) });
  if (await table.get(ALL_LISTED)) return 'was listed';
  if (of.olderCallsEnd) {
    // What a Scan is refused for is said before anybody waits.
    await listMissing(of, table);
    await of.olderCallsEnd();
  }
  while ((await listMissing(of, table)) > 0);
  await table.put({ ...ALL_LISTED });
  return 'listed';
}

/** Lists what a Scan finds and the list does not name, and answers how many those were. */
async function listMissing(of: Listed, table: Table): Promise<number> {
  const client = DynamoDBDocumentClient.from(of.client);
  const input = { TableName: of.name, ProjectionExpression: 'pk', ConsistentRead: true };
  const found: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, input))
    found.push(...Items.flatMap(({ pk }) => listingOf({ pk: String(pk) }) ?? []));
  // Read after the Scan: who knows the list puts a stop there first, so that what is missing now was written by one who does not.
  const list = await collect(table.rows({ pk: SUPPRESSION_LIST, consistent: true }));
  const listed = new Set(list.map(({ sk }) => sk));
  const missing = found.filter(({ sk }) => !listed.has(sk));
  await table.putAll(missing);
  return missing.length;
}

/** What lists an item, where it is a suppression. */
export function listingOf({ pk }: Pick<Key, 'pk'>): Item | undefined {
  const [kind, hash] = pk.split('#');
  return kind === 'SUPPRESSION' && hash !== undefined
    ? { ...listedSuppressionKey(hash), v: SCHEMA_VERSION }
    : undefined;
}
