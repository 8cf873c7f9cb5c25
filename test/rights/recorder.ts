import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { listenOnLoopback, LOOPBACK } from '../../local/listen.ts';
import { askedOf, type Call, type Service } from './call.ts';

/** Notes what goes over the wire between the functions and the embedded AWS. */
export interface Recorder {
  calls: Call[];
  /** An address that passes on to `endpoint` and notes each request as one of `by`. */
  between(by: string, service: Service, endpoint: string): Promise<string>;
  /** An address that answers like SSM, with this value. */
  parameter(by: string, value: string): Promise<string>;
  stop(): Promise<void>;
}

/** Nothing in the functions knows of it: only the endpoints they are told are its own. */
export function openRecorder(): Recorder {
  const calls: Call[] = [];
  const servers: Server[] = [];

  async function serve(
    by: string,
    service: Service,
    answer: (from: IncomingMessage, body: Buffer) => Promise<Answer>,
  ): Promise<string> {
    const server = createServer((from, to) => {
      void (async () => {
        const body = await bytesOf(from);
        const wire = { method: from.method ?? '', path: from.url ?? '', body: body.toString('latin1') };
        const target = String(from.headers['x-amz-target'] ?? '');
        for (const asked of askedOf(service, { ...wire, target })) calls.push({ by, ...asked });
        const { status, headers, bytes } = await answer(from, body);
        to.writeHead(status, headers).end(bytes);
        // What the embedded service broke off is broken off here, too.
      })().catch(() => to.destroy());
    });
    servers.push(server);
    return `http://${LOOPBACK}:${await listenOnLoopback(server, 0, `${by} and ${service}`)}`;
  }

  return {
    calls,
    between: (by, service, endpoint) => serve(by, service, (from, body) => passOn(endpoint, from, body)),
    parameter: (by, value) =>
      serve(by, 'ssm', async () => ({
        status: 200,
        headers: { 'content-type': 'application/x-amz-json-1.1' },
        bytes: Buffer.from(JSON.stringify({ Parameter: { Value: value } })),
      })),
    async stop() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  bytes: Buffer;
}

function passOn(endpoint: string, from: IncomingMessage, body: Buffer): Promise<Answer> {
  const { 'transfer-encoding': _, ...sent } = from.headers;
  const headers = { ...sent, 'content-length': String(body.length) };
  return new Promise((resolve, reject) => {
    const onward = request(new URL(from.url ?? '/', endpoint), { method: from.method, headers }, (answer) => {
      bytesOf(answer).then((bytes) => {
        const { 'transfer-encoding': _, ...kept } = answer.headers;
        resolve({ status: answer.statusCode ?? 502, headers: kept, bytes });
      }, reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
