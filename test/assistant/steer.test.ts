import { describe, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { command } from '../../core/assistant/steer.ts';
import { writeDigest } from '../../core/assistant/write-digest.ts';
import { OPEN_END } from '../../core/domain/sending/hold.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { ana, ben, lind, nora, tom } from '../cast.ts';
import type { Desk } from './desk.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

const owner = async (desk: Desk) => (await desk.house.owners.get(nora.id)) ?? nora;
const drafted = async (): Promise<{ desk: Desk; preview: Letter }> => {
  const desk = await openDesk({ contacts: [ben, ana, lind, tom] });
  await desk.start();
  return { desk, preview: only(desk.look(), 'preview') };
};
const digest = async (desk: Desk): Promise<Letter> => {
  await writeDigest(desk.house, nora.id, true);
  return only(desk.look(), 'digest');
};

describe('every command, said in answer to a preview', () => {
  test.each<[string, RegExp, (desk: Desk) => Promise<unknown>]>([
    [
      'yes',
      /mail to Ben Osei goes out/,
      async (desk) => expect((await desk.enrollment()).state.at).toBe('scheduled'),
    ],
    [
      'Yes, please!',
      /mail to Ben Osei goes out/,
      async (desk) => expect((await desk.enrollment()).state.at).toBe('scheduled'),
    ],
    [
      'no',
      /skipped/,
      async (desk) => expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'skipped' }),
    ],
    [
      'later 3 weeks',
      /nothing to Ben Osei before 2026-12-/,
      async (desk) =>
        expect((await desk.enrollment()).state).toMatchObject({
          at: 'drafted',
          due: expect.stringMatching(/^2026-12-/) as string,
        }),
    ],
    [
      'hold',
      /nothing to Ben Osei until you say so/,
      async (desk) =>
        expect((await desk.contact()).holds).toMatchObject([{ source: 'owner', until: OPEN_END }]),
    ],
    [
      'hold Ana until March',
      /nothing to Ana Ruiz before 2027-03-01/,
      async (desk) => expect((await desk.contact(ana)).holds).toHaveLength(1),
    ],
    [
      'edit: Hi Ben,\n\nhow is it going?\n\nNora',
      /draft for Ben Osei changed/,
      async (desk) =>
        expect((await desk.house.drafts.get(await desk.enrollment(), '1-inquire'))?.text).toBe(
          'Hi Ben,\n\nhow is it going?\n\nNora\n',
        ),
    ],
    [
      'edit subject: Atlas, and you',
      /draft for Ben Osei changed/,
      async (desk) =>
        expect((await desk.house.drafts.get(await desk.enrollment(), '1-inquire'))?.subject).toBe(
          'Atlas, and you',
        ),
    ],
    [
      'note Ana: met her boss',
      /noted about Ana Ruiz/,
      async (desk) => expect((await desk.contact(ana)).notes).toMatchObject([{ text: 'met her boss' }]),
    ],
    [
      'trust Ana = 5',
      /Ana Ruiz trusts you 5 of 5/,
      async (desk) => expect((await desk.contact(ana)).trust).toBe(5),
    ],
    [
      'stop Ben',
      /Ben Osei is never written to again/,
      async (desk) =>
        expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'owner' }),
    ],
    [
      'done',
      /Ben Osei: done/,
      async (desk) => expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'answered' }),
    ],
    [
      'add Kim Vale, kim@orion.example, former coworker at Orion',
      /Kim Vale is among your contacts/,
      async (desk) =>
        expect(
          (await all(desk.house.contacts.ofOwner(nora.id))).find((c) => c.name === 'Kim Vale'),
        ).toMatchObject({ kind: 'previous_coworker', addresses: [{ address: 'kim@orion.example' }] }),
    ],
    [
      'add Ben Osei, ben@kestrel.example',
      /Ben Osei is among your contacts/,
      async (desk) => {
        expect(await all(desk.house.contacts.ofOwner(nora.id))).toHaveLength(4);
        expect((await desk.contact()).addresses.map((a) => a.address)).toContain('ben@kestrel.example');
      },
    ],
    [
      'met Raj Patel at DataConf, raj@x.example, talked about Flink, promised the slides',
      /you met Raj Patel/,
      async (desk) =>
        expect(
          (await all(desk.house.contacts.ofOwner(nora.id))).find((c) => c.name === 'Raj Patel'),
        ).toMatchObject({
          kind: 'event',
          facts: { event: 'DataConf', topic: 'Flink', promise: 'the slides' },
          lastContact: desk.house.clock.now(),
        }),
    ],
    [
      'met Ben at DataConf',
      /you met Ben/,
      async (desk) => {
        expect(await desk.contact()).toMatchObject({
          kind: 'previous_coworker',
          lastContact: desk.house.clock.now(),
          facts: { event: 'DataConf', sharedWork: 'the Atlas migration' },
        });
      },
    ],
    ['pause', /until you say resume/, async (desk) => expect((await owner(desk)).pausedUntil).toBe(OPEN_END)],
    [
      'pause 2 weeks',
      /nothing goes out before 2026-12-1/,
      async (desk) => expect((await owner(desk)).pausedUntil).toMatch(/^2026-12-1/),
    ],
    [
      'resume',
      /mail goes out again/,
      async (desk) => expect((await owner(desk)).pausedUntil).toBeUndefined(),
    ],
    [
      'digest Sunday 18:00',
      /day 7 of the week at 18:00/,
      async (desk) =>
        expect(await owner(desk)).toMatchObject({
          digest: { weekday: 7, time: '18:00' },
          due: '2026-12-06T23:00:00.000Z',
        }),
    ],
    ['list', /Ben Osei: reconnect, drafted/, async () => undefined],
    [
      'retry',
      /nothing of this one is in doubt/,
      async (desk) => expect((await desk.enrollment()).state.at).toBe('drafted'),
    ],
    ['undo', /nothing to undo/, async (desk) => expect((await desk.enrollment()).state.at).toBe('drafted')],
    [
      'answer 1: we built Atlas',
      /no question about Ben Osei is open/,
      async (desk) => expect((await desk.enrollment()).state.at).toBe('drafted'),
    ],
    ['1 yse', /1 yes/, async (desk) => expect((await desk.enrollment()).state.at).toBe('drafted')],
    [
      'send them all my love',
      /Nothing was done/,
      async (desk) => expect((await desk.enrollment()).state.at).toBe('drafted'),
    ],
  ])('%j is echoed and does what it says', async (text, echo, check) => {
    const { desk, preview } = await drafted();
    expect(await desk.say(preview, text)).toMatchObject({ at: 'steered' });
    const told = only(desk.look(), 'echo');
    expect(told.text).toMatch(echo);
    expect(told.text).toContain(text.split('\n')[0] ?? '');
    await check(desk);
  });

  test('"help" comes back as the list of commands', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'help');
    expect(only(desk.look(), 'help').text).toMatch(/1 yes \/ 1,3 yes/);
  });

  test('an empty mail is said to be empty', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, '\n\n');
    expect(only(desk.look(), 'echo').text).toMatch(/no command/);
  });

  test('several lines are done in order, and each is echoed with its own outcome', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'Hi,\n\nyes\nnote Ana: met her boss\nnote Zoe: who?\nflurb\n\nThanks\nNora');
    const echo = only(desk.look(), 'echo').text;
    expect(echo.indexOf('> yes')).toBeLessThan(echo.indexOf('> note Ana'));
    expect(echo.indexOf('Nothing was done about')).toBeLessThan(echo.indexOf('> note Zoe'));
    expect(echo).toContain('> flurb');
    expect(echo).not.toContain('> Nora');
  });

  test('a name that two people have is asked back with both', async () => {
    const { desk, preview } = await drafted();
    await desk.house.contacts.save({ ...ana, id: 'anastone', name: 'Ana Stone', addresses: [], version: 0 });
    await desk.say(preview, 'stop Ana');
    expect(only(desk.look(), 'echo').text).toMatch(/Ana Ruiz, Ana Stone|Ana Stone, Ana Ruiz/);
    expect((await desk.contact(ana)).doNotContact).toBeUndefined();
  });

  test('a yes to a text that has changed since is refused with the reason', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'edit: another text altogether');
    desk.look();
    await desk.say(preview, 'yes');
    expect(only(desk.look(), 'echo').text).toMatch(/changed since you saw it/);
    expect((await desk.enrollment()).state.at).toBe('drafted');
  });

  test('a new text with an unfilled place in it is refused', async () => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'edit: Hi {{contact.name}}');
    expect(only(desk.look(), 'echo').text).toMatch(/write the words themselves/);
  });
});

describe('a digest answered', () => {
  test('by numbers: starts, puts off and skips whom they stand for', async () => {
    const desk = await openDesk({ contacts: [ben, lind, tom, ana] });
    const mail = await digest(desk);
    const numberOf = (name: string) => new RegExp(`(\\d+)\\. ${name}`).exec(mail.text)?.[1] ?? '?';
    await desk.say(
      mail,
      `${numberOf('Ben Osei')} yes\n${numberOf('Tom Baker')} later March\n${numberOf('Ana Ruiz')} no`,
    );
    expect((await desk.enrollment()).sequence).toBe('hiring-manager');
    expect((await desk.contact(tom)).holds).toMatchObject([
      { source: 'owner', until: expect.stringMatching(/^2027-03-01/) as string },
    ]);
    expect((await desk.contact(ana)).holds).toHaveLength(1);
    expect(desk.look().map(kindOf)).toEqual(['preview', 'echo']);
  });

  test('keeps its numbers, however many digests are written that day, and for four weeks', async () => {
    const desk = await openDesk({ contacts: [ben, lind, tom, ana] });
    const first = await digest(desk);
    const number = /(\d+)\. Ben Osei/.exec(first.text)?.[1] ?? '?';
    await desk.say(first, 'stop Ana\nstop Tom');
    desk.look();
    const second = await digest(desk);
    expect(second.text).not.toContain('Ana Ruiz');
    await desk.pass(27);
    await desk.say(first, `${number} yes`);
    expect((await desk.enrollment()).sequence).toBe('hiring-manager');
  });

  test('twice with the same yes starts one, and says so both times', async () => {
    const desk = await openDesk();
    const mail = await digest(desk);
    await desk.say(mail, '1 yes');
    expect(only(desk.look(), 'echo').text).toMatch(/the draft is on its way/);
    await desk.say(mail, '1 yes');
    expect(only(desk.look(), 'echo').text).toMatch(/the draft is on its way/);
    expect(await desk.house.enrollments.ofContact(nora.id, ben.id)).toHaveLength(1);
  });
});

describe('the same mail delivered twice', () => {
  test.each([
    'yes',
    'no',
    'later 3 weeks',
    'hold 1 until March',
    'note Ana: met her boss',
    'memory: how calm you stayed that night',
    'met Kim Vale at DataConf',
    'add Kim Vale',
    'trust Ana = 5',
    'stop Ben',
    'pause',
    'undo',
    'yes\nundo',
    'note Ben: a\nnote Ben: b\nundo',
    'retry',
    'edit: Another text',
  ])('%j does nothing twice', async (text) => {
    const { desk, preview } = await drafted();
    await desk.say(preview, 'note Tom: from before');
    desk.look();
    await desk.say(preview, text, { key: 'twice' });
    const once = await everything(desk);
    const told = desk.look();
    for (let i = 0; i < 2; i++) {
      desk.house.clock.advance(400_000);
      await desk.say(preview, text, { key: 'twice' });
    }
    expect(await everything(desk)).toEqual(once);
    expect(desk.look()).toEqual([]);
    expect(told.filter((l) => kindOf(l) === 'echo')).toHaveLength(1);
  });
});

test('the CLI’s words do the same without a mail around them', async () => {
  const desk = await openDesk();
  const { mail } = await firstMailOut(desk);
  expect(mail.to.address).toBe('ben@helio.example');
  expect(await command(desk.house, await owner(desk), 'note Ben: likes Flink\nflurb')).toMatchObject([
    { outcome: 'done', words: 'noted about Ben Osei' },
    { outcome: 'not understood' },
  ]);
});

/** All that a command may have changed. */
async function everything(desk: Desk) {
  const enrollments = await all(desk.house.enrollments.ofOwner(nora.id));
  return {
    owner: await owner(desk),
    contacts: await all(desk.house.contacts.ofOwner(nora.id)),
    enrollments,
    drafts: await Promise.all(enrollments.map((e) => desk.house.drafts.get(e, '1-inquire'))),
    commands: await desk.house.commands.latest(nora.id, 99),
  };
}
