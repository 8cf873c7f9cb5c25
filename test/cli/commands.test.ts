import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import type { Message } from '../../core/domain/mail/message.ts';
import { openStationery } from '../../core/mail/stationery.ts';
import { TryLater } from '../../core/domain/try-later.ts';
import { NOBODY } from '../../core/assistant/tell-owner.ts';
import { ben, nora, person } from '../cast.ts';
import { type FakeHouse, fakeHouse } from '../fakes/house.ts';
import { atDesk } from './at-desk.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));
const BOOKS = fileURLToPath(new URL('../fixtures/address-books/', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'goodword-cli-'));

const lind = person({
  id: 'proflind',
  name: 'Ingrid Lind',
  kind: 'professor',
  addresses: [{ address: 'lind@uni.example', source: 'you' }],
  facts: { course: 'the databases class in 2018' },
});

let house: FakeHouse;
let run: ReturnType<typeof atDesk>['run'];
let json: ReturnType<typeof atDesk>['json'];

beforeEach(async () => {
  house = fakeHouse({ stationery: openStationery(TEMPLATES) });
  ({ run, json } = atDesk(house));
  await house.owners.create({ ...nora, due: '2026-11-23T12:30:00.000Z' });
  await house.contacts.saveNew([ben, lind].map((one) => ({ ...one, version: 0 })));
});

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

describe('contacts', () => {
  test('a dry run counts every row, gives line and reason of the skipped, and writes nothing, even before there is an owner', async () => {
    const empty = fakeHouse();
    const report = await atDesk(empty).json(
      'contacts',
      'import',
      `${BOOKS}linkedin-connections.csv`,
      '--dry-run',
    );
    const { rows, skipped, ...counts } = report as {
      rows: number;
      skipped: object[];
      new: number;
      merged: number;
      unchanged: number;
    };
    expect(counts.new + counts.merged + counts.unchanged + skipped.length).toBe(rows);
    expect(skipped).toContainEqual({ line: expect.any(Number), reason: expect.stringMatching(/\w/) });
    expect(await all(empty.owners.all())).toEqual([]);
    expect(await all(empty.contacts.ofOwner('dryrun00'))).toEqual([]);
    expect((await atDesk(empty).run('contacts', 'import', `${BOOKS}linkedin-connections.csv`)).err).toContain(
      'goodword owner add',
    );
  });

  test('a big import tells its progress on stderr only', async () => {
    const file = join(scratch, 'many.csv');
    writeFileSync(
      file,
      `name,email\n${Array.from({ length: 6000 }, (_, i) => `Person P${i % 40},p${i % 40}@many.example`).join('\n')}\n`,
    );
    const came = await run('contacts', 'import', file, '--json');
    expect(JSON.parse(came.out)).toMatchObject({ rows: 6000, new: 40 });
    expect(came.err).toMatch(/^5200 of 6000 rows$/m);
  });

  test.each([
    [`${BOOKS}not-a-csv.html`, /not-a-csv.html is a web page/],
    [`${BOOKS}nowhere.csv`, /nowhere.csv is not there/],
    [BOOKS, /is a folder/],
  ])('a wrong file is refused by name with what to do: %s', async (file, words) => {
    const came = await run('contacts', 'import', file);
    expect(came).toMatchObject({ exit: 1, out: '' });
    expect(came.err).toMatch(words);
  });

  test('somebody is added with all that may be said, edited, listed and found', async () => {
    const added = await json(
      ...[
        'contacts',
        'add',
        'Ana Ruiz',
        '--address',
        'ana@x.example',
        '--kind',
        'ex-colleague',
        '--trust',
        '5',
      ],
      ...[
        '--fact',
        'sharedWork=the Atlas = big one',
        '--feature',
        'hiringPower=0.8',
        '--consent',
        'yes',
        '--tag',
        'spain',
      ],
    );
    expect(added).toMatchObject({
      at: 'added',
      contact: {
        kind: 'previous_coworker',
        trust: 5,
        facts: { sharedWork: 'the Atlas = big one' },
        features: { hiringPower: 0.8 },
        consent: true,
      },
    });
    const edit = [
      'contacts',
      'edit',
      'ana',
      '--trust',
      'none',
      '--zone',
      'Europe/Madrid',
      '--remove-tag',
      'spain',
    ];
    const { contact } = (await json(...edit)) as { contact: object };
    expect(contact).toMatchObject({ zone: 'Europe/Madrid', tags: [] });
    expect(contact).not.toHaveProperty('trust');
    expect(await json('contacts', 'list', '--search', 'ana x')).toHaveLength(1);
    expect(await json('contacts', 'list', '--kind', 'professor')).toMatchObject([{ id: lind.id }]);
    expect(await json('contacts', 'list', '--needs-address')).toEqual([]);
  });

  test.each([
    [['--address', 'nonsense'], 1, '--address: "nonsense" is no mail address'],
    [['--kind', 'wizard'], 1, '--kind: "wizard" is none of'],
    [['--last-contact', '2999-01-01'], 1, '--last-contact: '],
    [['--fact', 'shoeSize=44'], 1, '--fact: there is no fact "shoeSize"'],
    [['--fact', 'shoes'], 2, 'Write it as name=words.'],
    [['--trust', '6'], 2, 'from 0 to 5'],
    [['--consent', 'maybe'], 2, 'Allowed choices are yes, no'],
  ])('what cannot be said of somebody is refused by its option: %j', async (args, exit, words) => {
    const came = await run('contacts', 'edit', 'Ben Osei', ...args);
    expect(came).toMatchObject({ exit, out: '' });
    expect(came.err).toContain(words);
  });

  test('who is forgotten is gone', async () => {
    expect(await run('contacts', 'forget', 'Ben Osei')).toMatchObject({ exit: 0 });
    expect(await run('contacts', 'show', 'Ben Osei')).toMatchObject({ exit: 1 });
  });

  test('an export is a file of its format and nothing else', async () => {
    const csv = await run('contacts', 'export');
    expect(csv.out.split('\r\n')[0]).toMatch(/^Name,Email,/);
    expect(await json('contacts', 'export')).toMatchObject([{ id: ben.id }, { id: lind.id }]);
    expect((await run('contacts', 'export', '--format', 'csv', '--json')).exit).toBe(1);
    const file = join(scratch, 'people.vcf');
    await run('contacts', 'export', '--format', 'vcard', '--output', file);
    expect(readFileSync(file, 'utf8').match(/BEGIN:VCARD/g)).toHaveLength(2);
    expect((await run('contacts', 'export', '--output', '/nowhere/x.csv')).err).toContain(
      '--output: /nowhere/x.csv is not there',
    );
  });
});

describe('from a draft to a mail', () => {
  test('enroll --ask-first begins with the ask where the two have talked, and says why it does not elsewhere', async () => {
    const refused = await run('enroll', 'ben', '--sequence', 'reconnect', '--ask-first');
    expect(refused.exit).toBe(1);
    expect(refused.err).toContain('Ben Osei: knowledge of your work 0.9, last in touch');
    const now = await house.contacts.get(nora.id, ben.id);
    if (now) await house.contacts.save({ ...now, lastContact: house.world.now() });
    const begun = await run('enroll', 'ben', '--sequence', 'reconnect', '--ask-first');
    expect(begun.out).toContain('After our talk: a question');
    expect((await run('enroll', 'ben', '--sequence', 'reconnect', '--ask-first')).err).toContain(
      'is in reconnect already (drafted)',
    );
  });

  test('enroll, answer the question, change the text, approve; the queue and the story follow', async () => {
    await run('contacts', 'edit', 'ben', '--fact', 'sharedWork=');
    const enrolled = (await json('enroll', 'Ben Osei', '--sequence', 'reconnect')) as {
      replyAddress: string;
    };
    expect(enrolled.replyAddress).toMatch(/^nora\.reyes\+[a-z0-9]{39}@in\.goodword\.example$/);
    expect(await json('contacts', 'show', 'ben')).toMatchObject({ replyAddress: enrolled.replyAddress });
    expect(enrolled).toMatchObject({ prepared: { at: 'asking', fact: 'sharedWork' } });

    const answered = await run('answer', 'ben', 'the Atlas migration');
    expect(answered.out).toContain('the night we found the missing partition');
    expect(answered.out).toContain('goodword approve benosei1');

    const file = join(scratch, 'new.txt');
    writeFileSync(file, 'Hi Ben,\r\n\r\nHow is Helio treating you?\r\n');
    const edited = await json('approve', 'ben', '--edit', file, '--subject', 'Helio');
    expect(edited).toMatchObject({
      draft: { subject: 'Helio', text: 'Hi Ben,\n\nHow is Helio treating you?\n' },
    });

    const [entry] = (await json('queue')) as { enrollment: string; state: string; when: string }[];
    expect(entry).toMatchObject({ state: 'drafted' });
    expect(await json('approve', entry?.enrollment ?? '')).toMatchObject({
      enrollment: { state: { at: 'scheduled', due: entry?.when } },
    });
    expect((await run('queue')).out).toMatch(/GOING OUT\n[\s\S]*Ben Osei/);
    const { story } = (await json('explain', 'ben')) as { story: { what: string }[] };
    expect(story.map(({ what }) => what).join('\n')).toMatch(
      /enrolled[\s\S]*asked[\s\S]*edited[\s\S]*approved/,
    );
    expect(house.postman.letters.filter(({ to }) => to.address === 'ben@helio.example')).toEqual([]);
  });

  test('a preview shows the mail or the question, and keeps nothing', async () => {
    const html = join(scratch, 'mail.html');
    const shown = await run('preview', 'ben', '--sequence', 'reconnect', '--html', html);
    expect(shown.out).toMatch(/to +ben@helio\.example\nsubject[\s\S]*\n {4}Hi Ben,/);
    expect(readFileSync(html, 'utf8')).toContain('Hi Ben');
    expect(await json('queue')).toEqual([]);
    expect((await run('preview', 'ben', '--sequence', 'nope')).err).toContain(
      'there are classmate, hiring-manager, informational-interview',
    );
  });

  test('skip, put off, hold and stop do what they say', async () => {
    await run('enroll', 'ben', '--sequence', 'reconnect');
    expect((await run('approve', 'ben', '--skip', '--later', 'march')).exit).toBe(1);
    expect(await json('approve', 'ben', '--later', 'next week')).toMatchObject({
      enrollment: { state: { at: 'drafted', notBefore: '2026-11-23T05:00:00.000Z' } },
    });
    expect(await json('hold', 'ben', '--until', '2027-01-11')).toMatchObject({
      until: '2027-01-11T05:00:00.000Z',
    });
    expect(await run('hold', 'ben', '--release')).toMatchObject({ exit: 0 });
    expect(await json('approve', 'ben', '--skip')).toMatchObject({
      enrollment: { state: { at: 'ended', why: 'skipped' } },
    });
    expect((await run('approve', 'ben')).err).toContain('nothing is under way with Ben Osei');
    expect((await run('stop', 'ben', '--reason', ' ')).err).toContain('--reason is empty');
    expect(await json('stop', 'ben', '--reason', 'asked me')).toMatchObject({ at: 'stopped' });
    expect((await run('enroll', 'ben', '--sequence', 'reconnect')).err).toContain('asked me');
    expect((await run('rank', '--all')).out).toContain('do not contact: asked me');
  });

  test.each([
    [['--until', 'soonish'], 'is no day I can read'],
    [['--until', '2020-01-01'], 'is not after today'],
    [['--until', '01/11'], 'can be'],
  ])('a day that cannot be meant is refused: %j', async (args, words) => {
    const came = await run('hold', 'ben', ...args);
    expect(came).toMatchObject({ exit: 1, out: '' });
    expect(came.err).toContain(words);
  });
});

describe('what came of it', () => {
  const answer: Message = {
    ownerId: nora.id,
    contactId: ben.id,
    n: 1,
    id: 'raw/1',
    direction: 'in',
    at: '2026-11-20T10:00:00.000Z',
    from: 'ben@helio.example',
    to: 'nora.reyes+x@in.goodword.example',
    subject: 'Re: Atlas',
    text: 'Great to hear from you!\nAnd you?',
    messageIds: ['a@helio.example'],
    kind: 'positive',
    labels: ['positive'],
    evidence: [{ kind: 'positive', from: 'text', words: 'Great to hear', rule: 'warm words' }],
    matchedBy: 'token',
  };
  const stray: Message = {
    ...answer,
    ownerId: NOBODY,
    contactId: NOBODY,
    id: 'raw/2',
    at: '2026-11-21T10:00:00.000Z',
    from: 'who@else.example',
    matchedBy: 'none',
  };

  test('every mail that came in is shown with kind, evidence and how it was matched; strangers too', async () => {
    await house.messages.record(answer);
    await house.messages.record(stray);
    await house.messages.record({ ...answer, id: '1-1-inquire', direction: 'out' });
    expect(await json('replies')).toMatchObject([{ id: 'raw/1', contact: 'Ben Osei' }, { id: 'raw/2' }]);
    expect(await json('replies', '--unmatched')).toMatchObject([{ id: 'raw/2' }]);
    expect(await json('replies', '--contact', 'ben')).toMatchObject([{ id: 'raw/1' }]);
    expect(await json('replies', '--since', '2026-11-21')).toMatchObject([{ id: 'raw/2' }]);
    const { out } = await run('replies');
    expect(out).toContain('text: "Great to hear" (warm words)');
    expect(out).toContain('    Great to hear from you!\n    And you?');
  });

  test('a line does what it would do in a mail, and a line that is not understood does nothing and exits 1', async () => {
    expect(await run('command', 'trust Ben = 5')).toMatchObject({ exit: 0 });
    const mixed = await run('command', 'note Ben: met his boss', 'frobnicate', '--json');
    expect(mixed.exit).toBe(1);
    expect(JSON.parse(mixed.out)).toMatchObject([{ outcome: 'done' }, { outcome: 'not understood' }]);
    const contact = await house.contacts.get(nora.id, ben.id);
    expect(contact).toMatchObject({ trust: 5, notes: [{ text: 'met his boss' }] });
    expect((await run('command', 'help')).out).toContain('undo');
  });

  test('a number means what it means in the newest digest', async () => {
    await run('digest', '--send');
    const [digest] = await house.digests.latest(nora.id, 1);
    const number = digest?.items.find(({ contactId }) => contactId === ben.id)?.number ?? 0;
    expect(await run('command', `${number} yes`)).toMatchObject({ exit: 0 });
    expect(await json('queue')).toMatchObject([{ contact: { name: 'Ben Osei' }, state: 'drafted' }]);
  });

  test('the digest is shown without being sent', async () => {
    const shown = (await json('digest')) as { text: string; subject: string };
    expect(shown.text).toContain('Ben Osei');
    expect(house.postman.letters).toEqual([]);
    expect((await run('digest')).out).toContain(shown.subject);
  });

  test('the status counts what is there', async () => {
    await run('enroll', 'ben', '--sequence', 'reconnect');
    await run('approve', 'ben');
    await run('enroll', 'lind', '--sequence', 'reconnect');
    await run('contacts', 'add', 'Sam Ito');
    expect(await json('status')).toMatchObject({
      contacts: 3,
      needAddress: 1,
      scheduled: 1,
      waitingForYou: 1,
      due: 0,
      sent: 0,
      answered: 0,
      bounced: 0,
      unknown: 0,
      nextDue: '2026-11-23T12:30:00.000Z',
    });
    house.clock.set('2026-11-23T12:30:00.000Z');
    expect(await json('status')).toMatchObject({ due: 1 });
  });

  test('a simulation looks ahead and sends nothing', async () => {
    await run('enroll', 'ben', '--sequence', 'reconnect');
    await run('approve', 'ben');
    expect(await json('simulate', '--weeks', '1')).toMatchObject([
      { contact: { name: 'Ben Osei' }, step: '1-inquire' },
    ]);
    expect(await house.messages.ofContact(nora.id, ben.id)).toEqual([]);
  });

  test('sequences are listed, shown and checked', async () => {
    expect(await json('sequences', 'list')).toHaveLength(15);
    expect((await run('sequences', 'show', 'reconnect')).out).toContain('after an answer');
    expect(await run('sequences', 'lint', 'reconnect')).toMatchObject({
      exit: 0,
      out: 'Nothing is wrong.\n',
    });
    expect((await run('sequences', 'show', 'nope')).err).toContain(
      'there are classmate, hiring-manager, informational-interview',
    );
  });
});

describe('a failure', () => {
  test('of the world is 3, of Goodword itself 70, and only --debug shows a stack', async () => {
    const busy = fakeHouse({
      owners: { ...house.owners, all: refusing(new TryLater('the table is too busy')) },
    });
    expect(await atDesk(busy).run('status')).toMatchObject({
      exit: 3,
      out: '',
      err: 'goodword: the table is too busy\n',
    });
    const broken = atDesk(
      fakeHouse({ owners: { ...house.owners, all: refusing(new TypeError('x is no function')) } }),
    );
    const came = await broken.run('status');
    expect(came).toMatchObject({ exit: 70, out: '' });
    expect(came.err).not.toContain('at-desk.ts');
    expect(came.err).toContain('--debug');
    expect((await broken.run('status', '--debug')).err).toMatch(/TypeError: x is no function\n\s+at /);
  });

  test('with --json is one JSON value too', async () => {
    for (const [args, exit] of [
      [['status', '--owner', 'nobody00'], 1],
      [['enroll'], 2],
      [['frobnicate'], 2],
      [['owner'], 2],
    ] as const) {
      const came = await run(...args, '--json');
      expect(came.exit).toBe(exit);
      expect(JSON.parse(came.out)).toEqual({ error: expect.stringMatching(/\w{3}/), exit });
    }
  });
});

test("a contact's text never reaches the terminal as an escape sequence, in any command", async () => {
  const evil = '\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202e';
  const eve = person({
    id: 'eve00001',
    name: `Eve ${evil}Adams`,
    company: `Helio${evil}`,
    role: `Director${evil}`,
    addresses: [{ address: 'eve@helio.example', source: 'you' }],
    notes: [{ at: '2026-11-01T00:00:00.000Z', text: `note ${evil}` }],
    facts: { sharedWork: `Atlas ${evil}`, memory: `that ${evil} night` },
  });
  await house.contacts.saveNew([{ ...eve, version: 0 }]);
  await house.messages.record({
    ownerId: nora.id,
    contactId: eve.id,
    id: 'raw/9',
    direction: 'in',
    at: '2026-11-20T10:00:00.000Z',
    from: 'eve@helio.example',
    to: 'x@in.goodword.example',
    subject: `Re: ${evil}`,
    text: `Hello ${evil}`,
    messageIds: [],
    matchedBy: 'sender',
    evidence: [{ kind: 'positive', from: 'text', words: evil, rule: 'warm words' }],
  });
  for (const args of [
    ['contacts', 'list'],
    ['contacts', 'show', 'eve00001'],
    ['contacts', 'export'],
    ['contacts', 'export', '--format', 'vcard'],
    ['contacts', 'export', '--format', 'json'],
    ['rank', '--all'],
    ['preview', 'eve00001', '--sequence', 'reconnect'],
    ['enroll', 'eve00001', '--sequence', 'reconnect'],
    ['queue'],
    ['replies'],
    ['explain', 'eve00001'],
    ['digest'],
    ['contacts', 'show', 'e'],
    ['stop', 'eve00001', '--reason', evil],
  ])
    for (const how of [[], ['--json']]) {
      const came = await run(...args, ...how);
      expect(`${args[0]}: ${came.out}${came.err}`).not.toMatch(/[^\P{Cc}\r\n]|[\u202a-\u202e]/u);
    }
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function refusing(error: Error): () => AsyncIterable<never> {
  return async function* () {
    throw error;
  };
}

describe('replies relabel', () => {
  const answer: Message = {
    ownerId: nora.id,
    contactId: ben.id,
    id: 'raw-1',
    direction: 'in',
    at: '2026-11-22T15:00:00.000Z',
    from: 'ben@helio.example',
    to: nora.sendingAddress,
    subject: 'Re: Atlas',
    text: 'Hm.',
    messageIds: ['ben-1@helio.example'],
    kind: 'unclear',
    labels: ['unclear'],
    evidence: [],
    matchedBy: 'sender',
  };

  test.each(['ben', 'raw-1'])('takes %s, twice, and is shown by replies', async (which) => {
    await house.messages.record(answer);
    for (let time = 0; time < 2; time++)
      expect(await json('replies', 'relabel', which, 'Wrong-Person')).toMatchObject({
        id: 'raw-1',
        kind: 'wrong-person',
        evidence: [{ from: 'owner', kind: 'wrong-person' }],
      });
    expect((await run('replies')).out).toContain('owner: "relabel wrong-person"');
    expect(await json('explain', 'ben')).toMatchObject({
      messages: [
        { label: 'human', primary: 'wrong-person', newestText: 'Hm.', returnDate: null, bounce: [] },
      ],
    });
  });

  test.each([
    [['ben', 'maybe'], '"maybe" is no kind of answer; say one of: stop, wrong-person, left'],
    [['ben', 'bounce'], 'say one of: stop'],
    [['lind', 'no'], 'has not answered yet'],
  ])('%j is refused with what to do', async (args, words) => {
    const came = await run('replies', 'relabel', ...args);
    expect(came).toMatchObject({ exit: 1, out: '' });
    expect(came.err).toContain(words);
  });

  test('stop --lift takes a stop back', async () => {
    await run('stop', 'ben', '--reason', 'a slip');
    expect((await run('stop', 'ben', '--lift', '--reason', 'a slip')).out).toContain(
      'may be written to again',
    );
    expect((await house.contacts.get(nora.id, ben.id))?.doNotContact).toBeUndefined();
  });
});

describe('references', () => {
  test('are listed, set by the owner’s word and written as a page', async () => {
    expect((await run('references', 'export')).exit).not.toBe(0);
    expect(await json('references', 'list')).toMatchObject([{ name: 'Ben Osei', state: 'candidate' }, {}]);
    await run('references', 'set', 'Ben Osei', 'agreed');
    expect(await json('references', 'list')).toMatchObject([{ name: 'Ben Osei', state: 'agreed' }, {}]);
    const page = await run('references', 'export');
    expect(page.out).toContain('References for Nora Reyes\n\nBen Osei\nData team lead, Helio');
    expect(page.err).toContain('employers ask for 3 to 5');
    const file = join(scratch, 'references.html');
    await run('references', 'export', '--html', file);
    expect(readFileSync(file, 'utf8')).toContain('<h2>Ben Osei</h2>');
    const stranger = await run('references', 'export', 'Ingrid Lind');
    expect(stranger.err).toContain('has not agreed to be a reference within twelve months');
  });
});
