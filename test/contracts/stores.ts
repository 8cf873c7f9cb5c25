import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { WholeHouse as House } from '../../core/assistant/ports.ts';
import { listSuppressions } from '../../core/runtime/list-suppressions.ts';
import { dynamoClaims } from '../../core/storage/claims.ts';
import { dynamoCommands } from '../../core/storage/commands.ts';
import { dynamoContacts } from '../../core/storage/contacts.ts';
import { dynamoDigests } from '../../core/storage/digests.ts';
import { dynamoDrafts } from '../../core/storage/drafts.ts';
import { dynamoDueIndex } from '../../core/storage/due-index.ts';
import { dynamoEmergencyStop } from '../../core/storage/emergency-stop.ts';
import { dynamoEnrollments } from '../../core/storage/enrollments.ts';
import { tableDefinition } from '../../core/storage/keys.ts';
import { dynamoCopies, dynamoImports } from '../../core/storage/imports.ts';
import { dynamoMessages } from '../../core/storage/messages.ts';
import type { Migration } from '../../core/storage/migrations.ts';
import { dynamoOffers } from '../../core/storage/offers.ts';
import { dynamoOwners } from '../../core/storage/owners.ts';
import { dynamoPlaces } from '../../core/storage/places.ts';
import { dynamoSuppressions } from '../../core/storage/suppressions.ts';
import { openTable, type Table } from '../../core/storage/table.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { untilActive } from '../../local/dynamodb.ts';
import { fakeHouse } from '../fakes/house.ts';

export type Stores = Pick<
  House,
  | 'owners'
  | 'contacts'
  | 'enrollments'
  | 'drafts'
  | 'messages'
  | 'places'
  | 'suppressions'
  | 'claims'
  | 'emergencyStop'
  | 'dueIndex'
  | 'digests'
  | 'commands'
  | 'offers'
  | 'imports'
  | 'copies'
> & { clock: FakeClock };

/** Empty stores, new for every test. */
export type OpenStores = () => Promise<Stores>;

export const HASH_KEYS = ['a key of the contracts, long enough to hash'];

export const inMemory: OpenStores = async () => fakeHouse();

/** DynamoDB in this process, in memory, on a free port of the loopback. */
export async function startDynamo(): Promise<{
  client: DynamoDBClient;
  endpoint: string;
  close(): Promise<void>;
}> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = dynamoClient(endpoint);
  return {
    client,
    endpoint,
    async close() {
      client.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export const dynamoClient = (endpoint: string, maxAttempts = 3): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    maxAttempts,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

let tables = 0;

/** A new table of our definition. */
export async function newTable(client: DynamoDBClient, clock: FakeClock): Promise<Table> {
  const name = `goodword-${++tables}`;
  await client.send(new CreateTableCommand({ TableName: name, ...tableDefinition }));
  await untilActive(client, name);
  return openTable({ client, name, now: clock.now });
}

/** The same table as a program with these migrations sees it. */
export const laterTable = (client: DynamoDBClient, { name, now }: Table, migrations: Migration[]): Table =>
  openTable({ client, name, now, migrations });

export const inDynamo =
  (client: () => DynamoDBClient): OpenStores =>
  async () => {
    const clock = fakeClock();
    return { clock, ...dynamoStores(await newTable(client(), clock)) };
  };

/** A table as a deploy or a laptop makes it, with a list of its suppressions. */
export const inListedDynamo =
  (client: () => DynamoDBClient): OpenStores =>
  async () => {
    const clock = fakeClock();
    const table = await newTable(client(), clock);
    await listSuppressions({ client: client(), name: table.name });
    return { clock, ...dynamoStores(table) };
  };

export const dynamoStores = (table: Table) => ({
  owners: dynamoOwners(table),
  contacts: dynamoContacts(table),
  enrollments: dynamoEnrollments(table),
  drafts: dynamoDrafts(table),
  messages: dynamoMessages(table),
  places: dynamoPlaces(table),
  suppressions: dynamoSuppressions(table, HASH_KEYS),
  emergencyStop: dynamoEmergencyStop(table),
  claims: dynamoClaims(table),
  dueIndex: dynamoDueIndex(table),
  digests: dynamoDigests(table),
  commands: dynamoCommands(table),
  offers: dynamoOffers(table),
  imports: dynamoImports(table),
  copies: dynamoCopies(table),
});

export async function all<T>(things: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const thing of things) found.push(thing);
  return found;
}
