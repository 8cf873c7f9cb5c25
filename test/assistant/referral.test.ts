import { describe, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import { startReferred } from '../../core/assistant/start-referred.ts';
import { command } from '../../core/assistant/steer.ts';
import { ben, nora, tom } from '../cast.ts';
import { writeDigest } from '../../core/assistant/write-digest.ts';
import type { Desk } from './desk.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

const NAMES = 'Best talk to Raj Patel, raj@kestrel.example, he runs that now.';

describe('somebody who names somebody else', () => {
  test('leads to a draft to that person with his name in it, and to one of thanks; neither goes without a word', async () => {
    const desk = await openDesk();
    const { replyTo, mail } = await firstMailOut(desk);
    await desk.receive({
      from: 'Ben Osei <ben@helio.example>',
      to: replyTo,
      subject: `Re: ${mail.subject}`,
      text: NAMES,
    });
    const previews = desk.look().filter((letter) => kindOf(letter) === 'preview');
    expect(previews.map(({ text }) => text).join('\n')).toContain('Ben Osei suggested I write to you');
    expect(previews.map(({ text }) => text).join('\n')).toContain('Thank you for naming Raj Patel');
    const [id] = (await desk.house.contacts.byAliases(nora.id, ['address:raj@kestrel.example'])).values();
    const raj = await desk.house.contacts.get(nora.id, id ?? '');
    expect(raj).toMatchObject({ kind: 'referred', referredBy: ben.id });
    await desk.pass(10);
    expect(desk.look().filter((letter) => kindOf(letter) === 'step')).toEqual([]);
  });

  test('does so once, however often his mail is delivered', async () => {
    const desk = await openDesk();
    const { replyTo, mail } = await firstMailOut(desk);
    const wire = {
      from: 'Ben Osei <ben@helio.example>',
      to: replyTo,
      subject: `Re: ${mail.subject}`,
      text: NAMES,
      key: 'one',
    };
    await desk.receive(wire);
    desk.look();
    await desk.receive(wire);
    expect(desk.look()).toEqual([]);
    expect((await desk.house.enrollments.ofContact(nora.id, ben.id)).map((e) => e.sequence)).toEqual([
      'reconnect',
      'thank-referrer',
    ]);
  });

  test('without an address of theirs is thanked all the same, and they stand among the contacts', async () => {
    const desk = await openDesk();
    const { replyTo, mail } = await firstMailOut(desk);
    const text = 'You should talk to Raj Patel, he runs that now.';
    await desk.receive({
      from: 'Ben Osei <ben@helio.example>',
      to: replyTo,
      subject: `Re: ${mail.subject}`,
      text,
    });
    expect((await desk.enrollment(ben)).sequence).toBe('thank-referrer');
  });
});

/** Ben names Raj and gives no address; Raj as he stands among the contacts then, and what Nora was mailed. */
async function rajIsNamed(text = 'You should talk to Raj Patel, he runs that now.') {
  const desk = await openDesk();
  const { replyTo, mail } = await firstMailOut(desk);
  const from = 'Ben Osei <ben@helio.example>';
  const answer = async (words: string, key: string) =>
    desk.receive({ from, to: replyTo, subject: `Re: ${mail.subject}`, text: words, key });
  await answer(text, 'one');
  const raj = await rajOf(desk);
  return { desk, raj, answer };
}

async function rajOf(desk: Desk) {
  const found = (await all(desk.house.contacts.ofOwner(nora.id))).filter(({ name }) => name === 'Raj Patel');
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} Raj Patels`);
  return found[0];
}

const theQuestion = (desk: Desk) =>
  desk.look().filter(({ subject }) => subject === 'One question: the address of Raj');

describe('somebody who was named without an address', () => {
  test('is asked for at once, in one mail, and never twice', async () => {
    const { desk, raj, answer } = await rajIsNamed();
    expect(raj).toMatchObject({ kind: 'referred', referredBy: ben.id });
    expect(theQuestion(desk).map(({ text }) => text)).toEqual([
      expect.stringContaining('Ben Osei suggested that you write to Raj Patel, and gave no address.'),
    ]);
    await answer('You should talk to Raj Patel, he runs that now.', 'one');
    await answer('As I said: talk to Raj Patel.', 'two');
    await desk.pass(8);
    await writeDigest(desk.house, nora.id, true);
    expect(desk.look().filter(({ text }) => /address of Raj|the address of/.test(text))).toEqual([]);
  });

  test.each([
    'raj@kestrel.example',
    "It's raj@kestrel.example, thanks!",
    'add Raj Patel, raj@kestrel.example',
  ])('gets a draft that names who sent us, once the owner answers: %s', async (words) => {
    const { desk } = await rajIsNamed();
    const [question] = theQuestion(desk);
    if (!question) throw new Error('nothing was asked');
    await desk.say(question, words);
    const letters = desk.look();
    expect(only(letters, 'preview').text).toContain('Ben Osei suggested I write to you');
    expect(only(letters, 'preview').text).toContain('raj@kestrel.example');
    expect(only(letters, 'echo').text).toContain('the draft is on its way to you');
    expect(await desk.enrollment(await rajOf(desk))).toMatchObject({ sequence: 'introduced' });
    await desk.pass(10);
    expect(desk.look().filter((letter) => kindOf(letter) === 'step')).toEqual([]);
  });

  test('and whose address was wrong is as he was after an "undo"', async () => {
    const { desk } = await rajIsNamed();
    const [question] = theQuestion(desk);
    if (!question) throw new Error('nothing was asked');
    await desk.say(question, 'raj@kestral.example');
    await desk.say(question, 'undo');
    const raj = await rajOf(desk);
    expect(raj.addresses).toEqual([]);
    expect((await desk.enrollment(raj)).state).toMatchObject({ at: 'ended' });
  });

  test('gets it when they say the address later', async () => {
    const { desk, answer } = await rajIsNamed();
    await answer('Here it is: Raj Patel, raj@kestrel.example. Best talk to Raj Patel.', 'two');
    expect(await desk.enrollment(await rajOf(desk))).toMatchObject({ sequence: 'introduced' });
  });

  test('gets it when an address book brings the address', async () => {
    const { desk } = await rajIsNamed();
    const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Raj Patel\r\nEMAIL:raj@kestrel.example\r\nEND:VCARD\r\n';
    const file = () => [new TextEncoder().encode(card)];
    const report = await importContacts(desk.house, { ownerId: nora.id, file, fileName: 'raj.vcf' });
    const raj = await rajOf(desk);
    expect(report).toMatchObject({ new: 0, merged: 1, reachable: [raj.id] });
    await startReferred(desk.house, nora.id, raj.id);
    await startReferred(desk.house, nora.id, raj.id);
    expect((await desk.house.enrollments.ofContact(nora.id, raj.id)).map((e) => e.sequence)).toEqual([
      'introduced',
    ]);
  });

  test('and whom the owner knew without an address is from now on one who was named', async () => {
    const desk = await openDesk({ contacts: [ben, { ...tom, name: 'Raj Patel', addresses: [] }] });
    const { replyTo } = await firstMailOut(desk);
    await desk.receive({ from: 'Ben Osei <ben@helio.example>', to: replyTo, text: 'Talk to Raj Patel.' });
    expect(await rajOf(desk)).toMatchObject({ referredBy: ben.id, asked: ['address'] });
  });
});

describe('whom the owner met', () => {
  test('and knew before is thanked for the talk, not told that it was good to meet', async () => {
    const known = { ...ben, facts: { ...ben.facts, event: 'PyCon 2019' } };
    const desk = await openDesk({ contacts: [known, { ...tom, addresses: [] }] });
    expect((await command(desk.house, nora, 'talked to Ben, discussed Kafka'))[0]?.words).toContain(
      'a question to you',
    );
    expect(await desk.enrollment(known)).toMatchObject({ sequence: 'thank-you' });
    expect(only(desk.look(), 'question').text).toContain('learned from Ben');
    // Where there is no draft, the reason is said.
    expect((await command(desk.house, nora, 'met Tom'))[0]?.words).toMatch(
      /no draft: Tom Baker has no address/,
    );
  });

  test('and who asked about the owner reads where he is going, and is asked for nothing', async () => {
    const desk = await openDesk();
    const preview = await desk.start().then(() => only(desk.look(), 'preview'));
    await desk.say(
      preview,
      'met Raj Patel at DataConf, raj@kestrel.example, talked about Flink, he asked me about my plans',
    );
    const { text } = only(desk.look(), 'preview');
    expect(text).toContain('You asked what I am up to: I am moving');
    expect(text).not.toMatch(/refer|advice|could we talk/i);
  });

  test('gets a draft the same day, and undo takes both back', async () => {
    const desk = await openDesk();
    const preview = await desk.start().then(() => only(desk.look(), 'preview'));
    await desk.say(
      preview,
      'met Raj Patel, raj@kestrel.example, at DataConf, talked about Flink, promised the recording',
    );
    const draft = only(desk.look(), 'preview');
    expect(draft.text).toContain('It was good to meet you at DataConf');
    const [id] = (await desk.house.contacts.byAliases(nora.id, ['address:raj@kestrel.example'])).values();
    const open = await desk.house.enrollments.ofContact(nora.id, id ?? '');
    expect(open).toMatchObject([{ sequence: 'met-in-person', state: { at: 'drafted' } }]);
    await desk.say(preview, 'undo');
    expect((await desk.house.contacts.byAliases(nora.id, ['address:raj@kestrel.example'])).size).toBe(0);
  });
});
