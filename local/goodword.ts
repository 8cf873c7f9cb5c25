import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Assistant } from '../core/assistant/assistant.ts';
import type { Log } from '../core/assistant/ports.ts';
import { clientSettings } from '../core/runtime/clients.ts';
import { compose } from '../core/runtime/compose.ts';
import type { Config } from '../core/runtime/config.ts';
import type { Parts } from '../core/runtime/house.ts';
import { listSuppressions } from '../core/runtime/list-suppressions.ts';
import { realWorld } from '../core/runtime/world.ts';
import { tableDefinition } from '../core/storage/keys.ts';
import { onDisk } from './cannot-start.ts';
import type { Clock } from './clock.ts';
import { type Doors, doorsOf } from './doors.ts';
import { everyMinute, runTick } from './minute.ts';
import { pollQueues } from './pollers.ts';
import type { Emulators, EmulatorOptions } from './stack.ts';
import { startEmulators } from './stack.ts';

export const INBOUND_DOMAIN = 'reply.goodword.example';
export const SENDING_DOMAIN = 'goodword.example';
export const TEMPLATES = fileURLToPath(new URL('../templates', import.meta.url));

export interface GoodwordOptions {
  dataDir: string;
  clock: Clock;
  ports?: EmulatorOptions['ports'];
  quota?: EmulatorOptions['quota'];
  webUrl?: string;
  /** Other functions than those over the one assistant. */
  doors?: (parts: Omit<Parts, 'stationery'>) => Promise<Doors>;
}

/** The whole of Goodword in this process: the five functions over embedded AWS. */
export interface Goodword {
  config: Config;
  assistant: Assistant;
  emulators: Emulators;
  clock: Clock;
  /** Where everything lies. */
  dataDir: string;
  /** One tick now, and everything that follows from it, to the end. */
  settle(): Promise<void>;
  /** Everything under way in the queues, to the end, without a tick. */
  drain(): Promise<void>;
  /** Milliseconds since the last tick that ended well; undefined while it does not tick by itself. */
  sinceTick(): number | undefined;
  /** Begins to tick every minute and to poll in the background. */
  run(): void;
  stop(): Promise<void>;
}

/** Starts the embedded services and the functions over them. It differs from AWS in nothing but settings. */
export async function startGoodword(options: GoodwordOptions): Promise<Goodword> {
  const { dataDir, clock, ports, webUrl = 'http://127.0.0.1' } = options;
  const emulators = await startEmulators({
    dataDir,
    clock,
    inboundDomain: INBOUND_DOMAIN,
    sendingDomain: SENDING_DOMAIN,
    table: { name: 'goodword', definition: tableDefinition },
    ...(ports ? { ports } : {}),
    ...(options.quota ? { quota: options.quota } : {}),
  });
  const config: Config = {
    table: emulators.table,
    dueQueueUrl: emulators.queues.due.url,
    mailBucket: emulators.bucket,
    configurationSet: emulators.configurationSet,
    inboundDomain: INBOUND_DOMAIN,
    sendingDomain: SENDING_DOMAIN,
    webUrl,
    tokenKeys: [await tokenKey(dataDir)],
    templates: TEMPLATES,
    messageIdDomain: emulators.messageIdDomain,
    region: emulators.region,
    endpoints: emulators.endpoints,
  };
  await listed(config);
  const parts = { config, world: realWorld(() => Date.parse(clock.now())), log: fileLog(dataDir) };
  const assistant = compose(parts);
  const doors = options.doors ? await options.doors(parts) : doorsOf(assistant);
  const pollers = pollQueues({
    sqs: emulators.sqs,
    queues: emulators.queues,
    functions: doors.queues,
    handled: emulators.handled,
    settled: emulators.ses.settled,
  });
  let minutes: ReturnType<typeof everyMinute> | undefined;
  return {
    config,
    assistant,
    emulators,
    clock,
    dataDir,
    async settle() {
      // A clock that was moved ticks by itself: a second tick beside it would only put everything on the queue twice.
      await (minutes ? minutes.now() : runTick(clock, doors.tick));
      await pollers.drain();
    },
    sinceTick: () => minutes?.sinceTick(),
    async drain() {
      await pollers.drain();
    },
    run() {
      pollers.start();
      minutes = everyMinute(clock, doors.tick);
    },
    async stop() {
      await minutes?.stop();
      await pollers.stop();
      await emulators.stop();
    },
  };
}

/** That of a table which an older Goodword made is listed once; a new one has nothing to list. */
async function listed(config: Config): Promise<void> {
  const client = new DynamoDBClient(clientSettings(config, 'dynamodb'));
  await listSuppressions({ client, name: config.table });
  client.destroy();
}

/** The key that signs tokens: made once, kept with the data, readable by its owner only. */
async function tokenKey(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'token-key');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    const key = randomBytes(32).toString('hex');
    await onDisk(dataDir, async () => {
      await mkdir(dataDir, { recursive: true });
      await writeFile(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
    });
    return key;
  }
}

function fileLog(dataDir: string): Log {
  const file = path.join(dataDir, 'log.jsonl');
  const write = (level: string, event: string, facts: object): void => {
    void appendFile(file, `${JSON.stringify({ level, event, ...facts })}\n`).catch(() => undefined);
  };
  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
  };
}
