import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runDemo } from '../../local/demo.ts';
import type { Said } from '../../local/demo/count.ts';
import { countBreaches } from '../../local/demo/count.ts';
import type { SentMail } from '../../local/ses-mails.ts';

const decent = 'Tue, 01 Dec 2026 14:00:00 +0000';
const later = 'Tue, 08 Dec 2026 14:00:00 +0000';

/** A mail on the wire to Ben, decent and threaded unless a test says otherwise. */
function mail(
  id: string,
  about: { date?: string; subject?: string; text?: string; answers?: string } = {},
): SentMail {
  const { date = decent, subject = 'Atlas', text = `How is your work? ${id}`, answers } = about;
  const wire = Buffer.from(
    [
      'From: nora@goodword.example',
      'To: ben@helio.example',
      `Subject: ${subject}`,
      `Date: ${date}`,
      `Message-ID: <${id}>`,
      ...(answers === undefined ? [] : [`In-Reply-To: <${answers}>`]),
      '',
      text,
    ].join('\r\n'),
  );
  return {
    sesId: id,
    messageId: id,
    at: new Date(date).toISOString(),
    source: 'nora@goodword.example',
    subject,
    destinations: ['ben@helio.example'],
    tags: { kind: 'step' },
    raw: wire,
    wire,
    file: '',
  };
}

const count = (mails: SentMail[], said: Said[] = []) =>
  countBreaches(mails, said, {
    owner: 'nora@home.example',
    zoneOf: () => 'America/New_York',
    holidays: ['2026-11-26'],
  });
const answer = (over: Partial<Said> = {}): Said => ({
  from: 'ben@helio.example',
  at: '2026-12-02T15:00:00.000Z',
  automatic: false,
  stop: false,
  ...over,
});
const followUp = { date: later, subject: 'Re: Atlas', answers: 'a' };

describe('the count of what must never happen', () => {
  test('is nothing for a decent exchange', async () => {
    expect(await count([mail('a'), mail('b', followUp)], [answer()])).toEqual({
      sentTwice: 0,
      sentAfterStop: 0,
      askedWithoutAnswer: 0,
      sentOutsideWindow: 0,
      unthreaded: 0,
    });
  });

  test.each([
    ['sentTwice', [mail('a'), mail('b', { text: 'How is your work? a', answers: 'a' })], []],
    ['sentAfterStop', [mail('a'), mail('b', followUp)], [answer({ stop: true })]],
    ['askedWithoutAnswer', [mail('a', { text: 'Would you introduce me to somebody?' })], []],
    [
      'askedWithoutAnswer',
      [mail('a'), mail('b', { ...followUp, text: 'Do you know of any openings?' })],
      [answer({ automatic: true })],
    ],
    ['sentOutsideWindow', [mail('a', { date: 'Sun, 06 Dec 2026 14:00:00 +0000' })], []],
    ['sentOutsideWindow', [mail('a', { date: 'Tue, 01 Dec 2026 03:00:00 +0000' })], []],
    ['sentOutsideWindow', [mail('a', { date: 'Thu, 26 Nov 2026 14:00:00 +0000' })], []],
    ['unthreaded', [mail('a'), mail('b', { date: later, subject: 'Re: Atlas' })], []],
    ['unthreaded', [mail('a'), mail('b', { ...followUp, subject: 'Another matter' })], []],
  ] as const)('sees %s', async (breach, mails, said) => {
    expect((await count([...mails], [...said]))[breach]).toBe(1);
  });
});

describe('the demo', () => {
  test('plays three weeks in which nothing happens that must not', { timeout: 120_000 }, async () => {
    const keep = await mkdtemp(path.join(tmpdir(), 'goodword-demo-test-'));
    const told: string[] = [];
    const result = await runDemo({ keep, tell: (line) => told.push(line) });
    expect(result).toMatchObject({
      sentTwice: 0,
      sentAfterStop: 0,
      askedWithoutAnswer: 0,
      sentOutsideWindow: 0,
      unthreaded: 0,
    });
    expect(result).toMatchObject({ enrolled: 17, bounced: 1, stopped: 1, digests: 3, unknown: 0 });
    for (const most of ['answered', 'held', 'followUps', 'commands', 'approved', 'delivered'] as const)
      expect(result[most], most).toBeGreaterThan(2);
    expect((await readdir(path.join(keep, 'mails'))).filter((f) => f.endsWith('.eml'))).toHaveLength(
      result.mails,
    );
    expect(told.join('\n')).toMatch(/Omar Haddad answers: "Please don't email me again."/);
    await rm(keep, { recursive: true, force: true });
  });
});
