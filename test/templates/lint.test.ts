import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lintSequences } from '../../core/assistant/lint-sequences.ts';
import { previewStep } from '../../core/assistant/preview-step.ts';
import { openStationery } from '../../core/mail/stationery.ts';
import { ben, nora } from '../cast.ts';
import { fakeHouse } from '../fakes/house.ts';

const world = fakeHouse().world;
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** The shipped templates, with some files replaced. */
function templates(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  folders.push(folder);
  cpSync('templates', folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
}
const findings = (files: Record<string, string>) =>
  lintSequences({ stationery: openStationery(templates(files)), world }).map(
    ({ step, rule }) => `${step} ${rule}`,
  );

describe('the shipped sequences', () => {
  it('break no rule for anybody of the cast', () => {
    expect(lintSequences({ stationery: openStationery('templates'), world })).toEqual([]);
  });

  it('need at most two answers of the owner before a first mail', () => {
    for (const { steps } of openStationery('templates').sequences())
      for (const facts of [steps[0]!.facts, ...Object.values(steps[0]!.factsByKind ?? {})])
        expect(facts.length).toBeLessThanOrEqual(2);
  });
});

describe('checking sequences', () => {
  const body =
    'Hi {{contact.greeting}},\n\nSorry to bother you, do you have a job for me?\n\n{{> signature}}\n';

  it('finds what a template says wrong', () => {
    const found = findings({
      'sequences/reconnect/1-inquire.hbs': `subject: Your work these days\n---\n${body}`,
    });
    expect(found).toEqual(
      expect.arrayContaining(['1-inquire apology', '1-inquire first-stage', '1-inquire length']),
    );
  });

  it('finds a template that uses a fact its step does not need', () => {
    const found = findings({
      'sequences/reconnect/2-nudge.hbs':
        'subject: Your work\n---\nHi {{contact.greeting}}, {{facts.promise}}?',
    });
    expect(found).toContain('2-nudge template');
  });
});

describe('opening the templates', () => {
  it('names the file that does not parse when its mail is written', () => {
    const stationery = openStationery(
      templates({ 'sequences/reconnect/2-nudge.hbs': 'subject: x\n---\n{{#if a}}' }),
    );
    expect(() => stationery.step('reconnect', '2-nudge', {})).toThrow(
      'sequences/reconnect/2-nudge.hbs: Parse error',
    );
  });

  it.each([
    [
      'a missing step',
      { 'sequences/reconnect/sequence.yaml': 'steps: []' },
      'sequences/reconnect/sequence.yaml:1: title',
    ],
    [
      'a template of no step',
      { 'sequences/reconnect/9-more.hbs': 'subject: x\n---\nx' },
      'sequences/reconnect/9-more.hbs: no step',
    ],
    [
      'a template without a subject',
      { 'sequences/reconnect/2-nudge.hbs': 'Hi' },
      '2-nudge.hbs: it must begin with "subject',
    ],
    [
      'a template as large as a book',
      { 'partials/signature.hbs': 'x'.repeat(70_000) },
      'partials/signature.hbs: it is longer than 64 KiB',
    ],
  ])('names the file with %s', (_, files, words) => {
    expect(() => openStationery(templates(files))).toThrow(words);
  });

  it('does not follow a link out of the folder', () => {
    const folder = templates({});
    rmSync(join(folder, 'partials/signature.hbs'));
    symlinkSync('/etc/passwd', join(folder, 'partials/signature.hbs'));
    expect(() => openStationery(folder)).toThrow('links are not followed');
  });

  it('asks for a step by name only, so that no path leads anywhere', () => {
    const stationery = openStationery('templates');
    expect(() => stationery.step('../owner', 'digest', {})).toThrow('no template');
    expect(() => stationery.owner('../sequences/reconnect/2-nudge', {})).toThrow('no template');
  });

  it('takes richer HTML from beside an owner mail, and escapes in it', () => {
    const folder = templates({
      'owner/hello.hbs': 'subject: Hello {{name}}\n---\nHello {{name}},\n  it is\n  a table.',
      'owner/hello.html.hbs': '<b>{{name}}</b>',
      'owner/plain.hbs': 'subject: Hello\n---\nHello {{name}}',
    });
    const stationery = openStationery(folder);
    expect(stationery.owner('hello', { name: '<Ana>' })).toEqual({
      subject: 'Hello <Ana>',
      text: 'Hello <Ana>,\n  it is\n  a table.\n',
      html: '<b>&lt;Ana&gt;</b>',
    });
    expect(stationery.owner('plain', { name: '<Ana>' }).html).toContain('Hello &lt;Ana&gt;');
  });
});

describe('a preview', () => {
  async function house() {
    const fake = fakeHouse({ stationery: openStationery('templates') });
    await fake.owners.create(nora);
    await fake.contacts.save({ ...ben, version: 0 });
    return fake;
  }
  const wish = { ownerId: nora.id, contactId: ben.id, sequence: 'reconnect' };

  it('is the mail a contact would get, and when', async () => {
    const fake = await house();
    const preview = await previewStep(fake, wish);
    expect(preview).toMatchObject({
      at: 'mail',
      to: 'ben@helio.example',
      subject: 'Atlas migration, and your work',
    });
    if (preview.at === 'mail') expect(preview.goes > fake.world.now()).toBe(true);
  });

  it('of a later step stands in the thread of the first', async () => {
    const preview = await previewStep(await house(), { ...wish, step: '2-nudge' });
    expect(preview).toMatchObject({ at: 'mail', subject: 'Re: Atlas migration, and your work' });
  });

  it('says what is missing, and what there is instead of what was named wrong', async () => {
    const fake = await house();
    expect(await previewStep(fake, { ...wish, step: '3-ask' })).toMatchObject({
      at: 'missing',
      fact: 'answer',
    });
    expect(await previewStep(fake, { ...wish, step: '7-beg' })).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('1-inquire'),
    });
    expect(await previewStep(fake, { ...wish, sequence: 'beg' })).toMatchObject({
      because: expect.stringContaining('reconnect'),
    });
    expect(await previewStep(fake, { ...wish, contactId: 'nobody00' })).toMatchObject({ at: 'refused' });
  });
});
