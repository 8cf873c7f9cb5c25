import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readInboundNotification, type InboundNotification } from '../../core/mail/inbound-notification.ts';
import { sesPostman } from '../../core/mail/send.ts';
import { pollQueues } from '../../local/pollers.ts';
import type { Emulators } from '../../local/stack.ts';
import { freshFolder, INBOUND, sesClient, SENDING, startIn } from './stack.ts';

let folder: Awaited<ReturnType<typeof freshFolder>>;
let stack: Emulators;
let arrived: InboundNotification[] = [];

const pollers = (handle?: () => Promise<void>) =>
  pollQueues({
    ...stack,
    settled: stack.ses.settled,
    functions: {
      due: async () => {},
      'mail-in': async ({ Records }) => {
        await handle?.();
        for (const { body } of Records) {
          const notification = readInboundNotification(body);
          if (notification) arrived.push(notification);
        }
      },
      'mail-events': async () => {},
    },
  });

async function stored(key: string): Promise<string> {
  const s3 = new S3Client({
    endpoint: stack.endpoints.s3,
    region: stack.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: stack.bucket, Key: key }));
  return (await Body?.transformToString('latin1')) ?? '';
}

beforeAll(async () => {
  folder = await freshFolder();
  stack = await startIn(folder.dataDir);
});
beforeEach(() => (arrived = []));
afterAll(async () => {
  await stack.stop();
  await folder.remove();
});

/** A conversation as a raw client has it: sends a line after each answer. */
function smtp(lines: string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const answers: string[] = [];
    const rest = [...lines, 'QUIT'];
    const socket = connect(stack.smtpPort, '127.0.0.1');
    let buffer = '';
    socket.on('error', reject).on('close', () => resolve(answers));
    socket.on('data', (data) => {
      buffer += data.toString();
      const complete = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n$/.exec(buffer);
      if (!complete) return;
      answers.push(buffer.trim());
      buffer = '';
      const next = rest.shift();
      if (next !== undefined) socket.write(`${next}\r\n`);
    });
  });
}

describe('the mail server of a laptop', () => {
  test('takes a mail from any client and hands it in as SES does', async () => {
    const answers = await smtp([
      'EHLO laptop',
      'MAIL FROM:<ben@helio.example>',
      `RCPT TO:<nora+t0ken@${INBOUND}>`,
      'DATA',
      'Subject: Re: Helio\r\nFrom: Ben <ben@helio.example>\r\n\r\nHi Nora\r\n..dots\r\n.',
    ]);
    expect(answers[5]).toMatch(/^250 /);
    await pollers().drain();
    expect(arrived).toHaveLength(1);
    const [mail] = arrived;
    expect(mail).toMatchObject({
      bucket: stack.bucket,
      recipients: [`nora+t0ken@${INBOUND}`],
      source: 'ben@helio.example',
      verdicts: { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' },
    });
    const raw = await stored(mail?.key ?? '');
    expect(raw).toMatch(/^Return-Path: <ben@helio.example>\r\n/);
    expect(raw).toContain('Subject: Re: Helio\r\nFrom: Ben <ben@helio.example>\r\n\r\nHi Nora\r\n.dots');
  });

  test('is no relay: another domain gets a clear 550, also one that only ends like ours', async () => {
    const answers = await smtp([
      'EHLO laptop',
      'MAIL FROM:<ben@helio.example>',
      'RCPT TO:<x@elsewhere.example>',
      `RCPT TO:<x@evil-${INBOUND}>`,
    ]);
    expect(answers[3]).toBe(
      `550 5.7.1 Not taken: only mail for ${INBOUND} is, this is for elsewhere.example`,
    );
    expect(answers[4]).toMatch(/^550 /);
  });

  test('takes the null sender of a bounce', async () => {
    await smtp([
      'EHLO laptop',
      'MAIL FROM:<>',
      `RCPT TO:<a@${INBOUND}>`,
      'DATA',
      'Subject: Undelivered\r\n\r\nx\r\n.',
    ]);
    await pollers().drain();
    expect(arrived).toMatchObject([{ source: '' }]);
  });

  test('takes bytes of any kind from nodemailer and refuses more than 8 MB', async () => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: stack.smtpPort,
      secure: false,
      ignoreTLS: true,
    });
    const mail = { from: 'José <jose@b.example>', to: `a@${INBOUND}`, subject: 'Grüße', text: 'Привет' };
    await transport.sendMail(mail);
    await transport.sendMail({
      ...mail,
      raw: Buffer.from([0x53, 0x3a, 0x20, 0xff, 0xfe, 0, 13, 10]),
      envelope: { from: 'b@b.example', to: `a@${INBOUND}` },
    });
    await expect(
      transport.sendMail({ ...mail, attachments: [{ content: Buffer.alloc(9e6, 'x') }] }),
    ).rejects.toThrow(/552|size/i);
    await pollers().drain();
    expect(arrived).toHaveLength(2);
    expect(await stored(arrived[1]?.key ?? '')).toContain('S: \u00ff\u00fe\u0000');
  });
});

test('the function underneath takes any verdict and names what is recorded', async () => {
  const { key } = await stack.receive('From: x@b.example\r\n\r\nhi', {
    recipients: [`a@${INBOUND}`],
    verdicts: { dmarc: 'FAIL', virus: 'GRAY' },
  });
  let recorded = false;
  const waiting = stack.recorded(key).then(() => (recorded = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(recorded).toBe(false);
  await pollers().drain();
  await waiting;
  expect(arrived).toMatchObject([{ verdicts: { dmarc: 'FAIL', virus: 'GRAY', spf: 'PASS' } }]);
  await stack.recorded(key);
});

test('a mail to our own domain comes back in, and the simulator answers out of office', async () => {
  const send = (address: string) =>
    sesPostman(sesClient(stack), stack).send({
      from: { name: 'Nora', address: `nora@${SENDING}` },
      replyTo: { name: 'Nora', address: `nora+t0ken@${INBOUND}` },
      to: { name: '', address },
      subject: 'Hello',
      text: 'x',
      html: 'x',
      references: [],
      headers: {},
      tags: {},
    });
  await send(`someone@${INBOUND}`);
  const ooto = await send('ooto@simulator.amazonses.com');
  await pollers().drain();
  expect(arrived.map(({ recipients }) => recipients)).toEqual([
    [`someone@${INBOUND}`],
    [`nora+t0ken@${INBOUND}`],
  ]);
  const note = await stored(arrived[1]?.key ?? '');
  expect(note).toContain('Auto-Submitted: auto-replied');
  expect(note).toContain(`In-Reply-To: <${ooto.at === 'sent' ? ooto.messageId : ''}>`);
});

test('a mail whose function keeps failing is tried five times and then kept as a dead letter', async () => {
  const { key } = await stack.receive('From: x@b.example\r\n\r\nhi', { recipients: [`a@${INBOUND}`] });
  let tries = 0;
  await pollers(async () => {
    tries += 1;
    throw new Error('broken on purpose');
  }).drain();
  expect(tries).toBe(5);
  expect(arrived).toEqual([]);
  expect(await stored(key)).toContain('hi');
});
