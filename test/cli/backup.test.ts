import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../cli/main.ts';
import { connect } from '../../local/connect.ts';
import { freshFolder } from '../local/stack.ts';

const PATIENT = { timeout: 90_000 };
let [here, elsewhere]: Awaited<ReturnType<typeof freshFolder>>[] = [];
const file = (name: string): string =>
  path.join(here?.dataDir ?? '', '..', `${path.basename(here?.dataDir ?? '')}-${name}`);

beforeAll(async () => {
  here = await freshFolder();
  elsewhere = await freshFolder();
  await at(here, 'owner', 'add', '--name', 'Nora Reyes', '--address', 'nora@home.example', '--country', 'US');
  await at(here, 'owner', 'add', '--name', 'Tom Hale', '--address', 'tom@home.example', '--country', 'US');
  await at(
    here,
    'contacts',
    'add',
    'Ben Osei',
    '--address',
    'ben@helio.example',
    '--owner',
    'nora@home.example',
  );
  await at(
    here,
    'contacts',
    'add',
    'Ruth Kay',
    '--address',
    'ruth@kestrel.example',
    '--owner',
    'tom@home.example',
  );
  await at(here, 'stop', 'Ben Osei', '--reason', 'he said so', '--owner', 'nora@home.example');
}, 120_000);

afterAll(async () => {
  await here?.remove();
  await elsewhere?.remove();
});

async function at(folder: typeof here, ...args: string[]): Promise<{ exit: number; said: string }> {
  let said = '';
  const page = new Writable({
    write(piece: Buffer, _encoding, done) {
      said += piece.toString();
      done();
    },
  });
  const paper = { out: page, err: page, width: undefined };
  const exit = await main([...args, '--data', folder?.dataDir ?? ''], paper);
  return { exit, said };
}

describe('a backup', () => {
  test(
    'is readable by its maker only, and cut off it is refused before anything is written',
    PATIENT,
    async () => {
      expect(await at(here, 'backup', file('all'))).toMatchObject({ exit: 0 });
      expect((await stat(file('all'))).mode & 0o077).toBe(0);
      const text = await readFile(file('all'), 'utf8');
      await writeFile(file('cut'), text.split('\n').slice(0, -3).join('\n'));
      expect(await at(elsewhere, 'restore', file('cut'))).toMatchObject({
        exit: 1,
        said: expect.stringContaining('is cut off'),
      });
      expect((await at(elsewhere, 'owner', 'list')).said).toContain('There is no owner yet');
    },
  );

  test(
    'everything of one owner goes elsewhere, the addresses never to be written to included',
    PATIENT,
    async () => {
      expect(await at(here, 'export', file('nora'), '--owner', 'nora@home.example')).toMatchObject({
        exit: 0,
      });
      const text = await readFile(file('nora'), 'utf8');
      expect(text).not.toContain('tom@home.example');
      expect(text).not.toContain('Ruth Kay');
      expect(await at(elsewhere, 'restore', file('nora'))).toMatchObject({ exit: 1 });
      expect(await at(elsewhere, 'import', file('nora'))).toMatchObject({ exit: 0 });
      expect((await at(elsewhere, 'contacts', 'show', 'Ben Osei')).said).toContain('ben@helio.example');
      const { assistant, close } = await connect({ dataDir: elsewhere?.dataDir ?? '' });
      // Another data folder has another key: the hash of the old one would have been lost.
      expect(await assistant.house.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'owner' });
      await close();
      expect(await at(elsewhere, 'import', file('nora'))).toMatchObject({
        exit: 1,
        said: expect.stringContaining('is here already'),
      });
    },
  );

  test('what was noted can be asked for, and the log names nobody', PATIENT, async () => {
    const { exit, said } = await at(here, 'logs');
    expect(exit).toBe(0);
    expect(said).not.toContain('@helio.example');
  });
});
