import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BackupLine, readBackup } from '../../cli/operator/backup-file.ts';
import { approve } from '../../core/assistant/approve.ts';
import { holdRestored } from '../../core/assistant/hold-restored.ts';
import { ben, lind } from '../cast.ts';
import { kindOf, openDesk } from '../assistant/desk.ts';

const HEAD = '{"goodword":"backup","format":1,"at":"2026-11-25T10:00:00.000Z"}';
const item = (n: number, more: object = {}) =>
  JSON.stringify({ item: { pk: `OWNER#nora000${n}`, sk: 'OWNER', v: 1, ...more }, bytes: [] });
const bytes = (text: string, size = 7) => {
  const all = new TextEncoder().encode(text);
  return () =>
    Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.subarray(i * size, (i + 1) * size));
};

async function lines(text: string): Promise<BackupLine[]> {
  const found: BackupLine[] = [];
  for await (const line of (await readBackup('a.backup', bytes(text))).lines()) found.push(line);
  return found;
}

describe('a backup that is read', () => {
  test('comes whole, wherever its pieces are cut, inside a letter too', async () => {
    const text = [HEAD, item(1, { name: 'Zoë Ångström 🌍' }), item(2), '{"end":2}', ''].join('\n');
    expect(await lines(text)).toMatchObject([{ item: { name: 'Zoë Ångström 🌍' } }, { item: {} }]);
  });

  test.each([
    ['nothing', '', /is no backup/],
    ['another file', 'First Name,Last Name\nBen,Osei\n', /is no backup/],
    ['a file without lines', 'x'.repeat(5_000_000), /is no backup/],
    ['one that is cut', [HEAD, item(1), item(2)].join('\n'), /cut off after line 3/],
    ['one that lacks a line', [HEAD, item(1), '{"end":2}'].join('\n'), /cut off/],
    ['one with a damaged line', [HEAD, item(1), '{"item":', '{"end":2}'].join('\n'), /line 3 cannot be read/],
    ['one with more behind its end', [HEAD, '{"end":0}', item(1)].join('\n'), /line 3 cannot be read/],
    ['one of a newer Goodword', [HEAD, item(1, { v: 9 }), '{"end":1}'].join('\n'), /version 9.*git pull/],
  ])('%s is refused', async (_what, text, words) => {
    await expect(readBackup('a.backup', bytes(text, 65_536))).rejects.toThrow(words);
  });
});

describe('a backup that is larger than the memory', () => {
  const MAILS = 30_000;
  let folder = '';
  beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'goodword-restore-'))));
  afterAll(() => rm(folder, { recursive: true }));

  test('is put back all the same', { timeout: 240_000 }, async () => {
    const file = path.join(folder, 'large.backup');
    const text = 'what we said at the fair, and what came of it. '.repeat(100);
    function* large() {
      yield `${HEAD}\n`;
      for (let i = 0; i < MAILS; i++) yield `${item(i, { text })}\n`;
      yield `{"end":${MAILS}}\n`;
    }
    await pipeline(Readable.from(large()), createWriteStream(file));
    const { size } = await stat(file);
    const limit = 96;
    expect(size).toBeGreaterThan(1.4 * limit * 1024 * 1024);
    const script = fileURLToPath(new URL('restore-under-a-limit.ts', import.meta.url));
    const came = await promisify(execFile)(process.execPath, [
      ...[`--max-old-space-size=${limit}`, '--import', 'tsx', script, file],
    ]);
    expect(JSON.parse(came.stdout)).toMatchObject({ items: MAILS });
  });
});

test('an owner is told after a restore which drafts wait a second time, and which mails are in doubt', async () => {
  const desk = await openDesk({ contacts: [ben, lind] });
  await approve(desk.house, await desk.start(ben));
  await desk.start(lind);
  desk.look();
  const came = await holdRestored(desk.house, desk.house.clock.now());
  expect(came).toMatchObject({ owners: 1, inDoubt: 1, again: 1 });
  const told = desk.look().filter((letter) => kindOf(letter) === 'notice');
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toMatch(/may have gone out since: Ben Osei\./);
  expect(told[0]?.text).toMatch(/wait again: [^.]*Lind\. You may have decided on them already/);
  await holdRestored(desk.house, desk.house.clock.now());
  expect(desk.look()).toEqual([]);
});
