import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { all } from '../../core/assistant/change.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { holdContact } from '../../core/assistant/hold-contact.ts';
import { dueAt } from '../../core/domain/enrollment/enrollment.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import { ana, ben, nora, tom } from '../cast.ts';
import type { Desk } from './desk.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

/** Ben's first mail is out, and he answers. */
async function answered(
  text: string,
  how: Partial<Parameters<Desk['receive']>[0]> = {},
  over: Parameters<typeof openDesk>[0] = {},
) {
  const desk = await openDesk(over);
  const { replyTo, mail } = await firstMailOut(desk);
  await desk.receive({
    from: 'Ben Osei <ben@helio.example>',
    to: replyTo,
    text,
    subject: `Re: ${mail.subject}`,
    messageId: 'ben-1@helio.example',
    ...how,
  });
  return { desk, replyTo };
}

describe('a stop', () => {
  test.each([
    "Please don't email me again.",
    'STOP',
    'Unsubscribe',
    'Kindly refrain from contacting me in the future.',
    'Merci de ne plus me contacter.',
    'Bitte schreiben Sie mir nicht mehr.',
    'Por favor, no me escriba más.',
    'Per favore non mi scriva più.',
    'Por favor, não me escreva mais.',
    'Graag geen e-mails meer.',
    'Thanks but no thanks, please don’t write again.',
  ])('%s', async (words) => {
    const { desk } = await answered(
      words,
      {},
      {
        contacts: [
          { ...ben, addresses: [...ben.addresses, { address: 'ben@private.example', source: 'you' }] },
        ],
        owner: { automatic: ['reconnect'] },
      },
    );
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'stop' });
    for (const address of ['ben@helio.example', 'ben@private.example'])
      expect(await desk.house.suppressions.find(address)).toMatchObject({ reason: 'stop' });
    expect((await desk.contact()).doNotContact).toBeDefined();
    await desk.pass(90);
    const letters = desk.look();
    expect(letters.filter((l) => l.to.address !== nora.address)).toEqual([]);
    expect(letters.map(kindOf)).toEqual(['reply']);
    expect(letters[0]?.text).toContain('Nothing is ever sent to this person again');
    const again = await enroll(desk.house, {
      ownerId: nora.id,
      contactId: ben.id,
      sequence: 'thank-you',
      because: 'a test',
    });
    expect(again.at).toBe('refused');
  });

  test.each([
    "Don't stop sending me these, I love them.",
    'Stop by my office on Thursday.',
    "I'll stop here for today, more tomorrow.",
    'Happy to help.\n\nOn Tue, 1 Dec 2026, Nora Reyes wrote:\n> to unsubscribe answer STOP',
  ])('is not: %s', async (words) => {
    const { desk } = await answered(words);
    expect((await desk.contact()).doNotContact).toBeUndefined();
    expect(await desk.house.suppressions.find('ben@helio.example')).toBeUndefined();
  });

  test('of a colleague in the thread holds for both', async () => {
    const { desk } = await answered('Please stop writing to us.', { from: 'cara@helio.example' });
    for (const address of ['ben@helio.example', 'cara@helio.example'])
      expect(await desk.house.suppressions.find(address)).toMatchObject({ reason: 'stop' });
  });

  test('survives that the contact is forgotten and added again', async () => {
    const { desk } = await answered('STOP');
    await desk.house.contacts.erase(await desk.contact());
    await desk.house.contacts.save({ ...ben, version: 0 });
    expect(
      (
        await enroll(desk.house, {
          ownerId: nora.id,
          contactId: ben.id,
          sequence: 'reconnect',
          because: 'again',
        })
      ).at,
    ).toBe('refused');
  });
});

describe('what each kind of answer leads to', () => {
  test('an interested one opens the gate the same day; the ask waits for the owner', async () => {
    const { desk } = await answered(
      'Great to hear from you! Happy to help however I can. And what are you up to?',
    );
    expect(desk.look().map(kindOf)).toEqual(['reply', 'question']);
    expect((await desk.enrollment()).state).toMatchObject({
      at: 'asking',
      step: '3-ask',
      fact: 'answer',
      notBefore: desk.house.clock.now(),
    });
    expect(await desk.contact()).toMatchObject({ helped: 1, unanswered: 0 });
  });

  test('a willing one opens it for the next business day', async () => {
    const { desk } = await answered('Great to hear from you! Happy to help however I can.');
    const { state } = await desk.enrollment();
    expect('notBefore' in state && state.notBefore > desk.house.clock.now()).toBe(true);
  });

  test('a question is the owner’s turn: reminded after one business day and after two more, then only by the digest', async () => {
    const { desk } = await answered('Are you open to moving to Lisbon?');
    desk.look();
    await desk.pass(30);
    const notices = desk.look();
    expect(notices.map(kindOf)).toEqual(['notice', 'notice']);
    expect(notices[0]?.text).toMatch(/still waits|waits for a word/);
  });

  test('"later" rests until the day they named and a business day, then comes back to the owner once', async () => {
    const { desk } = await answered('Swamped until the end of the quarter, ping me in January?');
    const { state } = await desk.enrollment();
    expect(state.at).toBe('snoozed');
    expect(dueAt(state)?.slice(0, 10)).toBe('2027-01-05');
    desk.look();
    await desk.pass(30);
    expect(desk.look()).toEqual([]);
    await desk.pass(30);
    const letters = desk.look();
    expect(letters.map(kindOf)).toEqual(['notice', 'preview']);
    expect(letters.every((l) => l.to.address === nora.address)).toBe(true);
  });

  test('"later" without a date comes back after 60 days', async () => {
    const { desk } = await answered('Maybe later this year or next, hard to say.');
    expect(dueAt((await desk.enrollment()).state)?.slice(0, 10)).toBe(
      plus(desk.house.clock.now(), 60 * DAY).slice(0, 10),
    );
  });

  test('a no ends it and rests a year', async () => {
    const { desk } = await answered("I'm afraid I can't help with this one, best of luck though.");
    expect((await desk.enrollment(ben, 1)).state).toMatchObject({ at: 'ended', why: 'no' });
    const [hold] = (await desk.contact()).holds;
    expect(hold).toMatchObject({ source: 'system', until: plus(desk.house.clock.now(), 365 * DAY) });
  });

  test('bare thanks stop the follow-ups and leave the decision to the owner', async () => {
    const { desk } = await answered('Thanks!');
    expect((await desk.enrollment()).state).toMatchObject({ at: 'answered', kind: 'thanks' });
    await desk.pass(40);
    expect(desk.look().map(kindOf)).toEqual(['reply']);
  });

  test('what is not understood stops the timers and goes to the owner', async () => {
    const { desk } = await answered('Hm. The thing with the boat, you know.');
    expect((await desk.enrollment()).state.at).toBe('answered');
    expect(only(desk.look(), 'reply').text).toContain('the boat');
  });
});

describe('what an answer tells about the person', () => {
  test('somebody who left is not written to there again; the other address still may be', async () => {
    const two = { ...ben, addresses: [...ben.addresses, { address: 'ben@private.example', source: 'you' }] };
    const { desk } = await answered(
      'Ben no longer works here.',
      { from: 'office@helio.example' },
      { contacts: [two] },
    );
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'left' });
    expect((await desk.contact()).addresses.map((a) => a.stale)).toEqual(['they left', undefined]);
    expect((await desk.contact()).doNotContact).toBeUndefined();
  });

  test('a machine that says he has left is believed', async () => {
    const { desk } = await answered(
      'Ben Osei no longer works here. For urgent matters contact office@helio.example.',
      { subject: 'Automatic reply', headers: { 'Auto-Submitted': 'auto-replied' } },
    );
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'left' });
    expect(await all(desk.house.contacts.ofOwner(nora.id))).toHaveLength(1);
  });

  test('a new address of his is taken in and written to from now on', async () => {
    const { desk } = await answered("I've moved on to Kestrel, new address is ben@kestrel.example.");
    expect((await desk.contact()).addresses).toMatchObject([
      { address: 'ben@helio.example', stale: 'they left' },
      { address: 'ben@kestrel.example', source: 'their answer' },
    ]);
  });

  test('who asks for his private address is never written to at work again, however it comes back', async () => {
    const { desk } = await answered(
      "Happy to talk! But this is my work address, don't use it for this. I read ben.osei@home.example.",
    );
    expect((await desk.contact()).addresses).toMatchObject([
      { address: 'ben@helio.example', stale: 'they left' },
      { address: 'ben.osei@home.example', source: 'their answer' },
    ]);
    expect((await desk.contact()).doNotContact).toBeUndefined();
    expect((await desk.enrollment()).state).toMatchObject({ at: 'asking' });
    const refused = await desk.house.suppressions.find('ben@helio.example');
    expect(refused).toMatchObject({
      reason: 'refused',
      evidence: expect.stringContaining('my work address'),
    });
  });

  test('a new address or phone that is somebody else’s is left to him, and the answer is taken all the same', async () => {
    const desk = await openDesk({
      contacts: [ben, { ...tom, phones: [{ number: '+14155550132', source: 'you' }] }],
    });
    const { replyTo } = await firstMailOut(desk);
    await desk.receive({
      from: 'ben@helio.example',
      to: replyTo,
      text: "I've moved on, new address is tom@kestrel.example.\n\n-- \nBen Osei\n+1 415 555 0132",
    });
    expect((await desk.contact()).addresses).toHaveLength(1);
    expect((await desk.contact()).phones).toEqual([]);
    expect(only(desk.look(), 'reply')).toBeDefined();
  });

  test('a referral becomes a contact with who sent us there, and is not written to by itself', async () => {
    const { desk } = await answered(
      "I'm not the right one, but write to Raj Patel (raj.patel@helio.example), he runs that team.",
      {},
      { owner: { automatic: ['reconnect', 'informational-interview'] } },
    );
    const raj = (await all(desk.house.contacts.ofOwner(nora.id))).find((c) => c.name === 'Raj Patel');
    expect(raj).toMatchObject({
      kind: 'referred',
      referredBy: ben.id,
      addresses: [{ address: 'raj.patel@helio.example' }],
    });
    await desk.pass(60);
    expect(desk.look().filter((l) => l.to.address.includes('raj'))).toEqual([]);
  });

  test('a referral who is a contact already stays one person and keeps what is known of him', async () => {
    const { desk } = await answered(
      'Write to Ana Ruiz (ana@nordwind.example), she knows more.',
      {},
      { contacts: [ben, ana] },
    );
    const people = await all(desk.house.contacts.ofOwner(nora.id));
    expect(people).toHaveLength(2);
    expect(await desk.contact(ana)).toMatchObject({ kind: 'event', referredBy: ben.id });
  });

  test('a phone of his signature is kept, once', async () => {
    const text = 'Happy to talk.\n\n-- \nBen Osei\n+1 415 555 0132';
    const { desk, replyTo } = await answered(text);
    await desk.receive({ from: 'ben@helio.example', to: replyTo, text, messageId: 'ben-2@helio.example' });
    expect((await desk.contact()).phones).toEqual([{ number: '+14155550132', source: 'their signature' }]);
  });
});

describe('an absence note', () => {
  const away = (text: string) => ({
    text,
    subject: 'Automatic reply: Atlas',
    headers: { 'Auto-Submitted': 'auto-replied' },
  });
  const note = (desk: Desk, to: string, text: string) =>
    desk.receive({ from: 'ben@helio.example', to, ...away(text) });

  test('is no answer: nothing is told, nothing counts, the next step waits until two business days after the return', async () => {
    const { desk } = await answered('', away('I am out of the office until Monday, December 21, 2026.'));
    expect((await desk.enrollment()).answers).toEqual([]);
    expect(desk.look()).toEqual([]);
    expect((await desk.contact()).lastContact).toBe((await desk.enrollment()).sent[0]?.at);
    expect(dueAt((await desk.enrollment()).state)?.slice(0, 10)).toBe('2026-12-23');
  });

  test('only extends: an earlier return does not shorten it, a later one lengthens it', async () => {
    const { desk, replyTo } = await answered(
      '',
      away('I am out of the office until Monday, December 21, 2026.'),
    );
    await note(desk, replyTo, 'I am out of the office until Monday, December 14, 2026.');
    expect(dueAt((await desk.enrollment()).state)?.slice(0, 10)).toBe('2026-12-23');
    await note(desk, replyTo, 'I am out of the office until Monday, January 11, 2027.');
    expect(dueAt((await desk.enrollment()).state)?.slice(0, 10)).toBe('2027-01-13');
  });

  test('never overrules the hold of the owner', async () => {
    const { desk, replyTo } = await answered(
      '',
      away('I am out of the office until Monday, December 14, 2026.'),
    );
    const now = desk.house.clock.now();
    await holdContact(desk.house, nora.id, ben.id, {
      from: now,
      until: '2027-03-01T05:00:00.000Z',
      source: 'owner',
      because: 'you said hold',
    });
    const due = dueAt((await desk.enrollment()).state);
    await note(desk, replyTo, 'I am out of the office until Monday, December 21, 2026.');
    expect(dueAt((await desk.enrollment()).state)).toBe(due);
    expect((await desk.contact()).holds.filter((h) => h.source === 'out-of-office')).toHaveLength(1);
    await desk.pass(88);
    expect(desk.look().filter((l) => kindOf(l) === 'step')).toEqual([]);
  });

  test('that names a deputy makes nobody a contact', async () => {
    const { desk } = await answered(
      '',
      away('I am away until December 21, 2026. For urgent matters contact Jo Park, jo.park@helio.example.'),
    );
    expect(await all(desk.house.contacts.ofOwner(nora.id))).toHaveLength(1);
  });

  test('holds back what was approved, and lets it go by itself afterwards', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    await desk.pass(9);
    const preview = only(desk.look(), 'preview');
    await approve(desk.house, await desk.enrollment());
    await note(desk, replyTo, 'I am out of the office until Monday, December 21, 2026.');
    await desk.pass(5);
    expect(desk.look()).toEqual([]);
    await desk.pass(15);
    expect(only(desk.look(), 'step').subject).toBe(preview.subject.replace(/^To \w+: /, ''));
  });
});

describe('the same answer delivered twice', () => {
  test('is forwarded, counted and acted on once', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    const wire = {
      from: 'ben@helio.example',
      to: replyTo,
      key: 'twice',
      text: 'I left Helio. Write to Raj Patel, he runs that team. Happy to help!\nNew address: ben@kestrel.example',
    };
    await desk.receive(wire);
    const [contact, enrollment] = [await desk.contact(), await desk.enrollment()];
    const people = await all(desk.house.contacts.ofOwner(nora.id));
    const letters = desk.look();
    await desk.receive(wire);
    expect(await desk.contact()).toEqual(contact);
    expect(await desk.enrollment()).toEqual(enrollment);
    expect(await all(desk.house.contacts.ofOwner(nora.id))).toEqual(people);
    expect(desk.look()).toEqual([]);
    expect(letters.filter((l) => kindOf(l) === 'reply')).toHaveLength(1);
  });
});
