import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { tableDefinition } from '../../core/storage/keys.ts';
import { untilActive } from '../../local/dynamodb.ts';
import { dynamoClient } from '../contracts/stores.ts';
import type { Call, Reply } from './stand-in.ts';

/** DynamoDB of the stand-in: a real emulator, in which a table stands from the first call that names it. */
export interface PeopleTable {
  answer(call: Call): Promise<Reply>;
  close(): Promise<void>;
}

export function peopleTable(): PeopleTable {
  let open: Promise<{ server: Server; endpoint: string }> | undefined;
  const made = new Set<string>();
  const start = async () => {
    const server = createServer(dynalite({ createTableMs: 0 }).listeners('request')[0] as never);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };
  const make = async (endpoint: string, name: string) => {
    if (made.has(name)) return;
    made.add(name);
    const client = dynamoClient(endpoint);
    await client.send(new CreateTableCommand({ TableName: name, ...tableDefinition }));
    await untilActive(client, name);
    client.destroy();
  };
  return {
    async answer({ headers, bytes }) {
      const body = bytes.toString('utf8');
      const { endpoint } = await (open ??= start());
      const { TableName, RequestItems } = JSON.parse(body) as { TableName?: string; RequestItems?: object };
      for (const name of [TableName ?? Object.keys(RequestItems ?? {})].flat()) await make(endpoint, name);
      return forwarded(endpoint, headers, body);
    },
    async close() {
      const { server } = (await open) ?? {};
      server?.closeAllConnections();
      server?.close();
    },
  };
}

async function forwarded(endpoint: string, asked: IncomingHttpHeaders, body: string): Promise<Reply> {
  const { host: _host, ...headers } = asked;
  const sent = request(`${endpoint}/`, { method: 'POST', headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return {
    status: response.statusCode ?? 500,
    type: 'application/x-amz-json-1.0',
    body: Buffer.concat(pieces).toString('utf8'),
  };
}
