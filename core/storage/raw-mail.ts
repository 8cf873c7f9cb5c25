import type { RawMail } from '../assistant/ports.ts';
import { TryLater } from '../domain/try-later.ts';

/** Asks for a signed request: `fetch` with the credentials of whoever composed it. */
export type SignedFetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Mail as it came, byte for byte, in a bucket of S3. Three plain requests, signed: the client of the SDK would be
 * 150 KB of the bundle that reads mail, for these three (Amazon S3 API: PutObject, GetObject, DeleteObject).
 * `bucketUrl` is the bucket's address without a slash at the end.
 */
export function s3RawMail(fetch: SignedFetch, bucketUrl: string): RawMail {
  const ask = async (method: string, key: string, body?: Uint8Array): Promise<Response> => {
    const url = `${bucketUrl}/${key.split('/').map(encodeURIComponent).join('/')}`;
    const response = await fetch(url, {
      method,
      ...(body === undefined
        ? {}
        : { body: Uint8Array.from(body), headers: { 'content-type': 'message/rfc822' } }),
    });
    if (response.ok || response.status === 404) return response;
    const words = `S3 answered ${response.status} to ${method}`;
    if (response.status >= 500 || response.status === 429) throw new TryLater(words);
    throw new Error(`${words}: check that the function may read the bucket`);
  };
  return {
    async put(key, bytes) {
      const stored = await ask('PUT', key, bytes);
      if (!stored.ok) throw new Error('there is no such bucket');
    },
    async get(key) {
      const found = await ask('GET', key);
      return found.ok ? new Uint8Array(await found.arrayBuffer()) : undefined;
    },
    async remove(key) {
      await ask('DELETE', key);
    },
  };
}
