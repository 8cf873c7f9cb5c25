import { describe, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { command } from '../../core/assistant/steer.ts';
import { writeDigest } from '../../core/assistant/write-digest.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { DAY, type Instant, plus } from '../../core/domain/instant.ts';
import { nora, person } from '../cast.ts';
import type { Desk } from './desk.ts';
import { kindOf, openDesk } from './desk.ts';

const NOW = '2026-11-29T23:00:00.000Z';
const ago = (days: number): Instant => plus(NOW, -days * DAY);
/** The digest asks on one week in four; this owner's is the one of `NOW`. */
const owner = { startedAt: ago(21 + 28 * 30), due: NOW };

const known = (id: string, name: string, about: Partial<Contact> = {}): Contact =>
  person({ id, name, createdAt: ago(800), ...about });

const old = [known('karlsan1', 'Karl Sand'), known('miasand1', 'Mia Sand')];

async function digests(desk: Desk, weeks = 1): Promise<string[]> {
  const texts: string[] = [];
  for (let week = 0; week < weeks; week++) {
    await writeDigest(desk.house, nora.id, true);
    texts.push(
      ...desk
        .look()
        .filter((letter) => kindOf(letter) === 'digest')
        .map(({ text }) => text),
    );
    desk.house.clock.advance(7 * DAY);
  }
  return texts.map((text) => text.replaceAll(/\s+/g, ' '));
}

const namesOf = async (desk: Desk) =>
  (await all(desk.house.contacts.ofOwner(nora.id))).map(({ name }) => name);
const say = async (desk: Desk, line: string) => {
  const owner = await desk.house.owners.get(nora.id);
  return (await command(desk.house, owner ?? nora, line))[0];
};

describe('people untouched for 24 months', () => {
  test('are asked about in one line of the digest, once and never again, and nothing is deleted by itself', async () => {
    const desk = await openDesk({ owner, contacts: old });
    const texts = await digests(desk, 9);
    expect(texts[0]).toContain(
      'Untouched for two years: Karl Sand, Mia Sand. Delete? "forget Karl Sand, Mia Sand" or "keep Karl Sand, Mia Sand"',
    );
    expect(texts.filter((text) => text.includes('Untouched for two years'))).toHaveLength(1);
    expect(await namesOf(desk)).toEqual(['Karl Sand', 'Mia Sand']);
  });

  test.each([
    ['spoken with', { lastContact: ago(700) }],
    ['noted about', { notes: [{ at: ago(10), text: 'moved to Lund' }] }],
    ['added since', { createdAt: ago(729) }],
  ])('are not those %s', async (_, about) => {
    const desk = await openDesk({ owner, contacts: [known('karlsan1', 'Karl Sand', about)] });
    expect((await digests(desk))[0]).not.toContain('Untouched');
  });

  test('are deleted or kept by the line the question names', async () => {
    const desk = await openDesk({ owner, contacts: [...old, known('piasand1', 'Pia Sand')] });
    expect(await say(desk, 'keep Pia Sand')).toMatchObject({ outcome: 'done', words: 'Pia Sand stays' });
    expect((await digests(desk))[0]).toContain('Untouched for two years: Karl Sand, Mia Sand.');
    expect(await say(desk, 'forget Karl Sand, Mia Sand')).toMatchObject({ outcome: 'done' });
    expect(await namesOf(desk)).toEqual(['Pia Sand']);
  });

  test('who is deleted is not brought back by an undo, and no copy is kept of him', async () => {
    const desk = await openDesk({ owner, contacts: old });
    await say(desk, 'forget Karl');
    expect(await say(desk, 'undo')).toMatchObject({ outcome: 'problem' });
    expect(await namesOf(desk)).toEqual(['Mia Sand']);
    const records = await desk.house.commands.latest(nora.id, 9);
    expect(records.every(({ before }) => before.contact === undefined)).toBe(true);
  });

  test.each(['forget', 'forget all', 'forget everybody', 'forget Karla'])(
    '"%s" deletes nobody',
    async (line) => {
      const desk = await openDesk({ owner, contacts: old });
      expect((await say(desk, line))?.outcome).not.toBe('done');
      expect(await namesOf(desk)).toHaveLength(2);
    },
  );
});

describe('an import of 90 days ago', () => {
  const day = ago(100).slice(0, 10);
  const imported = Array.from({ length: 7 }, (_, i) =>
    known(`import0${i}`, `Person ${'ABCDEFG'[i] ?? ''}`, { createdAt: ago(100), source: 'linkedin' }),
  );
  const used = known('usedper1', 'Used Person', { createdAt: ago(100), source: 'linkedin', trust: 4 });

  test('is asked about once, with how many were never written to', async () => {
    const desk = await openDesk({ owner, contacts: [...imported, used] });
    const texts = await digests(desk, 9);
    expect(texts[0]).toContain(
      `7 people you imported on ${day} you never wrote to. Keep them, or delete them?`,
    );
    expect(texts.filter((text) => text.includes('you imported on'))).toHaveLength(1);
    expect(await namesOf(desk)).toHaveLength(8);
  });

  test('is deleted by one line, without those the owner said something of', async () => {
    const desk = await openDesk({ owner, contacts: [...imported, used, ...old] });
    expect(await say(desk, `forget import ${day}`)).toMatchObject({
      outcome: 'done',
      words: expect.stringContaining('7 of the people') as string,
    });
    expect((await namesOf(desk)).sort()).toEqual(['Karl Sand', 'Mia Sand', 'Used Person']);
    expect(await say(desk, `forget import ${day}`)).toMatchObject({ outcome: 'problem' });
  });

  test('is kept by one line, and not asked about', async () => {
    const desk = await openDesk({ owner, contacts: imported });
    expect(await say(desk, `keep import ${day}`)).toMatchObject({ outcome: 'done' });
    expect((await digests(desk))[0]).not.toContain('you imported on');
  });
});
