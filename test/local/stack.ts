import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SESClient } from '@aws-sdk/client-ses';
import { tableDefinition } from '../../core/storage/keys.ts';
import { openClock } from '../../local/clock.ts';
import { startEmulators, type EmulatorOptions, type Emulators } from '../../local/stack.ts';

export const INBOUND = 'in.goodword.example';
export const SENDING = 'mail.goodword.example';

/** A data folder that is gone after the test file. */
export async function freshFolder(): Promise<{ dataDir: string; remove(): Promise<void> }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'goodword-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

export async function startIn(dataDir: string, more: Partial<EmulatorOptions> = {}): Promise<Emulators> {
  return startEmulators({
    dataDir,
    table: { name: 'goodword', definition: tableDefinition },
    clock: await openClock(),
    inboundDomain: INBOUND,
    sendingDomain: SENDING,
    ...more,
  });
}

/** The client as the deployment makes it: no retry, and it gives up on its own. */
export const sesClient = (emulators: Emulators, timeout = 8_000): SESClient =>
  new SESClient({
    endpoint: emulators.endpoints.ses,
    region: emulators.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: timeout, throwOnRequestTimeout: true },
  });
