import {
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  type CreateTableCommandInput,
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
  } finally {
    client.destroy();
  }
}

function closed(server: ReturnType<typeof dynalite>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
