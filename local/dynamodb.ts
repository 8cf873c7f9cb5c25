import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
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
  const atWork = new Set<ServerResponse>();
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    atWork.add(response);
    response.once('close', () => atWork.delete(response));
  });
  const stop = () => closed(server, atWork);
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

/** What is asked from now on is not heard; what is being done is done first, because the database throws once it is closed. */
async function closed(server: ReturnType<typeof dynalite>, atWork: Set<ServerResponse>): Promise<void> {
  server.removeAllListeners('request');
  server.on('request', ({ socket }: IncomingMessage) => socket.destroy());
  for (const end = Date.now() + LONGEST_ANSWER; atWork.size > 0 && Date.now() < end;) await sleep(5);
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

/** ms */
const LONGEST_ANSWER = 2000;
