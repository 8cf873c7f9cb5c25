import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { addOwner } from '../../core/assistant/set-owner.ts';
import { writeDigest } from '../../core/assistant/write-digest.ts';
import { command } from '../../core/assistant/steer.ts';
import { all } from '../../core/assistant/change.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import { ben, lotte, nora, person } from '../cast.ts';
import { type Desk, kindOf, only, openDesk } from './desk.ts';

const { employer: _employer, ...unplaced } = nora;
const pathless = { goal: { ...nora.goal, path: '' } };
const ownerOf = async (desk: Desk) => {
  const owner = await desk.house.owners.get(nora.id);
  if (!owner) throw new Error('Nora is gone');
  return owner;
};
const kim = person({
  id: 'kimvale1',
  name: 'Kim Vale',
  kind: 'friend',
  addresses: [{ address: 'kim@globex.example', source: 'you' }],
  facts: { sharedWork: 'the choir' },
});

/** Ben has a first mail of hers. */
async function inquired(owner: object): Promise<{ desk: Desk; mail: Letter }> {
  const desk = await openDesk({ owner });
  await desk.start();
  await approve(desk.house, await desk.enrollment());
  await desk.pass(4);
  return { desk, mail: only(desk.look(), 'step') };
}

const answers = (desk: Desk, mail: Letter, text = 'Great to hear from you! And what are you up to?') =>
  desk.receive({
    from: 'Ben Osei <ben@helio.example>',
    to: mail.replyTo?.address ?? '',
    subject: `Re: ${mail.subject}`,
    text,
  });

describe('the present employer', () => {
  test('is asked for in the first mail, understood in its answer, and its people are left alone from then on', async () => {
    const desk = await openDesk({ contacts: [] });
    const { id: _id, due: _due, version: _version, startedAt: _startedAt, ...about } = unplaced;
    const vera = {
      name: 'Vera Holt',
      address: 'vera@home.example',
      sendingAddress: 'vera@mail.goodword.example',
    };
    const set = await addOwner(desk.house, { ...about, ...vera });
    if (set.at === 'refused') throw new Error(set.because);
    const welcome = only(desk.look(), 'welcome');
    expect(welcome.text).toContain('"I work at Globex", or "employer none"');
    const text = 'I work at Globex\nFriends\nKim Vale, kim@globex.example\nOmar Bey, omar@bey.example';
    await desk.say(welcome, text, { from: 'Vera Holt <vera@home.example>' });
    expect((await desk.house.owners.get(set.owner.id))?.employer).toBe('Globex');
    const begun = await all(desk.house.enrollments.ofOwner(set.owner.id));
    const people = await all(desk.house.contacts.ofOwner(set.owner.id));
    expect(begun.map(({ contactId }) => people.find(({ id }) => id === contactId)?.name)).toEqual([
      'Omar Bey',
    ]);
    expect(only(desk.look(), 'first-people').text).toContain('protected');
  });

  test('is not asked for where it is known', async () => {
    const desk = await openDesk({ contacts: [] });
    const { id: _id, due: _due, version: _version, startedAt: _startedAt, ...about } = nora;
    const vera = {
      name: 'Vera Holt',
      address: 'vera@home.example',
      sendingAddress: 'vera@mail.goodword.example',
    };
    await addOwner(desk.house, { ...about, ...vera });
    expect(only(desk.look(), 'welcome').text).not.toContain('Globex');
  });

  test('is asked for once more in the weekly mail, and not a third time', async () => {
    const desk = await openDesk({ contacts: [] });
    const { version } = await ownerOf(desk);
    await desk.house.owners.save({ ...unplaced, version });
    await writeDigest(desk.house, nora.id, true);
    expect(only(desk.look(), 'digest').text).toContain('Where do you work now?');
    await writeDigest(desk.house, nora.id, true);
    expect(only(desk.look(), 'digest').text).not.toContain('Where do you work now?');
  });

  test('holds back what was approved before it was known', async () => {
    const desk = await openDesk({ contacts: [kim] });
    await desk.start(kim);
    const preview = only(desk.look(), 'preview');
    await approve(desk.house, await desk.enrollment(kim));
    await desk.say(preview, 'employer: Globex');
    await desk.pass(7);
    expect(desk.look().filter((letter) => kindOf(letter) === 'step')).toEqual([]);
    expect((await desk.enrollment(kim)).decisions.at(-1)?.because).toContain('present employer');
    await desk.say(preview, 'consent Kim');
    expect(await approve(desk.house, await desk.enrollment(kim))).toMatchObject({ at: 'done' });
  });
});

describe('the path', () => {
  test('is asked for when the first conversation begins that will want it, and free words are its answer', async () => {
    const desk = await openDesk({ owner: pathless, contacts: [ben, kim] });
    await desk.start();
    const question = only(desk.look(), 'goal-question');
    expect(question.text).toContain('Answer "path: ');
    await desk.start(kim);
    expect(desk.look().filter((letter) => kindOf(letter) === 'goal-question')).toEqual([]);
    await desk.say(question, 'I am moving from reporting into data engineering.');
    expect((await ownerOf(desk)).goal.path).toBe('I am moving from reporting into data engineering');
  });

  test('that is missing stops a request, which says the line; said there, the request is written and nothing passed on', async () => {
    const { desk, mail } = await inquired(pathless);
    await answers(desk, mail);
    const notice = only(desk.look(), 'notice');
    expect(notice.text).toContain('answer "path: I am moving from reporting into data engineering"');
    expect((await desk.enrollment()).state.at).toBe('answered');
    await desk.say(notice, 'path: I am moving from reporting into data engineering');
    const letters = desk.look();
    expect(letters.filter(({ to }) => to.address === 'ben@helio.example')).toEqual([]);
    expect(only(letters, 'echo').text).toContain('one request can be written now');
    expect((await desk.enrollment()).state).toMatchObject({ step: '3-ask' });
  });

  test('said in a longer answer to the person goes to the person', async () => {
    const { desk, mail } = await inquired({});
    await answers(desk, mail, 'What was your path?');
    const forwarded = only(desk.look(), 'reply');
    await desk.say(forwarded, 'Path: I came from reporting.\nHow did you get there?');
    expect(desk.look().some(({ to }) => to.address === 'ben@helio.example')).toBe(true);
  });
});

describe('a reference of a present co-worker, while the owner looks elsewhere', () => {
  const colleague = { ...lotte, knowledge: 'managed-you', consent: true } as const;
  test.each(['reference', 'reference-call'])(
    'is begun by %s only with the person who knows of the search',
    async (sequence) => {
      const desk = await openDesk({ contacts: [colleague] });
      const wish = { ownerId: nora.id, contactId: lotte.id, sequence, because: 'a test' };
      expect(await enroll(desk.house, wish)).toMatchObject({
        at: 'refused',
        because: expect.stringContaining('"Lotte Berg knows of the search"') as string,
      });
      await command(desk.house, await ownerOf(desk), 'Lotte knows of the search');
      expect((await desk.contact(lotte)).knowsOfSearch).toBe(true);
      expect((await enroll(desk.house, wish)).at).toBe('enrolled');
    },
  );
});

describe('the weekly mail', () => {
  test('asks what is missing of the goal, one thing a week, the most valuable first, and nothing twice', async () => {
    const goal = { ...nora.goal, kind: 'first-job' as const, path: '', titles: [], companies: [] };
    const desk = await openDesk({ owner: { goal }, contacts: [] });
    const asked: string[] = [];
    for (let week = 0; week < 12; week++) {
      await writeDigest(desk.house, nora.id, true);
      const [, words] =
        /Answer "(path|graduation|degree|titles|places):/.exec(only(desk.look(), 'digest').text) ?? [];
      if (words !== undefined) asked.push(words);
      desk.house.clock.set(plus(desk.house.clock.now(), 7 * DAY));
    }
    expect(asked).toEqual(['path', 'graduation', 'degree', 'titles', 'places']);
  });
});
