// The most memory that the bundles of the functions that send and that note events take, beside what they are given, and what
// their processor time costs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { z } from 'zod';
import { bundle, type FunctionName } from '../infra/bundle.ts';
import { MEMORY } from '../infra/function-memory.ts';
import { DUE_BATCH, EVENTS_BATCH } from '../infra/work-queue.ts';
import { REGION } from '../local/account.ts';
import { sqsEvent } from '../local/events.ts';
import { functionSettings } from '../local/function-settings.ts';
import { listenOnLoopback, LOOPBACK } from '../local/listen.ts';
import { type Computed, computingFigures } from './computing.ts';
import { MAILS_EACH, type OpenGoodword, openGoodword } from './enrolled.ts';
import { type Figure, figure, type Run } from './figure.ts';
import { readyToSend } from './pipeline.ts';

const RUN = fileURLToPath(new URL('memory-run.mjs', import.meta.url));

export async function memory({ quick, tell }: Run): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'goodword-bench-memory-'));
  const goodword = await openGoodword();
  try {
    const mails = (quick ? 2 : 20) * MAILS_EACH * DUE_BATCH;
    const due = inBatches('due', (await readyToSend(goodword, mails)).slice(0, mails), DUE_BATCH);
    const sending = await ran(goodword, 'due', folder, due);
    await goodword.emulators.ses.settled();
    const events = inBatches('mail-events', await eventsIn(goodword), EVENTS_BATCH);
    const noting = await ran(goodword, 'mail-events', folder, events);
    if (goodword.stepsSent() !== mails)
      throw new Error(`${goodword.stepsSent()} of ${mails} mails were sent`);
    const used = { due: sending, 'mail-events': noting } as const;
    const figures = (['due', 'mail-events'] as const).map((name) => {
      const mb = used[name].kb / 1024;
      tell(`${name}: ${mb.toFixed(0)} MB at most of ${MEMORY[name]}`);
      const about = {
        name: `memory of ${name} at its most`,
        unit: '% of what it has',
        against: 'its setting',
      };
      return figure(about, (100 * mb) / MEMORY[name], { at: 'most', is: 60 }, 0);
    });
    const computed = (name: keyof typeof used): Computed => {
      const { start, after } = used[name];
      const mail = after / mails;
      tell(`${name}: ${start.toFixed(0)} ms to its first message, ${mail.toFixed(2)} ms a mail when warm`);
      return { start, mail };
    };
    return [...figures, ...computingFigures(computed('due'), computed('mail-events'))];
  } finally {
    await goodword.close();
    rmSync(folder, { recursive: true });
  }
}

const ranSchema = z.object({ kb: z.number(), start: z.number(), after: z.number() });

/** Runs the bundle in a process of its own, as Lambda does. */
async function ran(
  { config, emulators, clock }: OpenGoodword,
  name: FunctionName,
  folder: string,
  batches: SQSEvent[],
): Promise<z.infer<typeof ranSchema>> {
  bundle(name, join(folder, name));
  const { dynamodb, ses, sqs } = emulators.endpoints;
  const secrets = createServer((_request, response) => {
    response.end(JSON.stringify({ Parameter: { Value: config.tokenKeys.join('\n') } }));
  });
  const port = await listenOnLoopback(secrets, 0, 'the parameters');
  const env = {
    ...functionSettings(config, {
      templates: join(folder, name, 'templates'),
      tokenKeysParameter: '/goodword/token-keys',
    }),
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_SES: ses,
    AWS_ENDPOINT_URL_SQS: sqs,
    AWS_ENDPOINT_URL_SSM: `http://${LOOPBACK}:${port}`,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  try {
    // Node is told on Lambda, too, what it has; left to itself it leaves more garbage about.
    const heap = `--max-old-space-size=${Math.floor(0.9 * MEMORY[name])}`;
    const offset = Math.round(Date.parse(clock.now()) - Date.now());
    const child = spawn(process.execPath, [heap, RUN, join(folder, name, 'index.mjs'), `${offset}`], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(JSON.stringify(batches));
    const [out] = await Promise.all([text(child.stdout), once(child, 'close')]);
    if (child.exitCode !== 0) throw new Error(`the bundle of ${name} failed`);
    return ranSchema.parse(JSON.parse(out.trim().split('\n').at(-1) ?? ''));
  } finally {
    secrets.closeAllConnections();
    secrets.close();
  }
}

/** The first message alone: what a start takes is told by it. */
function inBatches(queue: string, [first, ...bodies]: unknown[], size: number): SQSEvent[] {
  const batches = Array.from({ length: Math.ceil(bodies.length / size) }, (_one, i) =>
    bodies.slice(i * size, (i + 1) * size),
  );
  return [[first], ...batches].map((batch) => sqsEvent(queue, batch));
}

/** What SES told of the mails that went, taken off its queue. */
async function eventsIn({ emulators: { sqs, queues } }: OpenGoodword): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const ask = new ReceiveMessageCommand({ QueueUrl: queues['mail-events'].url, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await sqs.send(ask);
    if (Messages.length === 0) return bodies;
    bodies.push(...Messages.map(({ Body = '' }) => Body));
  }
}
