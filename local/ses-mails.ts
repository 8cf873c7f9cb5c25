import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { codeOf, onDisk } from './cannot-start.ts';

const facts = z.object({
  sesId: z.string(),
  /** The Message-ID on the wire, without brackets. */
  messageId: z.string(),
  at: z.string(),
  source: z.string(),
  subject: z.string(),
  destinations: z.array(z.string()),
  configurationSet: z.optional(z.string()),
  tags: z.record(z.string(), z.string()),
});

/** A mail SES took. */
export interface SentMail extends z.infer<typeof facts> {
  /** The bytes that were handed in; for a mail of an earlier process those of the wire. */
  raw: Buffer;
  /** The bytes as the recipient gets them: SES's Message-ID and Date. */
  wire: Buffer;
  /** The .eml file of the wire. */
  file: string;
}

/** In memory are only so many of the newest; all stay on disk. */
const KEPT = 5000;
const READ_BACK = 500;

/** The sent mails: an .eml file each in `folder`, and a line of facts in its `index.jsonl`. */
export async function openSentMails(folder: string) {
  await onDisk(folder, () => mkdir(folder, { recursive: true }));
  const index = path.join(folder, 'index.jsonl');
  const earlier = await readIndex(index);
  let mails = await Promise.all(earlier.slice(-READ_BACK).map((mail) => readMail(folder, mail)));
  return {
    /** Times of all mails of earlier processes, a number for each recipient. */
    sentAt: earlier.flatMap((mail) => mail.destinations.map(() => Date.parse(mail.at))),
    all: (): readonly SentMail[] => mails,
    async add(mail: Omit<SentMail, 'file'>): Promise<SentMail> {
      const { raw: _raw, wire, ...known } = mail;
      const sent = { ...mail, file: path.join(folder, `${mail.sesId}.eml`) };
      await onDisk(folder, async () => {
        await writeFile(sent.file, wire);
        await appendFile(index, `${JSON.stringify(known)}\n`);
      });
      mails.push(sent);
      if (mails.length > 2 * KEPT) mails = mails.slice(-KEPT);
      return sent;
    },
  };
}

async function readIndex(file: string): Promise<z.infer<typeof facts>[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    // The last line of a process that was killed may be half written.
    const read = line ? facts.safeParse(parsed(line)) : undefined;
    return read?.success ? [read.data] : [];
  });
}

async function readMail(folder: string, mail: z.infer<typeof facts>): Promise<SentMail> {
  const file = path.join(folder, `${mail.sesId}.eml`);
  const wire = await readFile(file).catch(() => Buffer.alloc(0));
  return { ...mail, raw: wire, wire, file };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
