import type { RawMail } from '../assistant/ports.ts';
import { TryLater } from '../domain/try-later.ts';
import { type Answered, isDone, type SignedRequest } from './signed-request.ts';

/**
 * Mail as it came, byte for byte, in a bucket of S3. Three plain requests, signed: the client of the SDK would be
 * 150 KB of the bundle that reads mail, for these three (Amazon S3 API: PutObject, GetObject, DeleteObject).
 * `bucketUrl` is the bucket's address without a slash at the end.
 */
export function s3RawMail(request: SignedRequest, bucketUrl: string): RawMail {
  const ask = async (method: string, key: string, body?: Uint8Array): Promise<Answered> => {
    const url = `${bucketUrl}/${key.split('/').map(encodeURIComponent).join('/')}`;
    const answered = await request(url, {
      method,
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'message/rfc822' } }),
    });
    if (isDone(answered) || answered.status === 404) return answered;
    const words = `S3 answered ${answered.status} to ${method}`;
    if (answered.status >= 500 || answered.status === 429) throw new TryLater(words);
    throw new Error(`${words}: check that the function may read the bucket`);
  };
  return {
    async put(key, bytes) {
      if (!isDone(await ask('PUT', key, bytes))) throw new Error('there is no such bucket');
    },
    async get(key) {
      const found = await ask('GET', key);
      return isDone(found) ? found.body : undefined;
    },
    async remove(key) {
      await ask('DELETE', key);
    },
  };
}
