import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Assistant } from '../core/assistant/assistant.ts';
import type { Log } from '../core/assistant/ports.ts';
import { compose } from '../core/runtime/compose.ts';
import type { Config } from '../core/runtime/config.ts';
import { realWorld } from '../core/runtime/world.ts';
import { openClock } from './clock.ts';
import { startGoodword } from './goodword.ts';
import { findRunning } from './running.ts';

/** The assistant of a data folder, and how to leave it. */
export interface Connection {
  assistant: Assistant;
  config: Config;
  /** Whether a Goodword runs there (`npm start`) that goes on after this command. */
  running: boolean;
  close(): Promise<void>;
}

const quiet: Log = { info: () => undefined, warn: () => undefined };

/** Where the data folder keeps its clock. */
export const clockFile = (dataDir: string): string => path.join(dataDir, 'clock.json');

/**
 * Attaches to the Goodword that runs on this folder, or opens the embedded services for one command. Then what the
 * command set in motion (mails to the owner, events of the mail service) is done before it is left.
 */
export async function connect({ dataDir }: { dataDir: string }): Promise<Connection> {
  const found = await findRunning(dataDir);
  if (found) {
    const clock = await openClock(clockFile(dataDir));
    const world = realWorld(() => Date.parse(clock.now()));
    return {
      assistant: compose({ config: found.config, world, log: quiet }),
      config: found.config,
      running: true,
      close: () => Promise.resolve(),
    };
  }
  await mkdir(dataDir, { recursive: true });
  const goodword = await startGoodword({ dataDir, clock: await openClock(clockFile(dataDir)) });
  return {
    assistant: goodword.assistant,
    config: goodword.config,
    running: false,
    async close() {
      await goodword.drain();
      await goodword.stop();
    },
  };
}
