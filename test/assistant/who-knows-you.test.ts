import { describe, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { addOwner } from '../../core/assistant/set-owner.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import type { Owner } from '../../core/domain/owner.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { nora } from '../cast.ts';
import { type Desk, kindOf, only, openDesk } from './desk.ts';

interface Newcomer {
  desk: Desk;
  owner: Owner;
  welcome: Letter;
  /** Answers the first mail; what came of it. */
  answer(text: string, how?: object): Promise<Letter[]>;
  contacts(): Promise<Contact[]>;
}

/** Vera has just begun: nothing is known of her network. */
async function newcomer(): Promise<Newcomer> {
  const desk = await openDesk({ contacts: [] });
  const { id: _id, due: _due, version: _version, startedAt: _startedAt, ...about } = nora;
  const set = await addOwner(desk.house, {
    ...about,
    name: 'Vera Holt',
    address: 'vera@home.example',
    sendingAddress: 'vera@mail.goodword.example',
  });
  if (set.at === 'refused') throw new Error(set.because);
  const welcome = only(desk.look(), 'welcome');
  return {
    desk,
    owner: set.owner,
    welcome,
    async answer(text, how = {}) {
      await desk.say(welcome, text, { from: 'Vera Holt <vera@home.example>', ...how });
      return desk.look();
    },
    contacts: () => all(desk.house.contacts.ofOwner(set.owner.id)),
  };
}

const NAMES = `Hello,

here they are:

Former co-workers:
Ana Ruiz, ana@x.example, Orion, worked on the Atlas migration
Kim Vale <kim@vale.example>
Classmates
Tom Baker, tom@kestrel.example, Kestrel, classmate in CS 411
Friends: Lea Sand, lea@sand.example
Omar Bey
Family
aunt ruth, ruth@reyes.example
Professors
none

Thanks,
Vera`;

describe('who knows you?', () => {
  test('names under their circles become contacts of the right kind', async () => {
    const vera = await newcomer();
    await vera.answer(NAMES);
    const told = (await vera.contacts()).map(({ name, kind, company, addresses, facts }) => [
      name,
      kind,
      company,
      addresses[0]?.address,
      facts.sharedWork ?? facts.course,
    ]);
    expect(told.sort()).toEqual([
      ['Ana Ruiz', 'previous_coworker', 'Orion', 'ana@x.example', 'the Atlas migration'],
      ['Kim Vale', 'previous_coworker', undefined, 'kim@vale.example', undefined],
      ['Lea Sand', 'friend', undefined, 'lea@sand.example', undefined],
      ['Omar Bey', 'friend', undefined, undefined, undefined],
      ['Tom Baker', 'classmate', 'Kestrel', 'tom@kestrel.example', 'CS 411'],
      ['aunt ruth', 'family', undefined, 'ruth@reyes.example', undefined],
    ]);
  });

  test('she gets them ranked at once, with three begun, and nothing goes out', async () => {
    const vera = await newcomer();
    const letters = await vera.answer(NAMES);
    const ranked = only(letters, 'first-people');
    for (const name of ['Ana Ruiz', 'Kim Vale', 'Tom Baker', 'Lea Sand', 'Omar Bey', 'aunt ruth'])
      expect(ranked.text).toContain(name);
    expect(ranked.text).toContain('no address yet: "add Omar Bey, address"');
    const begun = await all(vera.desk.house.enrollments.ofOwner(vera.owner.id));
    expect(begun).toHaveLength(3);
    expect(letters.filter((l) => kindOf(l) === 'preview')).toHaveLength(
      begun.filter(({ state }) => state.at === 'drafted').length,
    );
    expect(letters.filter((l) => kindOf(l) === 'question').length).toBeLessThanOrEqual(1);
    expect(letters.filter((l) => kindOf(l) === 'step')).toEqual([]);
  });

  test('the numbers of that mail work in an answer', async () => {
    const vera = await newcomer();
    const ranked = only(await vera.answer(NAMES), 'first-people');
    const [, number = ''] =
      /(\d+)\. [^\n]+\n(?: {4}[^\n]*\n)*? {4}the draft is in a mail of its own/.exec(ranked.text) ?? [];
    await vera.desk.say(ranked, `${number} yes`, { from: 'vera@home.example' });
    const states = (await all(vera.desk.house.enrollments.ofOwner(vera.owner.id))).map(
      ({ state }) => state.at,
    );
    expect(states).toContain('scheduled');
  });

  test('the same mail delivered twice changes nothing and tells nothing anew', async () => {
    const vera = await newcomer();
    await vera.answer(NAMES, { key: 'onemail1' });
    const before = [await vera.contacts(), await all(vera.desk.house.enrollments.ofOwner(vera.owner.id))];
    expect(await vera.answer(NAMES, { key: 'onemail1' })).toEqual([]);
    expect([await vera.contacts(), await all(vera.desk.house.enrollments.ofOwner(vera.owner.id))]).toEqual(
      before,
    );
  });

  test('more names later never have more than three drafts open', async () => {
    const vera = await newcomer();
    await vera.answer(NAMES);
    await vera.answer('Friends\nPia Lund, pia@lund.example\nUwe Kern, uwe@kern.example');
    expect(await all(vera.desk.house.enrollments.ofOwner(vera.owner.id))).toHaveLength(3);
  });

  test.each([
    'Friends\nLea Sand, lea@sand.example\n\nFamily\nRuth Reyes, ruth@x.example',
    'Friends\nLea Sand, lea@sand.example\n\nRuth Reyes, ruth@x.example\n\nThanks\nVera Holt',
    'Lea Sand, lea@sand.example\nRuth Reyes, ruth@x.example\n\nBest,\nVera\nSenior Analyst, Borealis\n+1 415 555 0199',
    'Friends\n\nThanks!\n\nLea Sand, lea@sand.example\nRuth Reyes, ruth@x.example\nVera Holt\nvera@home.example',
  ])('a list that looks like a signature loses nobody (%#)', async (text) => {
    const vera = await newcomer();
    await vera.answer(text);
    expect((await vera.contacts()).map(({ name }) => name).sort()).toEqual(['Lea Sand', 'Ruth Reyes']);
  });

  test('commands mixed in are done, and a mistyped one is no name', async () => {
    const vera = await newcomer();
    const letters = await vera.answer('Friends\nLea Sand, lea@sand.example\nStop Lea\npause 2 weeks\nhelp');
    expect((await vera.contacts()).map(({ name }) => name)).toEqual(['Lea Sand']);
    expect((await vera.desk.house.owners.get(vera.owner.id))?.pausedUntil).toBeDefined();
    expect(letters.map(kindOf)).toContain('help');
  });
});

describe('nothing by guess', () => {
  test.each([
    ['I will send more tomorrow', 'a sentence'],
    ['Ana Ruiz, Tom Baker, Kim Vale', 'several people on a line'],
    ['<b>Ana Ruiz</b><script>alert(1)</script>', 'HTML'],
    ['Ana Ruiz, ana@x', 'a broken address'],
    ['=HYPERLINK("http://x.example")', 'a formula'],
    ['ana', 'a word'],
    ['a@x.example, my aunt', 'an address without a name'],
  ])('"%s" (%s) comes back quoted and makes nobody', async (line) => {
    const vera = await newcomer();
    const [echo, ...others] = await vera.answer(`Friends\n${line}`);
    expect(others).toEqual([]);
    expect(kindOf(echo!)).toBe('echo');
    expect(echo!.text).toContain(line.slice(0, 20));
    expect(echo!.html).not.toContain('<script>');
    expect(await vera.contacts()).toEqual([]);
  });

  test('ten thousand lines are read to the hundredth, and that is said', async () => {
    const vera = await newcomer();
    const lines = Array.from(
      { length: 10_000 },
      (_, i) => `Person Number${'abcdefghij'[i % 10]}${String(i)}, p${i}@x.example`,
    );
    const [echo] = await vera.answer(lines.join('\n'));
    expect((await vera.contacts()).length).toBeLessThanOrEqual(100);
    expect(echo!.text).toContain('I read 100 lines of a mail');
  });

  test('a forged owner names nobody', async () => {
    const vera = await newcomer();
    await vera.answer(NAMES, { verdicts: { dmarc: 'FAIL' } });
    await vera.answer(NAMES, { from: 'vera@elsewhere.example' });
    expect(await vera.contacts()).toEqual([]);
    expect(await all(vera.desk.house.enrollments.ofOwner(vera.owner.id))).toEqual([]);
  });

  test('whoever once said stop stays so, and is not begun with', async () => {
    const vera = await newcomer();
    await vera.desk.house.suppressions.add('lea@sand.example', {
      reason: 'stop',
      at: vera.desk.house.clock.now(),
      evidence: 'they said stop',
    });
    const letters = await vera.answer('Friends\nLea Sand, lea@sand.example');
    expect(only(letters, 'first-people').text).toContain('do not contact');
    expect(await all(vera.desk.house.enrollments.ofOwner(vera.owner.id))).toEqual([]);
  });
});
