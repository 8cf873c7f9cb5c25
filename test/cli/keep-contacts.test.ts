import { fileURLToPath } from 'node:url';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeHouse } from '../fakes/house.ts';
import { ben } from '../cast.ts';
import { lind, norasDesk } from './noras-desk.ts';
import { atDesk } from './at-desk.ts';

const BOOKS = fileURLToPath(new URL('../fixtures/address-books/', import.meta.url));

const scratch = mkdtempSync(join(tmpdir(), 'goodword-cli-'));

let run: ReturnType<typeof atDesk>['run'];
let json: ReturnType<typeof atDesk>['json'];

beforeEach(async () => void ({ run, json } = await norasDesk()));

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

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
