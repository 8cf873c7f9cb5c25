import {
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  type CreateTableCommandInput,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { LOCAL_CREDENTIALS, REGION } from './account.ts';
import { expectFree, listenOnLoopback, LOOPBACK } from './listen.ts';

export interface TableToMake {
  name: string;
  definition: Omit<CreateTableCommandInput, 'TableName'>;
}

/** DynamoDB on disk (dynalite on LevelDB) with one table. `folder` must be held by this process alone. */
export async function startDynamoDb(at: { folder?: string; port: number; table: TableToMake }) {
  // Once made it holds the folder, and it only lets go of it as a server that listens.
  await expectFree(at.port, 'DynamoDB');
  const server = dynalite({ createTableMs: 0, ...(at.folder === undefined ? {} : { path: at.folder }) });
  const port = await listenOnLoopback(server, at.port, 'DynamoDB');
  const endpoint = `http://${LOOPBACK}:${port}`;
  const stop = () => closed(server);
  try {
    await makeTable(endpoint, at.table);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, port, stop };
}

async function makeTable(endpoint: string, table: TableToMake): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials: LOCAL_CREDENTIALS });
  try {
    const { TableNames } = await client.send(new ListTablesCommand({}));
    if (!TableNames?.includes(table.name))
      await client.send(new CreateTableCommand({ ...table.definition, TableName: table.name }));
    await untilActive(client, table.name);
  } finally {
    client.destroy();
  }
}

/** Waits while a table is still being made: until then the emulator, as AWS, answers that there is none. */
export async function untilActive(client: DynamoDBClient, name: string): Promise<void> {
  await waitUntilTableExists(
    { client, maxWaitTime: 10, minDelay: 0.005, maxDelay: 0.05 },
    { TableName: name },
  );
}

function closed(server: ReturnType<typeof dynalite>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
