import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fakeHouse } from '../fakes/house.ts';
import { atDesk } from './at-desk.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/mail/', import.meta.url));
const file = (name: string): string => `${FOLDER}${name}.eml`;

const desk = atDesk(fakeHouse());
const classified = async (...args: string[]) => {
  const came = await desk.run('classify', ...args, '--json');
  const lines = came.out.trimEnd().split('\n');
  return { ...came, results: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
};

test('an absence is told with the day of return, and its deputy is no referral', async () => {
  const { exit, results } = await classified(file('out-of-office-back-on-a-weekday'));
  expect(exit).toBe(0);
  expect(results).toEqual([
    expect.objectContaining({
      file: file('out-of-office-back-on-a-weekday'),
      label: 'out-of-office',
      primary: 'out-of-office',
      received: '2026-11-23',
      returnDate: '2026-11-30',
      until: null,
      bounce: [],
      people: [],
      phones: [],
    }),
  ]);
  expect(results[0]?.['evidence']).toContainEqual(expect.objectContaining({ from: 'header' }));
});

test('an answer full of escape sequences is read, and shown without them', async () => {
  const { results } = await classified(file('answer-with-terminal-escapes'));
  expect(results[0]).toMatchObject({ label: 'human', invited: true, from: { address: 'eve@helio.example' } });
  const { out } = await desk.run('classify', file('answer-with-terminal-escapes'));
  expect(out).toContain('I now lead the streaming team');
  expect(out).not.toMatch(/[^\P{Cc}\n]/u);
});

test('one line a file, whatever the files are, in their order', async () => {
  const files = readdirSync(FOLDER).map((name) => `${FOLDER}${name}`);
  const { results } = await classified(...files, '--received', '2026-11-23');
  expect(results.map((result) => result['file'])).toEqual(files);
  for (const result of results) expect(result).toHaveProperty('label');
});

test('a file that is not there is told in its place, and the others are classified', async () => {
  const { exit, results } = await classified('nowhere.eml', file('out-of-office-back-on-a-weekday'));
  expect(exit).toBe(1);
  expect(results).toEqual([
    { file: 'nowhere.eml', error: 'nowhere.eml is not there: no such file or folder' },
    expect.objectContaining({ label: 'out-of-office' }),
  ]);
});

test('a day that is none is a usage error', async () => {
  const came = await desk.run('classify', 'a.eml', '--received', 'tomorrow');
  expect(came).toMatchObject({ exit: 2, out: '' });
  expect(came.err).toContain('Write it as 2026-11-23.');
});
