import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../core/assistant/answer-question.ts';
import { approve } from '../../core/assistant/approve.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { command } from '../../core/assistant/steer.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { ben, nora } from '../cast.ts';
import { type Desk, firstMailOut, hear, only, openDesk, send } from './desk.ts';

const NOW = '2026-11-29T23:00:00.000Z';
const talked: Contact = { ...ben, lastContact: plus(NOW, -5 * DAY) };
const askFirst = (desk: Desk, contact: Contact, sequence = 'reconnect') =>
  enroll(desk.house, {
    ...{ ownerId: nora.id, contactId: contact.id, sequence, because: 'a test', askFirst: true },
  });
/** What the owner is told of a line she sends to the assistant. */
async function say(desk: Desk, line: string): Promise<string> {
  const owner = await desk.house.owners.get(nora.id);
  if (!owner) throw new Error('no owner');
  return (await command(desk.house, owner, line))[0]?.words ?? '';
}
const steps = async (desk: Desk) =>
  (await desk.house.enrollments.ofContact(nora.id, ben.id)).map(({ sequence, state, sent }) =>
    [sequence, state.at, 'step' in state ? state.step : 'why' in state ? state.why : '', sent.length].join(
      ' ',
    ),
  );

describe('who was talked to', () => {
  test('is asked in the first mail, reminded once, and not asked for another thing after his answer', async () => {
    const desk = await openDesk({ contacts: [talked] });
    expect(await askFirst(desk, talked)).toMatchObject({
      at: 'enrolled',
      prepared: { at: 'drafted', draft: { step: '5-ask-first', ask: 'introduction' } },
    });
    const mail = await send(desk, talked);
    expect(mail.subject).toBe('After our talk: a question');
    expect(mail.text).toContain('you would introduce me to?');
    await desk.pass(10);
    expect((await desk.enrollment()).state).toMatchObject({ at: 'drafted', step: '4-remind' });
    const reminder = await send(desk, talked);
    expect(reminder.subject).toBe(`Re: ${mail.subject}`);
    expect(reminder.text).toContain('one person in data engineering you would introduce me to');
    await hear(desk, talked, reminder, 'Of course, gladly.');
    expect((await desk.enrollment()).state.at).not.toBe('drafted');
  });

  test('needs her yes for it like every first mail', async () => {
    const desk = await openDesk({ contacts: [talked], owner: { automatic: ['reconnect'] } });
    await askFirst(desk, talked);
    await desk.pass(5);
    expect(desk.house.postman.letters.filter(({ tags }) => tags['kind'] === 'step')).toEqual([]);
  });

  test('is asked of her no answer that he never gave', async () => {
    const { facts: _facts, ...rest } = talked;
    const contact = { ...rest, facts: {} };
    const desk = await openDesk({ contacts: [contact] });
    expect(await askFirst(desk, { ...contact, knowledge: 'same-team' })).toMatchObject({
      prepared: { at: 'asking', fact: 'sharedWork' },
    });
    const told = await answerQuestion(desk.house, await desk.enrollment(), 'the Atlas migration');
    expect(told.at).toBe('done');
    expect((await desk.enrollment()).state).toMatchObject({ at: 'drafted', step: '5-ask-first' });
  });

  test('is asked no more where the month ended while a question to her was open', async () => {
    const contact = { ...talked, facts: {} };
    const desk = await openDesk({ contacts: [contact] });
    await askFirst(desk, contact);
    desk.house.clock.set(plus(NOW, 30 * DAY));
    await answerQuestion(desk.house, await desk.enrollment(), 'the Atlas migration');
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'refused' });
  });
});

describe('it is refused with its reason', () => {
  test.each<[string, Contact, string, string]>([
    ['after a year of silence', ben, 'reconnect', 'last in touch 435 days ago'],
    [
      'in a sequence that asks anyway',
      { ...talked, kind: 'alumni' },
      'informational-interview',
      'asks in its first mail',
    ],
    [
      'in a sequence without such an ask',
      talked,
      'thank-you',
      'classmate, hiring-manager, met-in-person, reconnect',
    ],
    [
      'after a stop',
      { ...talked, doNotContact: { at: NOW, because: 'he said stop' } },
      'reconnect',
      'he said stop',
    ],
    [
      'after a no',
      {
        ...talked,
        holds: [{ from: plus(NOW, -DAY), until: plus(NOW, 300 * DAY), source: 'system', because: 'said no' }],
      },
      'reconnect',
      'said no on',
    ],
  ])('%s', async (_when, contact, sequence, because) => {
    const desk = await openDesk({ contacts: [contact] });
    expect(await askFirst(desk, contact, sequence)).toMatchObject({
      at: 'refused',
      because: expect.stringContaining(because) as string,
    });
    expect(await steps(desk)).toEqual([]);
  });

  test('without a path to speak of', async () => {
    const desk = await openDesk({ contacts: [talked], owner: { goal: { ...nora.goal, path: '' } } });
    expect(await askFirst(desk, talked)).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('no path') as string,
    });
    expect(await steps(desk)).toEqual([]);
  });

  test('before a conversation that rests is ended', async () => {
    const desk = await openDesk({ contacts: [{ ...ben, knowledge: 'met' }] });
    const { mail } = await firstMailOut(desk);
    await hear(desk, ben, mail, 'Thanks!');
    const before = await steps(desk);
    expect(before).toEqual(['reconnect answered 1-inquire 1']);
    expect(await askFirst(desk, ben, 'hiring-manager')).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('no offer') as string,
    });
    expect(await steps(desk)).toEqual(before);
  });

  test('for our own mails that nobody answered, however fresh', async () => {
    const desk = await openDesk({ contacts: [ben] });
    const about = { ownerId: nora.id, contactId: ben.id, sequence: 'keep-in-touch', because: 'a test' };
    await enroll(desk.house, { ...about, facts: { news: 'I passed the exam in October.' } });
    await send(desk, ben);
    while ((await desk.enrollment()).state.at !== 'ended') await desk.pass(1);
    const { lastContact = '' } = await desk.contact();
    desk.house.clock.set(plus(lastContact, 29 * DAY));
    expect(await askFirst(desk, ben)).toMatchObject({
      because: expect.stringContaining('your newest mail is not answered') as string,
    });
  });

  test('so that nobody gets a second ask within sixty days, whatever was answered', async () => {
    const desk = await openDesk({ contacts: [talked] });
    await askFirst(desk, talked);
    const mail = await send(desk, talked);
    await hear(desk, talked, mail, 'Happy to help! I will think about it.');
    expect(await askFirst(desk, talked)).toMatchObject({
      because: expect.stringContaining('once in 60 days') as string,
    });
  });
});

describe('who said no and is away', () => {
  test('is thanked when he is back, though the no lasts longer', async () => {
    const desk = await openDesk();
    const { mail, replyTo } = await firstMailOut(desk);
    await hear(desk, ben, mail, "I'm afraid I can't help with this one, best of luck though.");
    const { ownerId, contactId, n, sequence } = await desk.enrollment();
    expect(sequence).toBe('thank-for-no');
    await approve(desk.house, { ownerId, contactId, n });
    const at = desk.house.clock.now();
    await desk.receive({
      ...{ from: 'Ben Osei <ben@helio.example>', to: replyTo, subject: 'Automatic reply: away' },
      ...{ text: 'I am out of the office with limited access to email.' },
      headers: { 'Auto-Submitted': 'auto-replied' },
    });
    await desk.pass(20);
    const [thanks] = (await desk.enrollment()).sent;
    expect((thanks?.at ?? '') > plus(at, 6 * DAY)).toBe(true);
  });
});

describe('her word by mail', () => {
  test('"ask Ben at once" takes the place of the first question that waits, once', async () => {
    const desk = await openDesk({ contacts: [talked] });
    await desk.start(talked);
    const preview = only(desk.look(), 'preview');
    await desk.say(preview, 'ask at once');
    const begun = ['reconnect ended skipped 0', 'reconnect drafted 5-ask-first 0'];
    expect(await steps(desk)).toEqual(begun);
    desk.look();
    await desk.say(preview, 'ask Ben at once');
    expect(await steps(desk)).toEqual(begun);
    expect(desk.look().filter(({ tags }) => tags['kind'] === 'preview')).toEqual([]);
  });

  test('delivered twice is obeyed once, and undo brings the first question back', async () => {
    const desk = await openDesk({ contacts: [talked] });
    await desk.start(talked);
    const preview = only(desk.look(), 'preview');
    await desk.say(preview, 'ask at once', { key: 'samemail' });
    await desk.say(preview, 'ask at once', { key: 'samemail' });
    expect(await steps(desk)).toHaveLength(2);
    const undone = await say(desk, 'undo');
    expect(undone).toContain('undone');
    expect(await steps(desk)).toEqual(['reconnect drafted 1-inquire 0', 'reconnect ended skipped 0']);
  });

  test('after "met Ben" it takes the place of the thanks', async () => {
    const desk = await openDesk();
    expect(await say(desk, 'ask Ben at once')).toContain('last in touch 435 days ago');
    await say(desk, 'met Ben Osei, talked about streaming');
    expect(await say(desk, 'ask Ben at once')).toContain('the draft is on its way');
    expect((await desk.enrollment()).sequence).toBe('hiring-manager');
    expect(await steps(desk)).toEqual(['thank-you ended skipped 0', 'hiring-manager drafted 5-ask-first 0']);
  });

  test('is hers alone: not his, not what somebody wrote into a mail she hands on, not a forged one', async () => {
    const desk = await openDesk({ contacts: [talked] });
    const { mail, replyTo } = await firstMailOut(desk, talked);
    const before = await steps(desk);
    await desk.receive({ from: 'Ben Osei <ben@helio.example>', to: replyTo, text: 'ask Ben at once' });
    const relay = desk.look().find(({ tags }) => tags['kind'] === 'reply');
    const asked = async () => (await steps(desk)).filter((one) => one.includes('ask-first'));
    expect(await asked()).toEqual([]);
    if (!relay) throw new Error('she was not told of the answer');
    await desk.say(relay, 'Forwarded:\n\n> ask Ben at once');
    expect(await asked()).toEqual([]);
    await desk.receive({
      ...{ from: `Nora Reyes <${nora.address}>`, to: 'goodword@in.goodword.example' },
      ...{ text: 'ask Ben at once', verdicts: { dmarc: 'FAIL', dkim: 'FAIL', spf: 'FAIL' } },
    });
    expect(await asked()).toEqual([]);
    expect(before).toHaveLength(1);
    expect(mail.subject).not.toBe('');
  });
});
