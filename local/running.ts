import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from '../core/runtime/config.ts';

const running = z.object({
  pid: z.number(),
  page: z.string(),
  smtpPort: z.number(),
  version: z.optional(z.string()),
  config: z.object({
    table: z.string(),
    dueQueueUrl: z.string(),
    mailBucket: z.string(),
    configurationSet: z.string(),
    inboundDomain: z.string(),
    sendingDomain: z.string(),
    webUrl: z.string(),
    tokenKeys: z.array(z.string()),
    templates: z.string(),
    messageIdDomain: z.string(),
    region: z.string(),
    endpoints: z.object({ dynamodb: z.string(), sqs: z.string(), s3: z.string(), ses: z.string() }),
  }),
});

/** What a running Goodword tells the commands of the same data folder. */
export type Running = z.infer<typeof running> & {
  /** Milliseconds since the last tick that ended well. */
  sinceTick?: number | undefined;
};

const healthy = (pid: number) => z.object({ pid: z.literal(pid), sinceTick: z.optional(z.number()) });

const fileIn = (dataDir: string): string => path.join(dataDir, 'running.json');

/** Leaves word of a running Goodword in its data folder; readable by its owner only, for it holds the token key. */
export async function announce(
  dataDir: string,
  about: Omit<Running, 'config' | 'sinceTick'> & { config: Config },
): Promise<void> {
  await writeFile(fileIn(dataDir), `${JSON.stringify(about, undefined, 2)}\n`, { mode: 0o600 });
}

export async function withdraw(dataDir: string): Promise<void> {
  await rm(fileIn(dataDir), { force: true });
}

/** The Goodword that runs on this data folder, if its page answers. */
export async function findRunning(dataDir: string): Promise<Running | undefined> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const found = running.parse(JSON.parse(text));
    // A crash leaves the file behind, and another program may have the port by now.
    const answer = await fetch(`${found.page}/health`, { signal: AbortSignal.timeout(2000) });
    const health = healthy(found.pid).safeParse(await answer.json());
    return answer.ok && health.success ? { ...found, sinceTick: health.data.sinceTick } : undefined;
  } catch {
    return undefined;
  }
}
