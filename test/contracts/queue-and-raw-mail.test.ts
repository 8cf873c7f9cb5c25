import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DueThing, RawMail } from '../../core/assistant/ports.ts';
import { TryLater } from '../../core/domain/try-later.ts';
import { LOCAL_CREDENTIALS } from '../../core/runtime/clients.ts';
import { signedRequest } from '../../core/runtime/signed-request.ts';
import { readDueThing, sqsQueue } from '../../core/storage/queue.ts';
import { s3RawMail } from '../../core/storage/raw-mail.ts';
import { fakeRawMail } from '../fakes/raw-mail.ts';

const app = buildApp({ logger: false });
let sqs: SQSClient;
let s3: S3Client;
let queueUrl: string;
let endpoint: string;

beforeAll(async () => {
  endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const config = { endpoint, region: 'us-east-1', credentials };
  // The queue's own URL names a host that does not resolve here.
  sqs = new SQSClient({ ...config, useQueueUrlAsEndpoint: false });
  s3 = new S3Client({ ...config, forcePathStyle: true });
  queueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: 'due' }))).QueueUrl ?? '';
  await s3.send(new CreateBucketCommand({ Bucket: 'mail' }));
});
afterAll(async () => {
  sqs.destroy();
  s3.destroy();
  await app.close();
});

const things = (most: number): DueThing[] =>
  Array.from({ length: most }, (_, i) => ({
    kind: 'enrollment',
    ownerId: 'nora0001',
    contactId: `c${String(i).padStart(7, '0')}`,
    n: 1,
    due: '2026-11-23T12:00:00.000Z',
  }));

describe('the queue of due things', () => {
  it('carries any number of them, each as it was put', async () => {
    const put: DueThing[] = [
      { kind: 'owner', ownerId: 'nora0001', due: '2026-11-23T12:30:00.000Z' },
      ...things(22),
    ];
    await sqsQueue(sqs, queueUrl).put(put);
    await sqsQueue(sqs, queueUrl).put([]);
    const taken: DueThing[] = [];
    while (taken.length < put.length) {
      const receive = new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
      });
      const { Messages = [] } = await sqs.send(receive);
      taken.push(...Messages.map(({ Body = '' }) => readDueThing(Body)));
    }
    expect(taken).toHaveLength(23);
    expect(taken).toEqual(expect.arrayContaining(put));
  });

  it('a part that was not taken is TryLater', async () => {
    const refusing = { send: async () => ({ Failed: [{ Id: '3', Code: 'InternalError' }] }) };
    const put = sqsQueue(refusing as unknown as SQSClient, queueUrl).put(things(10));
    await expect(put).rejects.toThrow(TryLater);
    await expect(put).rejects.toThrow('1 of 10 due things were not queued: InternalError');
  });

  it.each(['{}', '{"kind":"enrollment","ownerId":"nora0001"}', '{"kind":"unheard-of"}', 'no JSON'])(
    'a message that is none of ours is refused: %s',
    (body) => {
      expect(() => readDueThing(body)).toThrow();
    },
  );
});

const BUCKETS: [string, () => RawMail][] = [
  ['the fake', fakeRawMail],
  ['the bucket', () => s3RawMail(signedRequest('s3', 'us-east-1', LOCAL_CREDENTIALS), `${endpoint}/mail`)],
];

describe.each(BUCKETS)('raw mail in %s', (_, open) => {
  it('comes back byte for byte, whatever the bytes', async () => {
    const rawMail = open();
    const bytes = Uint8Array.from({ length: 70_000 }, (_byte, i) => (i * 7) % 256);
    await rawMail.put('in/a mail+ö', bytes);
    expect(Buffer.from((await rawMail.get('in/a mail+ö')) ?? []).equals(Buffer.from(bytes))).toBe(true);
  });

  it('that never came, or was removed, is undefined', async () => {
    const rawMail = open();
    await rawMail.put('gone', new Uint8Array([1]));
    await rawMail.remove('gone');
    await rawMail.remove('gone');
    expect(await rawMail.get('gone')).toBeUndefined();
    expect(await rawMail.get('never came')).toBeUndefined();
  });
});
