import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { PROJECT } from '../infra/bundle.ts';

const text = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' });
const Measured = z.object({
  figures: z.array(
    z.object({ set: z.string(), name: z.string(), value: z.number(), unit: z.string(), holds: z.boolean() }),
  ),
});

test('the page on accuracy is what its numbers render, and every bar in it holds', () => {
  const page = node('bench/accuracy-page.mjs', 'docs/accuracy.json');
  expect(page.stdout, page.stderr).toBe(text('docs/accuracy.md'));
  const { figures } = Measured.parse(JSON.parse(text('docs/accuracy.json')));
  expect(figures.filter(({ holds }) => !holds)).toEqual([]);
  expect(figures.length).toBeGreaterThan(15);
});

test('what the README says of accuracy in per cent is one of the numbers measured', () => {
  const { figures } = Measured.parse(JSON.parse(text('docs/accuracy.json')));
  const measured = figures.filter(({ unit }) => unit === '%').map(({ value }) => value.toFixed(1));
  const said = text('README.md')
    .split('\n')
    .filter((line) => line.includes('docs/accuracy.md'))
    .flatMap((line) => [...line.matchAll(/(\d{1,3}(?:\.\d)?) ?%/g)].map(([, n]) => Number(n).toFixed(1)));
  for (const number of said) expect(measured).toContain(number);
});

test('a run without the corpora, or without the scorers, says what is missing and how to give it', () => {
  const none = node('bench/accuracy-run.mjs', '/nowhere');
  expect(none.status).toBe(2);
  expect(none.stderr).toMatch(/replies\.dev\.jsonl is not there: give the folder/);
  const unsaid = node('bench/accuracy-run.mjs');
  expect(unsaid.stderr).toContain('Usage: npm run accuracy -- DIR');
  const empty = mkdtempSync(join(tmpdir(), 'corpora-'));
  expect(node('bench/accuracy-run.mjs', empty).status).toBe(2);
});
