import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { ben, nora } from '../cast.ts';
import type { FakeHouse } from '../fakes/house.ts';
import { norasDesk } from './noras-desk.ts';
import type { atDesk } from './at-desk.ts';

const scratch = mkdtempSync(join(tmpdir(), 'goodword-cli-'));

let house: FakeHouse;
let run: ReturnType<typeof atDesk>['run'];
let json: ReturnType<typeof atDesk>['json'];

beforeEach(async () => void ({ house, run, json } = await norasDesk()));

describe('from a draft to a mail', () => {
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
