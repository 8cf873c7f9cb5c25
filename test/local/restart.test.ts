import { createServer, Server, type AddressInfo } from 'node:net';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSendQuotaCommand } from '@aws-sdk/client-ses';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDeliveryEvent } from '../../core/mail/ses-events.ts';
import { readInboundNotification } from '../../core/mail/inbound-notification.ts';
import { sesPostman } from '../../core/mail/send.ts';
import { LOCAL_CREDENTIALS } from '../../core/runtime/clients.ts';
import { signedRequest } from '../../core/runtime/signed-request.ts';
import { s3RawMail } from '../../core/storage/raw-mail.ts';
import { openClock } from '../../local/clock.ts';
import { pollQueues } from '../../local/pollers.ts';
import type { Emulators } from '../../local/stack.ts';
import { freshFolder, INBOUND, sesClient, SENDING, startIn } from './stack.ts';

let folder: Awaited<ReturnType<typeof freshFolder>>;
let dataDir: string;
const running: Emulators[] = [];
const start = async (more: Parameters<typeof startIn>[1] = {}, where = dataDir) => {
  const stack = await startIn(where, more);
  running.push(stack);
  return stack;
};

beforeEach(async () => {
  folder = await freshFolder();
  dataDir = folder.dataDir;
});
afterEach(async () => {
  for (const stack of running.splice(0)) await stack.stop();
  await folder.remove();
});

const local = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

/** Polls everything and answers the bodies that came, by queue. */
async function handleAll(stack: Emulators, only: 'mail-in' | 'mail-events' | 'both' = 'both') {
  const bodies = { 'mail-in': [] as string[], 'mail-events': [] as string[] };
  const take =
    (queue: 'mail-in' | 'mail-events') =>
    async (event: { Records: { body: string; messageId: string }[] }) => {
      if (only !== 'both' && only !== queue)
        return { batchItemFailures: event.Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      bodies[queue].push(...event.Records.map(({ body }) => body));
      return undefined;
    };
  await pollQueues({
    ...stack,
    settled: stack.ses.settled,
    functions: { due: async () => {}, 'mail-in': take('mail-in'), 'mail-events': take('mail-events') },
  }).drain();
  return bodies;
}

const post = (stack: Emulators) =>
  sesPostman(sesClient(stack), stack).send({
    from: { name: 'Nora', address: `nora@${SENDING}` },
    to: { name: 'Ben', address: 'ben@helio.example' },
    subject: 'Hello',
    text: 'x',
    html: 'x',
    references: [],
    headers: {},
    tags: { step: '1' },
  });

const bucketOf = (stack: Emulators) =>
  s3RawMail(signedRequest('s3', 'us-east-1', LOCAL_CREDENTIALS), `${stack.endpoints.s3}/${stack.bucket}`);

describe('what a laptop keeps when Goodword stops', () => {
  test('the table, every raw mail and what SES sent', async () => {
    const first = await start();
    const item = { pk: { S: 'OWNER#nora0001' }, sk: { S: 'OWNER' } };
    await new DynamoDBClient(local(first.endpoints.dynamodb)).send(
      new PutItemCommand({ TableName: first.table, Item: item }),
    );
    const bytes = Buffer.from([0, 255, 13, 10, 46]);
    await bucketOf(first).put('unmatched/a b+c.eml', bytes);
    const { key } = await first.receive('From: x@b.example\r\n\r\nhi', { recipients: [`a@${INBOUND}`] });
    const sent = await post(first);
    await first.stop();

    const second = await start();
    const dynamodb = new DynamoDBClient(local(second.endpoints.dynamodb));
    expect((await dynamodb.send(new GetItemCommand({ TableName: second.table, Key: item }))).Item).toEqual(
      item,
    );
    const rawMail = bucketOf(second);
    expect(await rawMail.get('unmatched/a b+c.eml')).toEqual(new Uint8Array(bytes));
    expect(Buffer.from((await rawMail.get(key)) ?? []).toString()).toMatch(/hi$/);
    expect(await rawMail.get('no-such')).toBeUndefined();
    expect(second.ses.mails()).toMatchObject([
      { sesId: sent.at === 'sent' ? sent.sesId : '', destinations: ['ben@helio.example'] },
    ]);
    expect(await sesClient(second).send(new GetSendQuotaCommand({}))).toMatchObject({ SentLast24Hours: 1 });
    expect(await readFile(second.ses.mails()[0]?.file ?? '', 'utf8')).toContain('Subject: Hello');
  });

  test('an object that was deleted stays deleted', async () => {
    const first = await start();
    const rawMail = bucketOf(first);
    await rawMail.put('gone', Buffer.from('x'));
    await rawMail.remove('gone');
    await first.stop();
    const second = await start();
    await expect(
      new S3Client(local(second.endpoints.s3)).send(
        new GetObjectCommand({ Bucket: second.bucket, Key: 'gone' }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('notifications and events that were not handled come again, and only those', async () => {
    const first = await start();
    await first.receive('From: x@b.example\r\n\r\none', { recipients: [`a@${INBOUND}`] });
    await post(first);
    expect((await handleAll(first, 'mail-events'))['mail-events']).toHaveLength(1);
    await first.stop();

    const second = await start();
    const { 'mail-in': notifications, 'mail-events': events } = await handleAll(second);
    expect(events).toEqual([]);
    expect(notifications.map((body) => readInboundNotification(body)?.recipients)).toEqual([
      [`a@${INBOUND}`],
    ]);
    await second.stop();

    const third = await start();
    expect(await handleAll(third)).toEqual({ 'mail-in': [], 'mail-events': [] });
    await post(third);
    await third.ses.settled();
    await third.stop();
    const fourth = await start();
    const later = (await handleAll(fourth))['mail-events'];
    expect(later.map((body) => readDeliveryEvent(body, 'x')?.what)).toEqual(['delivery']);
  });

  test('the moved clock', async () => {
    const file = path.join(dataDir, 'clock.json');
    const clock = await openClock(file);
    let moves = 0;
    clock.onMove(() => (moves += 1));
    await clock.moveTo('2030-01-01T08:00:00.000Z');
    await clock.moveBy(86_400_000);
    expect(moves).toBe(2);
    expect((await openClock(file)).now()).toMatch(/^2030-01-02T08:00/);
  });
});

describe('what is in the way is said in one sentence with the remedy', () => {
  test('another process that uses the folder, until it stops', async () => {
    const first = await start();
    await expect(start()).rejects.toMatchObject({
      obstacle: 'folder-in-use',
      message: expect.stringMatching(/stop that one/),
    });
    await first.stop();
    await start();
  });

  test.each([
    [2, 'folder-newer', /update Goodword/],
    [0, 'folder-older', /move it away/],
  ])('a folder of version %d', async (version, obstacle, remedy) => {
    await (await start()).stop();
    await writeFile(path.join(dataDir, 'version.json'), JSON.stringify({ version }));
    await expect(start()).rejects.toMatchObject({ obstacle, message: expect.stringMatching(remedy) });
  });

  test.each(['dynamodb', 'sqsSnsS3', 'ses', 'smtp'] as const)(
    'a taken port of %s, and nothing is left running',
    async (service) => {
      const other = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => other.once('listening', resolve));
      const { port } = other.address() as AddressInfo;
      await expect(start({ ports: { [service]: port } })).rejects.toMatchObject({
        obstacle: 'port-taken',
        message: expect.stringContaining(String(port)),
      });
      other.close();
      await start();
    },
  );

  test.skipIf(process.getuid?.() === 0)('a folder that cannot be written', async () => {
    await chmod(dataDir, 0o500);
    await expect(start()).rejects.toMatchObject({ obstacle: 'no-permission' });
    await chmod(dataDir, 0o700);
  });
});

test('nothing listens on anything but the loopback', async () => {
  await start();
  const handles = (process as unknown as { _getActiveHandles(): unknown[] })._getActiveHandles();
  const addresses = handles
    .filter((handle): handle is Server => handle instanceof Server && handle.listening)
    .map((server) => server.address())
    .filter((address): address is AddressInfo => typeof address === 'object');
  expect(addresses.length).toBeGreaterThanOrEqual(4);
  expect(new Set(addresses.map(({ address }) => address))).toEqual(new Set(['127.0.0.1']));
});

test('of 64 that claim the same item at once one wins', async () => {
  const stack = await start();
  const client = new DynamoDBClient(local(stack.endpoints.dynamodb));
  const key = { pk: { S: 'a' }, sk: { S: 'b' } };
  await client.send(new PutItemCommand({ TableName: stack.table, Item: { ...key, version: { N: '1' } } }));
  const claims = await Promise.allSettled(
    Array.from({ length: 64 }, (_, i) =>
      client.send(
        new UpdateItemCommand({
          TableName: stack.table,
          Key: key,
          UpdateExpression: 'SET version = :next, claimedBy = :me',
          ConditionExpression: 'version = :was',
          ExpressionAttributeValues: { ':next': { N: '2' }, ':was': { N: '1' }, ':me': { S: String(i) } },
        }),
      ),
    ),
  );
  expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const claim of claims)
    if (claim.status === 'rejected')
      expect(claim.reason).toMatchObject({ name: 'ConditionalCheckFailedException' });
});

test('the whole stack starts in well under a second and leaves a tidy folder', async () => {
  const before = performance.now();
  await start();
  expect(performance.now() - before).toBeLessThan(3000);
  expect((await readdir(dataDir)).sort()).toEqual(['dynamodb', 'journal', 'mail', 'version.json']);
});
