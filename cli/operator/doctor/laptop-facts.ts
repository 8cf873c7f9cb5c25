import { readFile, stat, statfs } from 'node:fs/promises';
import { connect as dial } from 'node:net';
import path from 'node:path';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSendQuotaCommand, SESClient } from '@aws-sdk/client-ses';
import { MINUTE, plus } from '../../../core/domain/instant.ts';
import { compose } from '../../../core/runtime/compose.ts';
import type { Config } from '../../../core/runtime/config.ts';
import { realWorld } from '../../../core/runtime/world.ts';
import { LOCAL_CREDENTIALS } from '../../../local/account.ts';
import { openClock } from '../../../local/clock.ts';
import { clockFile } from '../../../local/connect.ts';
import { findRunning, type Running } from '../../../local/running.ts';
import { laptopQueues, queueCounts, sqsOf } from '../queues.ts';
import { type Seen, seen } from './finding.ts';
import type { LaptopFacts, RunningFacts } from './laptop-checks.ts';
import { ownerZones } from './zones.ts';

/** Milliseconds until a service of this computer that says nothing counts as dead. */
const PATIENCE = 3_000;

/** Looks at a data folder and at the Goodword that runs on it; changes nothing. */
export async function laptopFacts(dataDir: string, version: string): Promise<LaptopFacts> {
  const clock = await seen(() => openClock(clockFile(dataDir)));
  const now = clock.at === 'seen' ? clock.value.now() : new Date().toISOString();
  const running = await findRunning(dataDir);
  return {
    dataDir,
    version,
    node: process.version,
    freeBytes: await seen(async () => {
      const { bavail, bsize } = await statfs(dataDir);
      return bavail * bsize;
    }),
    clock: clock.at === 'seen' ? { at: 'seen', value: { offset: clock.value.offset() } } : clock,
    tokenKey: await seen(async () => {
      const file = path.join(dataDir, 'token-key');
      const { mode } = await stat(file);
      return { length: (await readFile(file, 'utf8')).trim().length, othersMayRead: (mode & 0o077) !== 0 };
    }),
    running: running && (await runningFacts(running, now)),
  };
}

async function runningFacts(running: Running, now: string): Promise<RunningFacts> {
  const { page, smtpPort, version, sinceTick, config } = running;
  return {
    page,
    smtpPort,
    version,
    sinceTick,
    smtp: await seen(() => banner(smtpPort)),
    ...(await servicesOf(config, now)),
  };
}

async function servicesOf(
  config: Running['config'],
  now: string,
): Promise<
  Pick<RunningFacts, 'table' | 'bucket' | 'quota' | 'queues' | 'owners' | 'overdue' | 'standstill'>
> {
  const at = (endpoint: string) => ({
    endpoint,
    region: config.region,
    credentials: LOCAL_CREDENTIALS,
    maxAttempts: 1,
    requestHandler: { requestTimeout: PATIENCE, throwOnRequestTimeout: true },
  });
  const table = await seen(async () => {
    const client = new DynamoDBClient(at(config.endpoints.dynamodb));
    const { Table } = await client.send(new DescribeTableCommand({ TableName: config.table }));
    return {
      hasDueIndex: (Table?.GlobalSecondaryIndexes ?? []).some(({ IndexName }) => IndexName === 'due'),
    };
  });
  const bucket = await seen(async (): Promise<true> => {
    await new S3Client({ ...at(config.endpoints.s3), forcePathStyle: true }).send(
      new HeadBucketCommand({ Bucket: config.mailBucket }),
    );
    return true;
  });
  const quota = await seen(async () => {
    const client = new SESClient(at(config.endpoints.ses));
    const { Max24HourSend = 0, SentLast24Hours = 0 } = await client.send(new GetSendQuotaCommand({}));
    return { most: Max24HourSend, sent: SentLast24Hours };
  });
  const queues = await seen(async () => {
    const sqs = sqsOf(config);
    return queueCounts(sqs, await laptopQueues(sqs, config));
  });
  return { table, bucket, quota, queues, ...(await kept(config, now, table)) };
}

/** What only the table knows; where it cannot be reached, its reason stands for all of it. */
async function kept(
  config: Config,
  now: string,
  table: Seen<unknown>,
): Promise<Pick<RunningFacts, 'owners' | 'overdue' | 'standstill'>> {
  if (table.at === 'hidden') return { owners: table, overdue: table, standstill: table };
  const log = { info: () => undefined, warn: () => undefined };
  const { house } = compose({ config, world: realWorld(() => Date.parse(now)), log });
  return {
    owners: await seen(() => ownerZones(house)),
    overdue: await seen(async () => {
      let things = 0;
      for await (const _thing of house.dueIndex.upTo(plus(now, -15 * MINUTE))) things += 1;
      return things;
    }),
    standstill: await seen(() => house.emergencyStop.get()),
  };
}

/** What a mail server says first (RFC 5321, 3.1). */
function banner(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = dial({ host: '127.0.0.1', port, timeout: PATIENCE });
    socket.once('data', (said) => {
      socket.destroy();
      const words = said.toString().trim();
      if (words.startsWith('220')) resolve(words);
      else reject(new Error(`no mail server: ${words.slice(0, 60)}`));
    });
    socket.once('timeout', () => {
      socket.destroy();
      reject(new Error('it says nothing'));
    });
    socket.once('error', reject);
  });
}
