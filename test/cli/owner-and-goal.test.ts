import { beforeEach, describe, expect, test } from 'vitest';
import { nora } from '../cast.ts';
import { norasDesk } from './noras-desk.ts';
import type { atDesk } from './at-desk.ts';

let run: ReturnType<typeof atDesk>['run'];
let json: ReturnType<typeof atDesk>['json'];

beforeEach(async () => void ({ run, json } = await norasDesk()));

describe('owner and goal', () => {
  test('a second owner is added with holidays of his region and what he left out by default', async () => {
    const added = await json(
      ...['owner', 'add', '--name', 'Zoë Berg', '--address', 'Zoe@home.example', '--zone', 'Europe/Berlin'],
      ...['--region', 'by', '--digest', 'sun 18:00', '--phone', '030 901820', '--automatic', 'thank-you'],
    );
    expect(added).toMatchObject({
      name: 'Zoë Berg',
      address: 'zoe@home.example',
      sendingAddress: 'zoe.berg@in.goodword.example',
      country: 'DE',
      phone: '+4930901820',
      automatic: ['thank-you'],
      digest: { weekday: 7, time: '18:00' },
      holidays: expect.arrayContaining(['2027-01-06']),
    });
  });

  test('whoever is added without a present employer is asked for it, because a search must not become known there', async () => {
    const words = async (...more: string[]) =>
      (
        await run(
          'owner',
          'add',
          '--name',
          'Zoë Berg',
          '--address',
          `zoe${more.length}@home.example`,
          ...more,
        )
      ).out;
    expect(await words()).toContain('goodword owner edit --employer');
    expect(await words('--employer', 'Kestrel')).not.toContain('Where do you work now?');
  });

  test.each([
    [['--sending-address', 'zoe@gmail.com'], '--sending-address: mail in the name of gmail.com'],
    [['--zone', 'Mars/Olympus', '--country', 'US'], '--zone: "Mars/Olympus" is no time zone'],
    [['--phone', '12'], '--phone "12" is no phone number'],
    [['--automatic', 'spam'], '--automatic spam: there is no such sequence'],
  ])('what cannot be is refused by the name of the option: %j', async (args, words) => {
    const who = ['--name', 'Zoe', '--address', 'zoe@home.example', '--country', 'US'];
    const came = await run('owner', 'add', ...who, ...args);
    expect(came).toMatchObject({ exit: 1, out: '' });
    expect(came.err).toContain(words);
  });

  test('an edit changes what is named and leaves the rest', async () => {
    const edited = await json('owner', 'edit', '--employer', 'Kestrel');
    expect(edited).toMatchObject({ employer: 'Kestrel', name: nora.name, holidays: nora.holidays });
    expect((await run('owner', 'edit')).err).toContain('nothing to change is named');
  });

  test('a goal keeps what is left out, and the ranking can be seen under another', async () => {
    await run(
      'goal',
      'set',
      'career-change',
      '--company',
      'Helio',
      '--company',
      'Orion',
      '--date',
      '2027-06-15',
    );
    expect(await json('goal', 'show')).toEqual({
      ...nora.goal,
      companies: ['Helio', 'Orion'],
      date: '2027-06-15',
    });
    const order = async (...args: string[]) =>
      ((await json('rank', ...args)) as { contact: { name: string } }[]).map(({ contact }) => contact.name);
    expect(await order()).toEqual(['Ben Osei', 'Ingrid Lind']);
    expect((await json('goal', 'show')) as object).toMatchObject({ kind: 'career-change' });
    expect(await order('--most', '1')).toEqual(['Ben Osei']);
    expect(await json('rank', '--goal', 'promotion', '--all')).not.toEqual(await json('rank', '--all'));
  });
});

describe('what is said of a goal', () => {
  test('is set and shown one by one, with what is not said yet and the line that says it by mail', async () => {
    const asked = (await run('goal', 'show')).out;
    expect(asked).toContain('Not said yet: Does your present employer know');
    const said = ['--employer-knows', 'no', '--degree', 'BSc in statistics', '--place', 'Lisbon'];
    expect(await json('goal', 'set', 'career-change', ...said)).toMatchObject({
      field: nora.goal.field,
      employerKnows: false,
      degree: 'BSc in statistics',
      places: ['Lisbon'],
    });
    const shown = (await run('goal', 'show')).out;
    expect(shown).toMatch(/your employer\s+does not know/);
    expect(shown).not.toContain('Not said yet');
    expect((await run('goal', 'set', 'promotion', '--manager-knows', 'perhaps')).exit).toBe(2);
  });

  test('of a promotion is kept, and its decision writes the thanks', async () => {
    expect((await run('goal', 'decided', 'yes')).err).toContain('it is a promotion that is decided');
    const said = [
      '--manager-knows',
      'yes',
      '--decided-by',
      'Lotte Berg',
      '--criteria',
      'two teams',
      '--results',
      'a',
    ];
    expect(await json('goal', 'set', 'promotion', ...said)).toMatchObject({
      managerKnows: true,
      deciders: ['Lotte Berg'],
      criteria: 'two teams',
      results: 'a',
    });
    expect((await run('goal', 'decided', 'no', '--words', 'Not this year')).out).toContain('noted');
    expect(await json('goal', 'show')).toMatchObject({ decision: { won: false } });
    expect(await json('goal', 'set', 'career-change')).not.toHaveProperty('decision');
  });

  test('where one works can be nowhere, and that it is not known is said', async () => {
    expect(await json('owner', 'edit', '--employer', 'none')).toMatchObject({ employer: '' });
    expect((await run('owner', 'show')).out).toMatch(/employer\s+none/);
    expect((await run('status')).out).not.toContain('owner edit --employer');
  });

  test('a colleague who knows of the search is kept as such', async () => {
    await run('contacts', 'edit', 'ben', '--knows-search', 'yes');
    expect((await run('contacts', 'show', 'ben')).out).toMatch(/your search\s+this person knows of it/);
  });
});

describe('the list of companies', () => {
  test('is marked company by company, sorted, and says whom one knows', async () => {
    await run('goal', 'company', 'Kestrel', '--motivation', '3');
    await run('goal', 'company', 'Orion Labs', '--motivation', '3', '--posting', '2');
    expect(await json('goal', 'companies')).toMatchObject([
      { company: 'Orion Labs', motivation: 3, posting: 2, people: [], active: true },
      { company: 'Kestrel', motivation: 3 },
      { company: 'Helio', people: [{ name: 'Ben Osei' }] },
      { company: 'Nordwind' },
    ]);
    expect((await run('goal', 'companies')).out).toContain('nobody yet');
    await run('goal', 'company', 'orion labs', '--remove');
    expect(await json('goal', 'show')).toMatchObject({
      companies: ['Nordwind', 'Helio', 'Kestrel'],
      marks: [{ company: 'Kestrel', motivation: 3 }],
    });
    expect((await run('goal', 'company', 'Nowhere', '--remove')).err).toContain('is not on your list');
    expect((await run('goal', 'company', 'Helio', '--motivation', '4')).exit).not.toBe(0);
  });
});
