import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { ben, nora } from '../cast.ts';
import { type FakeHouse, fakeHouse } from '../fakes/house.ts';
import { atDesk } from './at-desk.ts';

const BOOKS = fileURLToPath(new URL('../fixtures/address-books/', import.meta.url));

let house: FakeHouse;
let run: ReturnType<typeof atDesk>['run'];
let json: ReturnType<typeof atDesk>['json'];

beforeEach(async () => {
  house = fakeHouse();
  ({ run, json } = atDesk(house));
  await house.owners.create(nora);
  await house.contacts.saveNew([{ ...ben, version: 0 }]);
});
const listed = async () => ((await json('contacts', 'list')) as { name: string }[]).map(({ name }) => name);

describe('contacts import', () => {
  test('a dry run shows what each column was taken for, and what is not used', async () => {
    const { out } = await run('contacts', 'import', `${BOOKS}google-new.csv`, '--dry-run');
    expect(out).toContain('4 rows (google); a dry run, nothing was written');
    expect(out).toMatch(/^ {4}E-mail 1 - Value -> email$/m);
    expect(out).toMatch(/not used: .*Birthday/);
    expect(out).not.toContain('undo-import');
  });

  test('a wrong guess is put right with --map', async () => {
    const map = ['Mitarbeiter=name', 'Kontaktpunkt=email', 'Wo gesehen=met'].flatMap((said) => [
      '--map',
      said,
    ]);
    expect((await run('contacts', 'import', `${BOOKS}unforeseen-headers.csv`)).err).toContain('--map');
    expect(await json('contacts', 'import', `${BOOKS}unforeseen-headers.csv`, ...map)).toMatchObject({
      new: 2,
    });
    expect(await json('contacts', 'show', 'Ana Ruiz')).toMatchObject({
      contact: { facts: { event: 'PyCon' } },
    });
  });

  test.each(['met', 'Where=nowhere', '=met'])(
    '--map %s is refused with the fields there are',
    async (said) => {
      const came = await run('contacts', 'import', `${BOOKS}google-new.csv`, '--map', said);
      expect(came.exit).not.toBe(0);
      expect(came.err).toContain('column=field');
    },
  );

  test('what is skipped of an archive is told with the file in it', async () => {
    const { out } = await run('contacts', 'import', `${BOOKS}linkedin-export.zip`);
    expect(out).toContain('Basic_LinkedInDataExport/Connections.csv line 8');
  });
});

test('who watches a big import sees a bar that fills, and the answer stays clean', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'goodword-bar-')), 'many.csv');
  const people = Array.from({ length: 6000 }, (_, i) => `Person P${i % 40},p${i % 40}@many.example`);
  writeFileSync(file, `name,email\n${people.join('\n')}\n`);
  const came = await atDesk(house, 80, true).run('contacts', 'import', file, '--json');
  expect(JSON.parse(came.out)).toMatchObject({ rows: 6000, new: 40 });
  const drawn = came.err.split('\r').filter(Boolean);
  expect(drawn).toHaveLength(15);
  expect(drawn[6]).toBe('[##############----------------]  46%  2800 of 6000');
  expect(drawn.at(-1)).toBe(`[${'#'.repeat(30)}] 100%  6000 of 6000\n`);
});

describe('taking back', () => {
  test('an import by its id, as the import said, or the newest', async () => {
    const { out } = await run('contacts', 'import', `${BOOKS}google-new.csv`);
    const [, id = ''] = /goodword contacts undo-import (\w{8})/.exec(out) ?? [];
    expect((await run('contacts', 'imports')).out).toContain(id);
    expect(await listed()).toHaveLength(4);
    expect((await run('contacts', 'undo-import', id)).out).toContain('google-new.csv is taken back: 3 gone');
    expect(await listed()).toEqual(['Ben Osei']);
    expect(await run('contacts', 'undo-import')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('there is no import to take back'),
    });
  });
});

describe('two of one person', () => {
  beforeEach(() =>
    run('contacts', 'add', 'Ben K. Osei', '--address', 'b.osei@home.example', '--city', 'Lund'),
  );

  test('are shown, made one, and made two again', async () => {
    const pairs = (await json('contacts', 'duplicates')) as { one: { id: string }; other: { id: string } }[];
    expect(pairs).toHaveLength(1);
    const merged = await run('contacts', 'merge', ben.id, 'b.osei@home.example');
    expect(merged.out).toContain(`To undo: goodword contacts unmerge ${ben.id}`);
    expect(await listed()).toEqual(['Ben Osei']);
    expect((await run('contacts', 'duplicates')).out).toContain('Nobody seems to be there twice');
    expect(await run('contacts', 'unmerge', ben.id)).toMatchObject({ exit: 0 });
    expect(await listed()).toEqual(['Ben K. Osei', 'Ben Osei']);
  });

  test('a merge that cannot be is refused in words', async () => {
    expect((await run('contacts', 'merge', ben.id, ben.id)).err).toContain('the same contact twice');
    expect((await run('contacts', 'unmerge', ben.id)).err).toContain('nobody was merged');
  });
});
