import { describe, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import { writeDigest } from '../../core/assistant/write-digest.ts';
import { DAY } from '../../core/domain/instant.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { ana, ben, nora, tom } from '../cast.ts';
import type { Desk } from './desk.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

const drafted = async (): Promise<{ desk: Desk; preview: Letter }> => {
  const desk = await openDesk({ contacts: [ben, ana, tom] });
  await desk.start();
  return { desk, preview: only(desk.look(), 'preview') };
};

/** All that a command may change, without versions and the record of decisions. */
async function state(desk: Desk) {
  const bare = <T extends { version: number }>({ version: _v, ...rest }: T) => rest;
  const enrollments = await all(desk.house.enrollments.ofOwner(nora.id));
  const owner = await desk.house.owners.get(nora.id);
  return {
    // What was asked was asked, whatever became of the answer.
    owner: owner && { ...bare(owner), goal: { ...owner.goal, asked: undefined } },
    contacts: (await all(desk.house.contacts.ofOwner(nora.id))).map(bare),
    enrollments: enrollments.map(({ decisions: _d, ...e }) => bare(e)),
    drafts: await Promise.all(enrollments.map((e) => desk.house.drafts.get(e, '1-inquire'))),
    suppressed: await desk.house.suppressions.find('ben@helio.example'),
  };
}

describe('undo', () => {
  test.each([
    'yes',
    'no',
    'later 3 weeks',
    'hold Ben until March',
    'hold Ana',
    'edit: Another text altogether',
    'edit subject: Another subject',
    'note Ana: met her boss',
    'memory: how calm you stayed that night',
    'memory Ana: the talk on the roof',
    'I work at Globex',
    'goal promotion',
    'path: I am moving from reporting into streaming',
    'company: Orion, motivation 3, posting 2',
    'manager knows: yes',
    'consent Ana',
    'Ana knows of the search',
    'trust Ana = 5',
    'stop Ben',
    'done',
    'add Kim Vale, kim@orion.example',
    'met Kim Vale at DataConf',
    'met Ben at DataConf, talked about Flink',
    'pause',
    'digest Sunday 18:00',
  ])('puts back what %j changed', async (text) => {
    const { desk, preview } = await drafted();
    const before = await state(desk);
    await desk.say(preview, text);
    expect(await state(desk)).not.toEqual(before);
    desk.house.clock.advance(60_000);
    await desk.say(preview, 'undo');
    expect(await state(desk)).toEqual(before);
    const [, echo] = desk.look().filter((l) => kindOf(l) === 'echo');
    expect(echo?.text).toMatch(/undone: /);
  });

  test('of a yes to a proposal of the digest ends what it began', async () => {
    const desk = await openDesk();
    await writeDigest(desk.house, nora.id, true);
    const digest = only(desk.look(), 'digest');
    await desk.say(digest, '1 yes');
    expect((await desk.enrollment()).state.at).toBe('drafted');
    await desk.say(digest, 'undo');
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'skipped' });
  });

  test('of a line about several takes back all of it', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'stop Ana and Tom');
    await desk.say(preview, 'undo');
    expect((await desk.contact(ana)).doNotContact).toBeUndefined();
    expect((await desk.contact(tom)).doNotContact).toBeUndefined();
  });

  test('said twice takes back two commands, the newest first; what only told is no command to take back', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'note Ana: first');
    desk.house.clock.advance(1000);
    await desk.say(preview, 'note Ana: second\nlist\nhelp');
    desk.house.clock.advance(1000);
    await desk.say(preview, 'undo');
    expect((await desk.contact(ana)).notes.map((n) => n.text)).toEqual(['first']);
    desk.house.clock.advance(1000);
    await desk.say(preview, 'undo');
    expect((await desk.contact(ana)).notes).toEqual([]);
    desk.look();
    await desk.say(preview, 'undo');
    expect(only(desk.look(), 'echo').text).toMatch(/nothing to undo/);
  });

  test('keeps what happened since: an answer, a note of somebody else, a new address', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'trust Ben = 1');
    const contact = await desk.contact();
    await desk.house.contacts.save({
      ...contact,
      lastContact: desk.house.clock.now(),
      addresses: [...contact.addresses, { address: 'ben@private.example', source: 'import' }],
      tags: ['alumni'],
    });
    await desk.say(preview, 'undo');
    expect(await desk.contact()).toMatchObject({
      trust: 4,
      tags: ['alumni'],
      lastContact: desk.house.clock.now(),
    });
    expect((await desk.contact()).addresses).toHaveLength(2);
  });

  test.each(['note Ben: a', 'stop Ben'])(
    'of %j never lifts the stop the contact said himself',
    async (text) => {
      const { desk, preview } = await drafted();
      await desk.say(preview, text);
      await stopContact(desk.house, { ownerId: nora.id, contactId: ben.id, by: 'contact', evidence: 'STOP' });
      await desk.say(preview, 'undo');
      expect((await desk.contact()).doNotContact?.because).toMatch(/asked to stop: STOP/);
      expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'stop' });
      expect((await desk.enrollment()).state).toMatchObject({ at: 'ended' });
      await desk.pass(30);
      expect(desk.look().filter((l) => l.to.address !== nora.address)).toEqual([]);
    },
  );

  test('is refused when the mail has gone out', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'yes');
    await desk.pass(4);
    desk.look();
    await desk.say(preview, 'undo');
    expect(only(desk.look(), 'echo').text).toMatch(/"yes" stays: the mail has gone out/);
    expect((await desk.enrollment()).state.at).toBe('waiting');
  });

  test('is refused when they have answered since', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    await desk.pass(9);
    const preview = only(desk.look(), 'preview');
    await desk.say(preview, 'later 2 weeks');
    await desk.receive({ from: 'ben@helio.example', to: replyTo, text: 'Are you open to Lisbon?' });
    desk.look();
    await desk.say(preview, 'undo');
    expect(only(desk.look(), 'echo').text).toMatch(/they have answered since/);
    expect((await desk.enrollment()).state.at).toBe('answered');
  });

  test('is refused when something else has begun with the person', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'no');
    await desk.start(ben, 'thank-you');
    desk.look();
    await desk.say(preview, 'undo');
    expect(only(desk.look(), 'echo').text).toMatch(/thank-you has begun since/);
    expect((await desk.enrollment(ben, 1)).state.at).toBe('ended');
  });

  test('of an added person is refused once there are mails with him', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'add Kim Vale, kim@orion.example');
    await desk.receive({ from: 'kim@orion.example', to: 'x@in.goodword.example', text: 'Hi Nora!' });
    desk.look();
    await desk.say(preview, 'undo');
    expect(only(desk.look(), 'echo').text).toMatch(/there are mails with Kim Vale/);
  });

  test('reaches back a week', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'note Ana: first');
    desk.house.clock.advance(8 * DAY);
    desk.look();
    await desk.say(preview, 'undo');
    expect(only(desk.look(), 'echo').text).toMatch(/nothing to undo/);
  });

  test('of a pause spaces out what waited, instead of letting it go at once', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'yes\npause');
    await desk.pass(6);
    desk.look();
    await desk.say(preview, 'undo');
    const { state: now } = await desk.enrollment();
    expect(now.at === 'scheduled' && now.due > desk.house.clock.now()).toBe(true);
    await desk.pass(4);
    expect(desk.look().map(kindOf)).toEqual(['echo', 'step']);
  });
});
