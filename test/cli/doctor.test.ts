import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { main } from '../../cli/main.ts';
import type { Finding } from '../../cli/operator/doctor/finding.ts';
import { laptopQueues, sqsOf } from '../../cli/operator/queues.ts';
import { compose } from '../../core/runtime/compose.ts';
import { realWorld } from '../../core/runtime/world.ts';
import { openClock } from '../../local/clock.ts';
import { findRunning, type Running } from '../../local/running.ts';
import { startLocal, type Started } from '../../local/main.ts';
import { startSes } from '../../local/ses.ts';
import { nora } from '../cast.ts';
import { freshFolder } from '../local/stack.ts';

const PATIENT = { timeout: 60_000 };
const quiet = { info: () => undefined, warn: () => undefined };
let folder: Awaited<ReturnType<typeof freshFolder>>;
let local: Started;
let running: Running;
const file = (name: string): string => path.join(folder.dataDir, name);

beforeAll(async () => {
  folder = await freshFolder();
  local = await startLocal({ dataDir: folder.dataDir, port: 0, smtpPort: 0 });
  const found = await findRunning(folder.dataDir);
  if (!found) throw new Error('it does not run');
  running = found;
  await houseOf().owners.create({ ...nora, due: '2999-01-01T00:00:00.000Z' });
}, 60_000);

afterAll(async () => {
  await local.stop();
  await folder.remove();
});

const houseOf = () => compose({ config: running.config, world: realWorld(), log: quiet }).house;

async function doctor(): Promise<{ exit: number; findings: Finding[] }> {
  let out = '';
  const page = new Writable({
    write(piece: Buffer, _encoding, done) {
      out += piece.toString();
      done();
    },
  });
  const exit = await main(['doctor', '--local', '--data', folder.dataDir, '--json'], {
    out: page,
    err: page,
    width: undefined,
  });
  return { exit, findings: (JSON.parse(out) as { findings: Finding[] }).findings };
}

const wrongIn = (findings: Finding[]) => findings.filter(({ state }) => state === 'bad');

/** What runs says something else of itself, until the end of the test. */
async function saying(more: (was: Running) => object, during: () => Promise<void>): Promise<void> {
  const was = await readFile(file('running.json'), 'utf8');
  await writeFile(file('running.json'), JSON.stringify({ ...running, ...more(running) }));
  try {
    await during();
  } finally {
    await writeFile(file('running.json'), was);
  }
}

const expectWrong = async (name: string, next: string): Promise<void> => {
  const { exit, findings } = await doctor();
  expect(exit).toBe(1);
  expect(wrongIn(findings)).toContainEqual(
    expect.objectContaining({ name, next: expect.stringContaining(next) }),
  );
};

const withConfig = (change: object) => (was: Running) => ({ config: { ...was.config, ...change } });
const withEndpoint = (change: object) => (was: Running) => ({
  config: { ...was.config, endpoints: { ...was.config.endpoints, ...change } },
});
const NOBODY = 'http://127.0.0.1:9';
const AGAIN = 'npm start';

describe('doctor --local', () => {
  test('is green against what runs, and says which checks are only in the cloud', PATIENT, async () => {
    const { exit, findings } = await doctor();
    expect(wrongIn(findings)).toEqual([]);
    expect(exit).toBe(0);
    expect(findings.filter(({ state }) => state === 'warning')).toEqual([]);
    expect(findings.find(({ name }) => name === 'DKIM')).toMatchObject({ state: 'not-checked' });
  });

  test.each<[string, (was: Running) => object, string, string]>([
    ['no mail server answers', () => ({ smtpPort: 9 }), 'SMTP', AGAIN],
    ['an older version runs', () => ({ version: '0.0.1' }), 'version', AGAIN],
    ['the table is another', withConfig({ table: 'nowhere' }), 'table', AGAIN],
    ['the queue is gone', withConfig({ dueQueueUrl: `${NOBODY}/due` }), 'queues', AGAIN],
    ['the bucket is gone', withConfig({ mailBucket: 'nowhere' }), 'mails', AGAIN],
    ['the mail service is down', withEndpoint({ ses: NOBODY }), 'quota', AGAIN],
    ['nothing runs', () => ({ page: NOBODY }), 'running', AGAIN],
  ])('is red when %s', PATIENT, async (_what, more, name, next) => {
    await saying(more, () => expectWrong(name, next));
  });

  test('is red when the ticks stopped', PATIENT, async () => {
    const page = createServer((_request, response) =>
      response.end(JSON.stringify({ ok: true, pid: running.pid, sinceTick: 6 * 60_000 })),
    ).listen(0, '127.0.0.1');
    await once(page, 'listening');
    const { port } = page.address() as AddressInfo;
    await saying(
      () => ({ page: `http://127.0.0.1:${port}` }),
      () => expectWrong('last tick', AGAIN),
    );
    page.closeAllConnections();
    page.close();
  });

  test('is red when the amount of the day is used up', PATIENT, async () => {
    const ses = await startSes({
      port: 0,
      folder: file('other-mails'),
      clock: await openClock(),
      rules: { verifiedDomains: [], configurationSets: [] },
      quota: { perSecond: 1, perDay: 0 },
      publish: async () => {},
    });
    await saying(withEndpoint({ ses: ses.endpoint }), () => expectWrong('quota', 'goodword queue'));
    await ses.stop();
  });

  test('is red when work was given up, and the command it names mends it', PATIENT, async () => {
    const sqs = sqsOf(running.config);
    const [due] = await laptopQueues(sqs, running.config);
    const thing = { kind: 'owner', ownerId: nora.id, due: '2026-11-23T09:00:00.000Z' };
    await sqs.send(
      new SendMessageCommand({ QueueUrl: due?.deadUrl ?? '', MessageBody: JSON.stringify(thing) }),
    );
    await expectWrong('dead letters', 'goodword dead-letters list');
    expect(await main(['dead-letters', 'redrive', '--data', folder.dataDir])).toBe(0);
    expect((await doctor()).exit).toBe(0);
  });

  test('is red when the clock cannot be read', PATIENT, async () => {
    await writeFile(file('clock.json'), 'half past nine');
    await expectWrong('clock', `rm ${file('clock.json')}`);
    await rm(file('clock.json'));
  });

  test('is red when others may read the key', PATIENT, async () => {
    await chmod(file('token-key'), 0o644);
    await expectWrong('token key', `chmod 600 ${file('token-key')}`);
    await chmod(file('token-key'), 0o600);
  });

  test('is red when an owner lives in a zone nobody knows', PATIENT, async () => {
    const { owners } = houseOf();
    const was = await owners.get(nora.id);
    if (!was) throw new Error('there is no owner');
    await owners.save({ ...was, zone: 'Mars/Phobos' });
    await expectWrong('zones', `goodword owner edit --owner ${was.id} --zone`);
    await owners.save({ ...was, version: was.version + 1 });
  });

  test('shows the emergency stop, which is no fault', PATIENT, async () => {
    expect(await main(['pause', '--all', '--because', 'a wrong import', '--data', folder.dataDir])).toBe(0);
    const { exit, findings } = await doctor();
    expect(exit).toBe(0);
    expect(findings).toContainEqual(
      expect.objectContaining({ name: 'emergency stop', state: 'warning', next: 'goodword resume --all' }),
    );
    expect(await main(['resume', '--all', '--data', folder.dataDir])).toBe(0);
  });
});
