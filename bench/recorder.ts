// What one mail asks of DynamoDB, recorded, so that it can be asked again for other mails by a program without any logic.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { listenOnLoopback, LOOPBACK } from '../local/listen.ts';

/** A request to DynamoDB as it went over the wire. */
export interface Asked {
  call: string;
  body: string;
}

/** A loopback door before the embedded DynamoDB that keeps what goes through it, in order. */
export async function recorder(target: string) {
  let asked: Asked[] = [];
  const server = createServer((incoming, response) => {
    void text(incoming)
      .then(async (body) => {
        const kind = String(incoming.headers['x-amz-target'] ?? '');
        asked.push({ call: kind.split('.')[1] ?? '', body });
        const headers = {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': kind,
          authorization: String(incoming.headers.authorization),
          'x-amz-date': String(incoming.headers['x-amz-date']),
        };
        const answer = await fetch(target, { method: 'POST', headers, body });
        response
          .writeHead(answer.status, { 'content-type': headers['content-type'] })
          .end(await answer.text());
      })
      .catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
  });
  const port = await listenOnLoopback(server, 0, 'the recorder');
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    /** What was asked since the last look. */
    take(): Asked[] {
      const was = asked;
      asked = [];
      return was;
    },
    async stop() {
      await sleep(0);
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
