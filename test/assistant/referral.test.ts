import { describe, expect, test } from 'vitest';
import { command } from '../../core/assistant/steer.ts';
import { ben, nora, tom } from '../cast.ts';
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
