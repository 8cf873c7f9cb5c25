import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { MailReader } from '../../core/assistant/ports.ts';
import type { Instant } from '../../core/domain/instant.ts';
import { instant } from '../../core/domain/instant.ts';

/** A received mail in one line. */
export interface ReceivedMail {
  key: string;
  at: Instant;
  from: { name: string; address: string };
  subject: string;
}

/** What SES and our own SES name an object: nothing else is ever asked of the disk. */
export const isMailKey = (key: string): boolean => /^[0-9a-z]{20,64}$/.test(key);

const MOST = 500;

/**
 * The newest received mails of a data folder, newest last: also those of the owner, which steer and are not kept as messages.
 * A mail never changes, so each is read once.
 */
export function receivedMails(dataDir: string, reader: MailReader): () => Promise<ReceivedMail[]> {
  const folder = path.join(dataDir, 'mail', 'received');
  const read = new Map<string, ReceivedMail>();
  return async () => {
    const keys = (await readdir(folder).catch(() => [])).filter(isMailKey);
    const dated = await Promise.all(
      keys.map(async (key) => ({
        key,
        written: (await stat(path.join(folder, key)).catch(() => undefined))?.mtimeMs ?? 0,
      })),
    );
    const newest = dated.sort((one, other) => one.written - other.written).slice(-MOST);
    const mails: ReceivedMail[] = [];
    for (const { key, written } of newest) {
      const mail = read.get(key) ?? (await inOneLine(path.join(folder, key), key, written, reader));
      if (mail === undefined) continue;
      read.set(key, mail);
      mails.push(mail);
    }
    return mails.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  };
}

async function inOneLine(
  file: string,
  key: string,
  written: number,
  reader: MailReader,
): Promise<ReceivedMail | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const { from, subject, headers } = await reader.read(bytes);
  // The moment of Goodword's clock stands in the first trace line; the file has that of the computer.
  const traced = Date.parse(headers['received']?.[0]?.split(';').at(-1)?.trim() ?? '');
  return { key, at: instant(Number.isNaN(traced) ? Math.floor(written) : traced), from, subject };
}
