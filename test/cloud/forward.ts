import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Call, Reply } from '../deploy/stand-in.ts';

/** Lets an embedded service answer a call, as it would have if it had been called itself. */
export function forward(endpoint: string, { method, path, headers, bytes }: Call): Promise<Reply> {
  const { host: _host, ...asked } = headers;
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, endpoint), { method, headers: asked, agent: false }, (answered) => {
      const { connection: _, 'keep-alive': _kept, 'transfer-encoding': _cut, ...own } = answered.headers;
      buffer(answered).then(
        (body) => resolve({ status: answered.statusCode ?? 500, headers: own, body }),
        reject,
      );
    });
    sent.on('error', reject);
    sent.end(bytes);
  });
}
