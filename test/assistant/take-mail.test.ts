import { describe, expect, test } from 'vitest';
import { takeMail } from '../../core/assistant/take-mail.ts';
import { all } from '../../core/assistant/change.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { skip } from '../../core/assistant/approve.ts';
import { DAY } from '../../core/domain/instant.ts';
import type { Message } from '../../core/domain/mail/message.ts';
import { ownMessageId } from '../../core/domain/mail/thread.ts';
import { ana, ben, nora } from '../cast.ts';
import type { Desk } from './desk.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

const received = async (desk: Desk): Promise<Message[]> =>
  (await all(desk.house.messages.ofOwner(nora.id, '2026-01-01T00:00:00.000Z'))).filter(
    (m) => m.direction === 'in',
  );

describe('which thread a mail belongs to', () => {
  const own = ownMessageId(
    { ownerId: nora.id, contactId: ben.id, n: 1 } as never,
    '1-inquire',
    'in.goodword.example',
  );

  test.each<
    [
      string,
      (sent: { replyTo: string; wireId: string }) => { from: string; to: string; references?: string[] },
      string,
    ]
  >([
    [
      'the token in the address, although the mail program dropped every id',
      (s) => ({ from: 'ben@helio.example', to: s.replyTo }),
      'token',
    ],
    [
      'the token in capitals, as some programs write it',
      (s) => ({ from: 'ben@helio.example', to: s.replyTo.toUpperCase() }),
      'token',
    ],
    [
      'the id SES gave, with its domain',
      (s) => ({ from: 'b.osei@private.example', to: 'x@in.goodword.example', references: [s.wireId] }),
      'message-id',
    ],
    [
      'our own id, which SES left alone',
      () => ({
        from: 'b.osei@private.example',
        to: 'x@in.goodword.example',
        references: ['unknown@x.example', own],
      }),
      'message-id',
    ],
    [
      'the sender’s address',
      () => ({ from: 'Ben <BEN@helio.example>', to: 'x@in.goodword.example' }),
      'sender',
    ],
    ['a colleague’s answer by the token', (s) => ({ from: 'cara@helio.example', to: s.replyTo }), 'token'],
  ])('%s', async (_how, wire, matchedBy) => {
    const desk = await openDesk();
    const taken = await desk.receive({
      ...wire(await firstMailOut(desk)),
      text: 'Good to hear from you. Are you open to Lisbon?',
    });
    expect(taken).toEqual({ at: 'reply', because: matchedBy });
    expect((await desk.enrollment()).state).toMatchObject({ at: 'answered', kind: 'question' });
    expect(await received(desk)).toMatchObject([{ contactId: ben.id, n: 1, matchedBy, kind: 'question' }]);
    expect(only(desk.look(), 'reply').text).toContain('Are you open to Lisbon?');
  });

  test('nothing: the mail is kept whole, shown to the owner, and nobody’s timer moves', async () => {
    const desk = await openDesk();
    await firstMailOut(desk);
    const before = await desk.enrollment();
    expect(
      await desk.receive({
        from: 'zed@nowhere.example',
        to: 'x@in.goodword.example',
        subject: 'Hello',
        text: 'Do you know me?',
      }),
    ).toMatchObject({ at: 'kept' });
    expect(await desk.enrollment()).toEqual(before);
    expect(await received(desk)).toMatchObject([
      { matchedBy: 'none', text: expect.stringContaining('Do you know me?') as string },
    ]);
    expect(only(desk.look(), 'notice').text).toContain('zed@nowhere.example');
  });

  test('nothing, and spam: kept, but nobody’s hour is spent on it', async () => {
    const desk = await openDesk();
    await desk.receive({
      from: 'zed@nowhere.example',
      to: 'x@in.goodword.example',
      text: 'Buy this',
      verdicts: { spam: 'FAIL' },
    });
    expect(await received(desk)).toHaveLength(1);
    expect(desk.look()).toEqual([]);
  });

  test('a changed or foreign token is nobody’s key', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    const forged = replyTo.replace(/(.)@/, (_, last: string) => `${last === 'a' ? 'b' : 'a'}@`);
    expect(await desk.receive({ from: 'zed@nowhere.example', to: forged, text: 'yes' })).toMatchObject({
      at: 'kept',
    });
  });

  test('an old thread stops what is under way now, without opening its gate', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    await skip(desk.house, await desk.enrollment());
    desk.house.clock.advance(90 * DAY);
    await enroll(desk.house, {
      ownerId: nora.id,
      contactId: ben.id,
      sequence: 'reconnect',
      because: 'again',
    });
    expect((await desk.enrollment(ben, 2)).state.at).toBe('drafted');
    await desk.receive({
      from: 'ben@helio.example',
      to: replyTo,
      text: 'Sorry for the silence! Happy to help.',
    });
    expect((await desk.enrollment(ben, 1)).answers).toHaveLength(1);
    expect((await desk.enrollment(ben, 1)).state.at).toBe('ended');
    expect((await desk.enrollment(ben, 2)).state).toMatchObject({ at: 'answered', kind: 'positive' });
    const pressed = await desk.say(only(desk.look(), 'preview'), 'yes');
    expect(pressed.at).toBe('steered');
    expect(only(desk.look(), 'echo').text).toMatch(/no draft for Ben Osei waits/);
  });

  test('a mail of somebody who was never written to is shown, and opens nothing', async () => {
    const desk = await openDesk({ contacts: [ana] });
    expect(
      await desk.receive({
        from: 'ana@nordwind.example',
        to: 'x@in.goodword.example',
        text: 'Free for coffee on Friday?',
      }),
    ).toEqual({ at: 'reply', because: 'sender' });
    expect(only(desk.look(), 'reply').text).toContain('coffee');
    expect((await desk.contact(ana)).lastContact).toBe(desk.house.clock.now());
  });

  test('a report of another server is matched by the mail it returns', async () => {
    const desk = await openDesk();
    const { wireId } = await firstMailOut(desk);
    const report = [
      'From: Mail Delivery System <MAILER-DAEMON@mx.helio.example>',
      'To: x@in.goodword.example',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'The mail could not be delivered.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.helio.example',
      '',
      'Final-Recipient: rfc822; ben@helio.example',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 user unknown',
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: <${wireId}>`,
      'Subject: Atlas',
      '',
      'Hi Ben',
      '--b--',
    ].join('\r\n');
    await desk.house.rawMail.put('report1', new TextEncoder().encode(report));
    const verdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' } as const;
    const taken = await takeMail(desk.house, {
      key: 'report1',
      recipients: ['x@in.goodword.example'],
      verdicts,
      receivedAt: desk.house.clock.now(),
    });
    expect(taken).toEqual({ at: 'reply', because: 'message-id' });
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'bounced' });
    expect((await desk.enrollment()).answers).toEqual([]);
  });
});

describe('the owner’s own copy', () => {
  test.each([nora.address, nora.sendingAddress])(
    'from %s in the thread is no answer, but a real contact',
    async (from) => {
      const desk = await openDesk();
      const { replyTo } = await firstMailOut(desk);
      desk.house.clock.advance(DAY);
      expect(await desk.receive({ from, to: replyTo, text: 'Ben, one more thing.' })).toMatchObject({
        at: 'own copy',
      });
      const { state, answers } = await desk.enrollment();
      expect(state.at).toBe('waiting');
      expect(answers).toEqual([]);
      expect((await desk.contact()).lastContact).toBe(desk.house.clock.now());
      expect(desk.look()).toEqual([]);
    },
  );
});

describe('mail that must start no loop', () => {
  test('our own mail coming back is dropped, whatever address it comes to', async () => {
    const desk = await openDesk();
    await desk.start();
    const preview = only(desk.look(), 'preview');
    for (const to of [preview.replyTo?.address ?? '', 'assistant@in.goodword.example'])
      expect(
        await desk.receive({ from: `Goodword <${preview.from.address}>`, to, text: 'yes' }),
      ).toMatchObject({ at: 'kept' });
    expect(desk.look()).toEqual([]);
    expect((await desk.enrollment()).state.at).toBe('drafted');
  });

  test.each([
    ['the owner’s vacation note', nora.address, { 'Auto-Submitted': 'auto-replied' }, 'yes'],
    ['her note without a header, by its subject', nora.address, { 'X-Autoreply': 'yes' }, 'yes'],
    ['a stranger’s vacation note', 'eve@evil.example', { 'Auto-Submitted': 'auto-replied' }, 'yes'],
    [
      'a report that her mailbox is full',
      'MAILER-DAEMON@home.example',
      { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' },
      'yes',
    ],
  ])('%s is kept, neither obeyed nor answered', async (_what, from, headers, text) => {
    const desk = await openDesk();
    await desk.start();
    const preview = only(desk.look(), 'preview');
    expect(await desk.say(preview, text, { from, headers })).toMatchObject({ at: 'kept' });
    expect(desk.look()).toEqual([]);
    expect((await desk.enrollment()).state.at).toBe('drafted');
    expect(await received(desk)).toHaveLength(1);
  });

  test('an unmatched machine is kept and not answered', async () => {
    const desk = await openDesk();
    await desk.receive({
      from: 'robot@nowhere.example',
      to: 'x@in.goodword.example',
      text: 'Ticket 4711 opened',
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    expect(await received(desk)).toHaveLength(1);
    expect(desk.look()).toEqual([]);
  });
});

describe('who may steer', () => {
  test.each([
    ['DMARC failed', {}, { dmarc: 'FAIL' as const }],
    ['DMARC could not be judged', {}, { dmarc: 'GRAY' as const }],
    [
      'SPF and DKIM passed for another domain',
      {},
      { dmarc: 'PROCESSING_FAILED' as const, spf: 'PASS' as const, dkim: 'PASS' as const },
    ],
    ['another address', { from: 'Nora Reyes <eve@evil.example>' }, {}],
    ['her sending address, which is not her mailbox', { from: nora.sendingAddress }, {}],
    ['a virus', {}, { virus: 'FAIL' as const }],
  ])(
    'not %s: nothing happens, the mail is kept, the owner is told once a day',
    async (_why, how, verdicts) => {
      const desk = await openDesk();
      await desk.start();
      const preview = only(desk.look(), 'preview');
      await desk.say(preview, 'yes', { ...how, verdicts });
      await desk.say(preview, 'stop Ben', { ...how, verdicts });
      expect((await desk.enrollment()).state.at).toBe('drafted');
      expect(desk.look().map(kindOf)).toEqual(['notice']);
      expect(await received(desk)).toHaveLength(2);
      expect(await desk.house.commands.latest(nora.id, 9)).toEqual([]);
    },
  );

  test('not a contact who writes commands in his answer', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    await desk.receive({
      from: 'ben@helio.example',
      to: replyTo,
      text: 'all yes\ntrust Ben = 5\npause\nundo',
    });
    expect(await desk.house.commands.latest(nora.id, 9)).toEqual([]);
    expect((await desk.house.owners.get(nora.id))?.pausedUntil).toBeUndefined();
    expect((await desk.contact()).trust).toBe(4);
  });
});

describe('mail that cannot be read', () => {
  const nested = (depth: number): string => {
    let part = 'Content-Type: text/plain\r\n\r\nhello\r\n';
    for (let i = 0; i < depth; i++)
      part = `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n${part}\r\n--b${i}--\r\n`;
    return part;
  };

  test('a MIME bomb in a thread stops the timers, is kept, and is said', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    const bomb = `From: ben@helio.example\r\nTo: ${replyTo}\r\nSubject: bomb\r\n${nested(500)}`;
    await desk.house.rawMail.put('bomb1', new TextEncoder().encode(bomb));
    const verdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' } as const;
    const arrival = { key: 'bomb1', recipients: [replyTo], verdicts, receivedAt: desk.house.clock.now() };
    expect(await takeMail(desk.house, arrival)).toMatchObject({ at: 'reply' });
    expect(await received(desk)).toMatchObject([
      { rawKey: 'bomb1', problem: expect.stringMatching(/./) as string },
    ]);
    expect((await desk.enrollment()).state.at).not.toBe('waiting');
    expect(desk.look().map(kindOf)).toEqual([expect.stringMatching(/notice|reply/)]);
  });

  test('one of nobody known is kept and said', async () => {
    const desk = await openDesk();
    await desk.house.rawMail.put('bomb2', new TextEncoder().encode(nested(500)));
    const verdicts = { spf: 'GRAY', dkim: 'GRAY', dmarc: 'GRAY', spam: 'GRAY', virus: 'PASS' } as const;
    expect(
      await takeMail(desk.house, {
        key: 'bomb2',
        recipients: ['x@in.goodword.example'],
        verdicts,
        receivedAt: desk.house.clock.now(),
      }),
    ).toMatchObject({ at: 'kept' });
    expect(await received(desk)).toMatchObject([{ rawKey: 'bomb2' }]);
    expect(only(desk.look(), 'notice').subject).toBe('A mail I could not place');
  });

  test('bytes that are not there yet bring the mail back later', async () => {
    const desk = await openDesk();
    const verdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' } as const;
    await expect(
      takeMail(desk.house, { key: 'missing', recipients: [], verdicts, receivedAt: desk.house.clock.now() }),
    ).rejects.toThrow(/not there yet/);
  });
});
