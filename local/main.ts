import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { CannotStart } from './cannot-start.ts';
import { openClock } from './clock.ts';
import { clockFile } from './connect.ts';
import { startGoodword } from './goodword.ts';
import { serveMailroom } from './mailroom.ts';
import { announce, findRunning, withdraw } from './running.ts';

export const PAGE_PORT = 4663;
export const SMTP_PORT = 2525;
/** The version of this clone. */
export const VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))).version;
const DATA = fileURLToPath(new URL('../.goodword', import.meta.url));

/** A Goodword that runs until it is stopped. */
export interface Started {
  page: string;
  smtpPort: number;
  stop(): Promise<void>;
}

/** Starts Goodword on this computer: embedded AWS, the functions, SMTP and the mailroom, on loopback only. */
export async function startLocal(
  options: { dataDir?: string; port?: number; smtpPort?: number } = {},
): Promise<Started> {
  const dataDir = path.resolve(options.dataDir ?? process.env['GOODWORD_DATA'] ?? DATA);
  const port = options.port ?? Number(process.env['GOODWORD_PORT'] ?? PAGE_PORT);
  const smtp = options.smtpPort ?? Number(process.env['GOODWORD_SMTP_PORT'] ?? SMTP_PORT);
  const other = await findRunning(dataDir);
  if (other) throw new CannotStart(`Goodword runs on ${dataDir} already: ${other.page}`);
  await mkdir(dataDir, { recursive: true });
  const clock = await openClock(clockFile(dataDir));
  const goodword = await startGoodword({
    dataDir,
    clock,
    ports: { smtp },
    webUrl: `http://127.0.0.1:${port}`,
  });
  try {
    const mailroom = await serveMailroom(goodword, { port });
    const { smtpPort } = goodword.emulators;
    await announce(dataDir, {
      pid: process.pid,
      page: mailroom.url,
      smtpPort,
      version: VERSION,
      config: goodword.config,
    });
    goodword.run();
    return {
      page: mailroom.url,
      smtpPort,
      async stop() {
        await withdraw(dataDir);
        await mailroom.stop();
        await goodword.stop();
      },
    };
  } catch (error) {
    await goodword.stop();
    throw error;
  }
}

/** `npm start`: runs until Ctrl-C and says in one sentence what is in the way. */
async function main(): Promise<void> {
  // What the SDK thinks of the Node of next year is no news for whoever starts this.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  try {
    const started = await startLocal();
    process.stdout.write(
      [
        '',
        `  Goodword is running.`,
        `  The mailroom    ${started.page}`,
        `  SMTP            127.0.0.1:${started.smtpPort}  (mail to a contact's reply address comes in here)`,
        `  Commands        npx goodword --help`,
        `  Stop            Ctrl-C (nothing is lost)`,
        '',
        '',
      ].join('\n'),
    );
    const stop = (): void => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      started.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
