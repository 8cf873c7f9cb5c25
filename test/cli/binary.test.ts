import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDataFolder } from '../../local/data-folder.ts';
import { goodword } from './at-desk.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const elsewhere = mkdtempSync(join(tmpdir(), 'goodword-binary-'));
const fresh = (name: string): string => join(elsewhere, name);
const PATIENT = { timeout: 120_000 };

test('the first thing anybody does works: a dry run on a fresh folder, from any place', PATIENT, async () => {
  const file = join(FIXTURES, 'address-books/linkedin-connections.csv');
  const came = await goodword(['contacts', 'import', file, '--dry-run', '--json'], {
    data: fresh('a'),
    cwd: elsewhere,
  });
  expect(came).toMatchObject({ exit: 0, err: '' });
  expect(JSON.parse(came.out)).toMatchObject({
    at: 'imported',
    dryRun: true,
    format: 'linkedin',
    unchanged: 0,
  });
});

test(
  'what one command keeps the next one finds, and a hostile name is shown without its escapes',
  PATIENT,
  async () => {
    const at = { data: fresh('b'), cwd: elsewhere, env: { COLUMNS: '80' } };
    const book = join(elsewhere, 'book.csv');
    writeFileSync(
      book,
      'name,email,company\n"Eve \u001b]0;pwned\u0007\u001b[2JAdams",eve@helio.example,"Helio \u202eevil"\n',
    );
    const added = await goodword(
      ['owner', 'add', '--name', 'Nora Reyes', '--address', 'nora@home.example', '--country', 'US'],
      at,
    );
    expect(added).toMatchObject({ exit: 0, err: '' });
    expect(await goodword(['contacts', 'import', book], at)).toMatchObject({ exit: 0 });
    const { exit, out } = await goodword(['rank'], at);
    expect(exit).toBe(0);
    expect(out).toContain('Eve');
    expect(out).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  },
);

test('exit codes reach the shell: usage 2, refused 1, a folder in use 3', PATIENT, async () => {
  writeFileSync(fresh('file'), '');
  const held = await openDataFolder(fresh('held'));
  try {
    const [usage, refused, wrongFolder, busy] = await Promise.all([
      goodword(['frobnicate'], { cwd: elsewhere }),
      goodword(['classify', 'nowhere.eml'], { cwd: elsewhere }),
      goodword(['status'], { data: fresh('file') }),
      goodword(['status', '--json'], { data: fresh('held') }),
    ]);
    expect(usage).toMatchObject({ exit: 2, out: '', err: expect.stringContaining('goodword --help') });
    expect(refused).toMatchObject({ exit: 1, out: '', err: expect.stringContaining('nowhere.eml') });
    expect(wrongFolder).toMatchObject({
      exit: 1,
      out: '',
      err: expect.stringContaining('cannot be the data folder'),
    });
    expect(busy).toMatchObject({ exit: 3, err: expect.stringContaining('is used by another Goodword') });
    expect(JSON.parse(busy.out)).toMatchObject({ exit: 3 });
  } finally {
    await held.close();
  }
});

test('it runs through a link, as npm makes one, and needs no data to classify a mail', PATIENT, async () => {
  const link = join(elsewhere, 'goodword');
  symlinkSync(fileURLToPath(new URL('../../cli/goodword.mjs', import.meta.url)), link);
  const mail = join(FIXTURES, 'mail/out-of-office-back-on-a-weekday.eml');
  const came = await goodword(
    ['classify', mail, '--json'],
    { cwd: elsewhere, data: '/nowhere/at/all' },
    link,
  );
  expect(came).toMatchObject({ exit: 0, err: '' });
  expect(JSON.parse(came.out)).toMatchObject({ label: 'out-of-office', returnDate: '2026-11-30' });
});
