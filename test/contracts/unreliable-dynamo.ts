import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request to DynamoDB as JSON; `operation` is such as `BatchWriteItem`. */
export interface Call {
  operation: string;
  body: Record<string, unknown>;
  /** How many calls came before. */
  before: number;
}

/** What happens to a call: it passes, its connection breaks after it was carried out, or it is answered otherwise. */
export type Fate =
  | { at: 'passes'; body?: object; andAdds?: object }
  | { at: 'answer-lost' }
  | { at: 'refused'; error: string };

/** Stands before a DynamoDB endpoint and lets go wrong what `fate` says. */
export async function unreliableDynamo(
  endpoint: string,
  fate: (call: Call) => Fate,
): Promise<{ endpoint: string; close(): Promise<void> }> {
  let calls = 0;
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = String(request.headers['x-amz-target']);
    const body = JSON.parse(await text(request)) as Record<string, unknown>;
    const fallen = fate({ operation: target.split('.')[1] ?? '', body, before: calls++ });
    if (fallen.at === 'refused') {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${fallen.error}` }));
      return;
    }
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        authorization: String(request.headers.authorization),
        'x-amz-date': String(request.headers['x-amz-date']),
      },
      body: JSON.stringify((fallen.at === 'passes' && fallen.body) || body),
    });
    const answered = (await answer.json()) as object;
    if (fallen.at === 'answer-lost') {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ ...answered, ...fallen.andAdds }));
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Only the first call: carried out, but its answer never arrives. */
export const firstAnswerLost = ({ before }: Call): Fate => ({ at: before === 0 ? 'answer-lost' : 'passes' });

/** Hands five of every larger batch back, as DynamoDB may. */
export function leavesFive({ operation, body }: Call): Fate {
  const [table = '', asked] = Object.entries(body['RequestItems'] ?? {})[0] ?? [];
  const split = <T>(things: T[]): [T[], T[]] =>
    things.length > 5 ? [things.slice(5), things.slice(0, 5)] : [things, []];
  if (operation === 'BatchWriteItem') {
    const [taken, rest] = split(asked);
    return {
      at: 'passes',
      body: { ...body, RequestItems: { [table]: taken } },
      ...(rest.length > 0 && { andAdds: { UnprocessedItems: { [table]: rest } } }),
    };
  }
  if (operation === 'BatchGetItem') {
    const [taken, rest] = split(asked.Keys);
    return {
      at: 'passes',
      body: { ...body, RequestItems: { [table]: { ...asked, Keys: taken } } },
      ...(rest.length > 0 && { andAdds: { UnprocessedKeys: { [table]: { ...asked, Keys: rest } } } }),
    };
  }
  return { at: 'passes' };
}
