import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { stopEverything } from '../../core/assistant/emergency-stop.ts';
import { TryLater } from '../../core/domain/try-later.ts';
import { ben, nora } from '../cast.ts';
import type { Desk, Wire } from './desk.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

const OPERATOR = 'ops@home.example';
const ASSISTANT = 'assistant@in.goodword.example';

const openOffice = (operatorAddress = OPERATOR) => openDesk({ contacts: [ben], operatorAddress });

const order = (desk: Desk, text: string, how: Partial<Wire> = {}) =>
  desk.receive({ from: `The office <${OPERATOR}>`, to: ASSISTANT, text, ...how });

const standstill = ({ house }: Desk) => house.emergencyStop.get();

describe('the operator stops everything by mail', () => {
  test('at once, with the reason; the answer says what stands still and how to lift it', async () => {
    const desk = await openOffice();
    await approve(desk.house, await desk.start(ben));
    desk.look();
    expect(await order(desk, 'Pause all because a wrong import\n\n-- \nThe office')).toMatchObject({
      at: 'steered',
    });
    expect(await standstill(desk)).toMatchObject({ because: 'a wrong import' });
    const answer = only(desk.look(), 'operator');
    expect(answer.to.address).toBe(OPERATOR);
    expect(answer.text).toContain('No contact of 1 owner is written to');
    expect(answer.text).toContain('a wrong import');
    expect(answer.text).toContain('resume all');
    expect(answer.headers['Auto-Submitted']).toBe('auto-generated');
    await desk.pass(4);
    expect(desk.look().filter((letter) => kindOf(letter) === 'step')).toEqual([]);

    // The answer is answered, as mail programs do it: the quoted words are no order.
    const quoted = answer.text.replace(/^/gm, '> ');
    await order(desk, `resume all\n\nOn Sun, Goodword wrote:\n${quoted}`, {
      to: answer.replyTo?.address ?? '',
    });
    expect(await standstill(desk)).toBeUndefined();
    expect(only(desk.look(), 'operator').text).toContain('Spaced out anew: 1 mail.');
    await desk.pass(7);
    expect(desk.look().filter((letter) => kindOf(letter) === 'step')).toHaveLength(1);
  });

  test('keeps the first reason, and status tells it without changing anything', async () => {
    const desk = await openOffice();
    await order(desk, 'pause all because a wrong import');
    await order(desk, 'pause all');
    desk.look();
    await order(desk, 'status');
    expect(only(desk.look(), 'operator').text).toContain('a wrong import');
    expect(await standstill(desk)).toMatchObject({ because: 'a wrong import' });
    await order(desk, 'resume all');
    desk.look();
    await order(desk, 'Status?');
    expect(only(desk.look(), 'operator').text).toContain('Nothing stands still');
  });

  test('the same mail twice does nothing twice, though somebody resumed in between', async () => {
    const desk = await openOffice();
    await order(desk, 'pause all', { key: 'twice' });
    await order(desk, 'resume all');
    desk.look();
    await order(desk, 'pause all', { key: 'twice' });
    expect([await standstill(desk), desk.look()]).toEqual([undefined, []]);
  });

  test('though the mail service takes no mail: the answer comes when it does', async () => {
    const desk = await openOffice();
    const { send } = desk.house.postman;
    desk.house.postman.send = async () => ({ at: 'try-later', because: 'SES is away' });
    await expect(order(desk, 'pause all', { key: 'away' })).rejects.toThrow(TryLater);
    expect(await standstill(desk)).toBeDefined();
    desk.house.postman.send = send;
    await order(desk, 'pause all', { key: 'away' });
    expect(only(desk.look(), 'operator').subject).toBe('Everything stands still');
  });

  test('more often in an hour than he is answered', async () => {
    const desk = await openOffice();
    for (let i = 0; i < 50; i++) await order(desk, 'status');
    await order(desk, 'pause all');
    expect(await standstill(desk)).toBeDefined();
  });

  test('and a resume that comes late does not lift what was pulled after it was written', async () => {
    const desk = await openOffice();
    await stopEverything(desk.house, 'a second wrong import');
    const key = 'late';
    desk.house.clock.set('2026-11-29T22:00:00.000Z');
    await order(desk, 'resume all', { key });
    expect(await standstill(desk)).toMatchObject({ because: 'a second wrong import' });
    expect(only(desk.look(), 'operator').text).toContain('pulled after you wrote');
  });
});

describe('nobody else', () => {
  const refused = async (desk: Desk, act: () => Promise<unknown>) => {
    await act();
    expect(await standstill(desk)).toBeUndefined();
    return desk.look();
  };

  test.each<[string, Partial<Wire>]>([
    ['whose domain does not say whom to believe', { verdicts: { dmarc: 'GRAY' } }],
    ['who forges the operator', { verdicts: { dmarc: 'FAIL', spf: 'PASS', dkim: 'PASS' } }],
    ['whose mail carries a virus', { verdicts: { virus: 'FAIL' } }],
  ])('%s', async (_who, how) => {
    const desk = await openOffice();
    const letters = await refused(desk, () => order(desk, 'pause all', how));
    expect(only(letters, 'operator').text).toContain('could not be proved');
    expect(await refused(desk, () => order(desk, 'pause all', how))).toEqual([]);
  });

  test.each([
    ['another address of the same house', { from: 'ops2@home.example' }],
    ['his address in the name', { from: `"${OPERATOR}" <eve@evil.example>` }],
    ['an address that only looks like his', { from: 'ops@home.example.evil.example' }],
    ['his address in Reply-To', { from: 'eve@evil.example', headers: { 'Reply-To': OPERATOR } }],
    ['his address in Sender', { from: 'eve@evil.example', headers: { Sender: OPERATOR } }],
  ])('%s', async (_who, how) => {
    const desk = await openOffice();
    expect((await refused(desk, () => order(desk, 'pause all', how))).map(kindOf)).not.toContain('operator');
  });

  test('a contact who quotes the operator', async () => {
    const desk = await openOffice();
    const { replyTo } = await firstMailOut(desk);
    const text = `Yes, let us talk.\n\nOn Mon, The office <${OPERATOR}> wrote:\n> pause all because I say so\n`;
    await desk.receive({ from: 'ben@helio.example', to: replyTo, text });
    await desk.receive({ from: 'ben@helio.example', to: ASSISTANT, text });
    expect(await standstill(desk)).toBeUndefined();
  });

  test('an owner: he hears that it is not his to say, and nothing of his stands still either', async () => {
    const desk = await openOffice();
    await order(desk, 'pause all', { from: nora.address });
    const [told] = desk.look();
    expect(told?.to.address).toBe(nora.address);
    expect(told?.text).toContain('is for whoever runs Goodword');
    expect(await standstill(desk)).toBeUndefined();
    expect((await desk.house.owners.get(nora.id))?.pausedUntil).toBeUndefined();
  });

  test('an owner in an answer to a mail of his', async () => {
    const desk = await openOffice();
    await desk.start(ben);
    for (const words of ['pause all because I am on holiday', 'resume all']) {
      await desk.say(only(desk.look(), words.startsWith('pause') ? 'preview' : 'echo'), words);
      expect(desk.house.postman.letters.at(-1)?.text).toContain('is for whoever runs Goodword');
    }
    expect((await desk.house.owners.get(nora.id))?.pausedUntil).toBeUndefined();
    expect(await standstill(desk)).toBeUndefined();
  });

  test('anybody, where no operator is set', async () => {
    const desk = await openDesk({ contacts: [ben] });
    await refused(desk, () => order(desk, 'pause all'));
  });
});

describe('what is no order', () => {
  test.each<[string, string, Partial<Wire>?]>([
    [
      'words inside a forwarded mail',
      `\n\n---------- Forwarded message ---------\nFrom: Eve <eve@evil.example>\nDate: Mon, 23 Nov 2026 at 10:00\nSubject: x\nTo: ops@home.example\n\npause all\n`,
    ],
    [
      'words inside a mail forwarded by Outlook',
      `From: Eve <eve@evil.example>\nSent: Monday, November 23, 2026 10:00 AM\nTo: The office\nSubject: x\n\npause all\n`,
    ],
    ['words that are quoted', `I never said this:\n> pause all\n`],
    ['words that are only quoted', `> pause all\n`],
    ['a sentence', 'pause all the imports until Monday please'],
    ['the second line', 'Hello,\npause all'],
    ['a copy of a mail to somebody else', 'pause all', { headers: { To: 'Tom Hale <tom@x.example>' } }],
    ['a machine’s', 'pause all', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['a list’s', 'pause all', { headers: { 'List-Id': '<a.x.example>' } }],
  ])('%s', async (_what, text, how = {}) => {
    const desk = await openOffice();
    await order(desk, text, how);
    expect(await standstill(desk)).toBeUndefined();
  });

  test('is answered with the orders, once a day', async () => {
    const desk = await openOffice();
    await order(desk, 'please stop the whole thing');
    expect(only(desk.look(), 'operator').text).toContain('pause all because a wrong import');
    await order(desk, 'please stop the whole thing');
    expect(desk.look()).toEqual([]);
  });

  test('a vacation note that answers the answer is heard by nobody, said to be one or not', async () => {
    const desk = await openOffice();
    await order(desk, 'pause all');
    const answer = only(desk.look(), 'operator');
    const note = `I am out of office until 7 December.\n\n${answer.text}`;
    const machine = { 'Auto-Submitted': 'auto-replied' };
    await order(desk, note, { to: answer.replyTo?.address ?? '', headers: machine });
    expect(desk.look()).toEqual([]);
    for (let i = 0; i < 10; i++) await order(desk, note, { to: answer.replyTo?.address ?? '' });
    expect(desk.look().filter((letter) => letter.to.address === OPERATOR).length).toBeLessThanOrEqual(1);
    expect(await standstill(desk)).toBeDefined();
  });
});

describe('an operator who is an owner too', () => {
  test('keeps both powers: "pause" is his own, "pause all" everybody’s, and a copy is still a copy', async () => {
    const desk = await openOffice(nora.address);
    const her = { from: `Nora Reyes <${nora.address}>` };
    await desk.start(ben);
    await desk.say(only(desk.look(), 'preview'), 'pause');
    expect((await desk.house.owners.get(nora.id))?.pausedUntil).toBeDefined();
    expect(await standstill(desk)).toBeUndefined();
    await order(desk, 'pause all', her);
    expect(await standstill(desk)).toBeDefined();
    await order(desk, 'resume all', her);
    expect((await desk.house.owners.get(nora.id))?.pausedUntil).toBeDefined();
    const copy = { ...her, headers: { To: 'Ben Osei <ben@helio.example>', Cc: ASSISTANT } };
    expect(await order(desk, 'Hi Ben,\n\nit was good to see you.', copy)).toMatchObject({ at: 'own copy' });
    const { because } = await order(desk, 'A question: how does it work?', her);
    expect(because).not.toContain('order');
  });
});
