import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { instant } from '../domain/instant.ts';
import type { Item } from '../storage/item.ts';
import { ALL_LISTED, type Key, listedSuppressionKey } from '../storage/keys.ts';
import { SCHEMA_VERSION } from '../storage/migrations.ts';
import { openTable } from '../storage/table.ts';

/**
 * Lists every suppression of a table that has no whole list yet, and marks the list as whole: the new table of a deploy or
 * a laptop at once, an older one by a Scan, once. With the operator's rights; no function may do that.
 */
export async function listSuppressions(of: {
  client: DynamoDBClient;
  name: string;
}): Promise<'listed' | 'was listed'> {
  const table = openTable({ ...of, now: () => instant(Date.now()) });
  if (await table.get(ALL_LISTED)) return 'was listed';
  const client = DynamoDBDocumentClient.from(of.client);
  const input = { TableName: of.name, ProjectionExpression: 'pk', ConsistentRead: true };
  for await (const { Items = [] } of paginateScan({ client }, input))
    await table.putAll(Items.flatMap(({ pk }) => listingOf({ pk: String(pk) }) ?? []));
  await table.put({ ...ALL_LISTED });
  return 'listed';
}

/** What lists an item, where it is a suppression. */
export function listingOf({ pk }: Pick<Key, 'pk'>): Item | undefined {
  const [kind, hash] = pk.split('#');
  return kind === 'SUPPRESSION' && hash !== undefined
    ? { ...listedSuppressionKey(hash), v: SCHEMA_VERSION }
    : undefined;
}
