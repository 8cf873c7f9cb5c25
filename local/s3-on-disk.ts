import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { buildApp } from 'fauxqs';
import { codeOf, onDisk } from './cannot-start.ts';

type App = ReturnType<typeof buildApp>;

/**
 * Keeps the objects of one bucket of the embedded S3, which has only memory, as files of `folder`: a put is answered
 * when the file is safe, and an object of an earlier process is read back when somebody asks for it.
 */
export async function keepOnDisk(app: App, bucket: string, folder: string): Promise<void> {
  await onDisk(folder, () => mkdir(folder, { recursive: true }));
  const inMemory = new Set<string>();
  const keyOf = (url: string): string | undefined => {
    const [pathname = ''] = url.split('?');
    const prefix = `/${bucket}/`;
    return pathname.startsWith(prefix) && pathname.length > prefix.length
      ? decodeURIComponent(pathname.slice(prefix.length))
      : undefined;
  };
  const fileOf = (key: string) => path.join(folder, encodeURIComponent(key));

  app.addHook('onRequest', async (request) => {
    const key = keyOf(request.url);
    if (key === undefined || inMemory.has(key) || !['GET', 'HEAD'].includes(request.method)) return;
    const bytes = await readFile(fileOf(key)).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (bytes === undefined) return;
    inMemory.add(key);
    await app.inject({
      method: 'PUT',
      url: request.url.split('?')[0] ?? '',
      payload: bytes,
      headers: FROM_DISK,
    });
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const key = keyOf(request.url);
    if (key === undefined || reply.statusCode >= 300) return payload;
    if (request.method === 'DELETE') {
      inMemory.delete(key);
      await rm(fileOf(key), { force: true });
    }
    if (request.method === 'PUT' && request.headers['x-from-disk'] === undefined) {
      inMemory.add(key);
      const stored = await app.inject({ method: 'GET', url: request.url.split('?')[0] ?? '' });
      await onDisk(folder, () => writeFile(fileOf(key), stored.rawPayload, { flush: true }));
    }
    return payload;
  });
}

const FROM_DISK = { 'content-type': 'message/rfc822', 'x-from-disk': 'yes' };
