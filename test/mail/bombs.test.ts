import { describe, expect, test } from 'vitest';
import { deliveryReport } from '../../core/domain/reply/bounce.ts';
import { phonesIn } from '../../core/domain/reply/phones.ts';
import { understand } from '../../core/domain/reply/understand.ts';
import { readMail } from '../../core/mail/parse.ts';

const MB = 1024 * 1024;
/** Milliseconds of the processor: the slowest takes a third of it on a laptop. */
const MOST_MS = 4000;
/** What reading may add to the memory of the process, with the garbage that lies about while the machine has room. */
const MOST_BYTES = 600 * MB;
/** What is kept of a mail: its text, its HTML and twenty reports at most. */
const MOST_KEPT = 3 * MB;

const HEAD = 'From: Ben Osei <ben@helio.example>\nSubject: Re: The streaming platform\n';
const DAEMON =
  'Return-Path: <>\nFrom: MAILER-DAEMON@helio.example\nSubject: Undelivered Mail Returned to Sender\n';
const WORDS = 'Happy to help!\n';
const nested = (levels: number): string =>
  Array.from({ length: levels }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`).join(
    '',
  );
const failed = (n: number): string =>
  `\nFinal-Recipient: rfc822; p${n}@helio.example\nAction: failed\nStatus: 5.1.1\n`;

interface Bomb {
  what: string;
  raw: () => string | Buffer;
  /** What can be kept of it. */
  keeps: { subject?: RegExp; text?: RegExp };
}

const BOMBS: Bomb[] = [
  {
    what: 'ten thousand parts in each other',
    raw: () => `${HEAD}${nested(10_000)}Content-Type: text/plain\n\n${WORDS}`,
    keeps: { subject: /streaming/ },
  },
  {
    what: 'a hundred thousand parts beside each other',
    raw: () =>
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${WORDS}${'--b\n\nx\n'.repeat(100_000)}`,
    keeps: { subject: /streaming/, text: /Happy to help/ },
  },
  {
    what: 'a hundred thousand attachments',
    raw: () =>
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${WORDS}${'--b\nContent-Type: image/png\nContent-Disposition: attachment\n\nx\n'.repeat(100_000)}`,
    keeps: { subject: /streaming/, text: /Happy to help/ },
  },
  {
    what: 'a hundred megabytes of base64 in one header',
    raw: () =>
      Buffer.concat([
        Buffer.from(`${HEAD}X-Data: `),
        Buffer.alloc(100 * MB, 'QUJD'),
        Buffer.from(`\n\n${WORDS}`),
      ]),
    keeps: { subject: /streaming/ },
  },
  {
    what: 'a hundred megabytes of one encoded word in the subject',
    raw: () =>
      Buffer.concat([
        Buffer.from('Subject: =?utf-8?B?'),
        Buffer.alloc(100 * MB, 'QUJD'),
        Buffer.from(`?=\n\n${WORDS}`),
      ]),
    keeps: {},
  },
  {
    what: 'a boundary of a megabyte',
    raw: () => {
      const boundary = 'b'.repeat(MB);
      return `${HEAD}Content-Type: multipart/mixed; boundary="${boundary}"\n\n--${boundary}\n\n${WORDS}--${boundary}--\n`;
    },
    keeps: { subject: /streaming/ },
  },
  {
    what: 'a mail in a mail, a thousand deep',
    raw: () => `${HEAD}${'Content-Type: message/rfc822\n\nSubject: inner\n'.repeat(1000)}\n${WORDS}`,
    keeps: { subject: /streaming/ },
  },
  {
    what: 'a mail in a part of a mail, a thousand deep',
    raw: () =>
      HEAD +
      Array.from(
        { length: 1000 },
        (_, n) =>
          `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n\n${WORDS}--b${n}\nContent-Type: message/rfc822\n\nSubject: inner\n`,
      ).join(''),
    keeps: { subject: /streaming/, text: /Happy to help/ },
  },
  {
    what: 'a header of a megabyte',
    raw: () => `${HEAD}X-Long: ${'y'.repeat(MB)}\n\n${WORDS}`,
    keeps: { subject: /streaming/, text: /Happy to help/ },
  },
  {
    what: 'a header folded a hundred thousand times',
    raw: () => `${HEAD}References: ${'<a@b.example>\n '.repeat(100_000)}\n\n${WORDS}`,
    keeps: { subject: /streaming/, text: /Happy to help/ },
  },
  {
    what: 'a hundred thousand headers',
    raw: () => `${HEAD}${Array.from({ length: 100_000 }, (_, n) => `X-${n}: y\n`).join('')}\n${WORDS}`,
    keeps: { subject: /streaming/, text: /Happy to help/ },
  },
  {
    what: 'ten megabytes of quoted-printable that is soft line ends alone',
    raw: () => `${HEAD}Content-Transfer-Encoding: quoted-printable\n\n${WORDS}${'=\n'.repeat(5 * MB)}`,
    keeps: { subject: /streaming/, text: /Happy to help/ },
  },
  {
    what: 'ten megabytes of quoted-printable that is escapes alone',
    raw: () =>
      `${HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${WORDS}${'=E2=80=AE'.repeat(MB)}`,
    keeps: { subject: /streaming/, text: /Happy to help/ },
  },
  {
    what: 'a megabyte of HTML that opens and never closes',
    raw: () => `${HEAD}Content-Type: text/html\n\n${WORDS}${'<table><tr><td><blockquote>'.repeat(40_000)}`,
    keeps: { subject: /streaming/, text: /Happy to help/ },
  },
  {
    what: 'a megabyte of entities in HTML',
    raw: () => `${HEAD}Content-Type: text/html\n\n${WORDS}${'&#x3000;&amp;amp;'.repeat(60_000)}`,
    keeps: { subject: /streaming/, text: /Happy to help/ },
  },
  {
    what: 'a million people in To',
    raw: () =>
      `${HEAD}To: ${Array.from({ length: MB }, (_, n) => `p${n}@helio.example`).join(',\n ')}\n\n${WORDS}`,
    keeps: { subject: /streaming/ },
  },
  {
    what: 'a bounce of a million recipients',
    raw: () =>
      `${DAEMON}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\n${WORDS}--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n${Array.from({ length: MB }, (_, n) => failed(n)).join('')}\n--b--\n`,
    keeps: { subject: /Undelivered/, text: /Happy to help/ },
  },
];

describe('a mail made to break the reader', { timeout: 120_000 }, () => {
  test.each(BOMBS)('$what: bounded time and memory, and what can be kept is kept', async ({ raw, keeps }) => {
    const made = raw();
    const bytes = typeof made === 'string' ? Buffer.from(made) : made;
    const before = process.cpuUsage();
    const memory = process.memoryUsage().rss;
    const mail = await readMail(bytes);
    const report = deliveryReport(mail);
    const { bounced } = understand(mail, { received: '2026-11-23', phonesIn });
    const grown = process.memoryUsage().rss - memory;
    const { user, system } = process.cpuUsage(before);

    if (keeps.subject) expect(mail.subject).toMatch(keeps.subject);
    if (keeps.text) expect(mail.text).toMatch(keeps.text);
    expect((user + system) / 1000).toBeLessThan(MOST_MS);
    expect(grown).toBeLessThan(MOST_BYTES);
    expect(JSON.stringify(mail).length).toBeLessThan(MOST_KEPT);
    expect(report?.recipients.length ?? 0).toBeLessThanOrEqual(50);
    expect(bounced.length).toBeLessThanOrEqual(50);
  });
});
