import { describe, expect, test } from 'vitest';
import { understand } from '../../core/domain/reply/understand.ts';
import { readMail } from '../../core/mail/parse.ts';
import { fixture } from '../domain/incoming.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('reading raw mail', () => {
  test('line ends of an old Mac', async () => {
    const { subject, text } = await fixture('line-ends-of-an-old-mac');
    expect({ subject, text: text.trim() }).toEqual({ subject: 'Re: Hello', text: 'Happy to help!\n\nBen' });
  });

  test('a boundary that never comes still leaves the words', async () => {
    const mail = await fixture('broken-boundary');
    expect(mail.text).toContain('Happy to help!');
    expect(mail.problems).toHaveLength(1);
  });

  test('headers in an undeclared character set', async () => {
    const { from, subject, text } = await fixture('headers-in-undeclared-latin1');
    expect({ name: from.name, subject }).toEqual({ name: 'José García', subject: 'Años después' });
    expect(text).toContain('¡qué alegría!');
  });

  test('a flowed answer is not glued to the line it quotes', async () => {
    expect((await fixture('flowed-answer-below-a-quote')).text).toMatch(/^Gladly\.$/m);
  });

  test('reports, calendars and attachments are told apart', async () => {
    expect((await fixture('bounce-user-unknown-postfix')).reports.map(({ type }) => type)).toEqual([
      'message/delivery-status',
      'text/rfc822-headers',
    ]);
    expect((await fixture('meeting-invitation')).calendars).toHaveLength(1);
  });

  test('a header cannot smuggle a second line', async () => {
    const { subject } = await readMail(bytes('Subject: =?utf-8?Q?Hi=0D=0ABcc:_x@y.example?=\n\nHi'));
    expect(subject).not.toMatch(/[\r\n]/);
  });

  test('a header named like a property of every object is only a header', async () => {
    const { headers } = await readMail(bytes('__proto__: x\nconstructor: y\nSubject: Hi\n\nHi'));
    expect(Object.keys(headers)).toEqual(['__proto__', 'constructor', 'subject']);
  });

  test('a body without headers is a body', async () => {
    expect((await readMail(bytes('Happy to help!\nBen'))).text).toContain('Happy to help!');
  });

  test('endless nesting, parts and headers are bounded and said', async () => {
    const nested = Array.from(
      { length: 400 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`,
    ).join('');
    const parts = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(20_000)}`;
    const header = `X-Long: ${'y'.repeat(2_000_000)}\nSubject: Hi\n\nHi`;
    for (const raw of [nested, parts, header]) expect((await readMail(bytes(raw))).problems).not.toEqual([]);
  });

  test.each([
    ['spaces', ' '.repeat(50_000)],
    ['dashes', '-'.repeat(50_000)],
    ['digits', '1 '.repeat(25_000)],
    ['at signs', 'a@'.repeat(25_000)],
    ['words without end', 'please '.repeat(8000)],
    ['attributions', 'On 1 Jan 2026, a@b.example wrote\n'.repeat(1500)],
    ['dots', 'a.'.repeat(25_000)],
    ['quotes', '>'.repeat(50_000)],
    ['open tags', '<div><blockquote>'.repeat(3000)],
  ])('a mail of nothing but %s is read in good time', async (_what, text) => {
    const started = performance.now();
    for (const type of ['text/plain', 'text/html'])
      understand(await readMail(bytes(`From: a@b.example\nContent-Type: ${type}\n\n${text}`)), {
        received: '2026-11-23',
      });
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
