import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { goodword } from '../cli/program.ts';
import { BUNDLE_LIMIT, FUNCTION_NAMES, PROJECT } from '../infra/bundle.ts';
import { readDeployment } from '../infra/deployment.ts';

const text = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
const textsOf = (folder: string): string[] =>
  readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => text(join(folder, name)));
const all = (pattern: RegExp, of: string): string[] =>
  [...of.matchAll(pattern)].map(([, found = '']) => found);

const readme = text('README.md');
const flow = readme.slice(readme.indexOf('## The flow'), readme.indexOf('Doors translate'));
const infra = textsOf('infra').join('\n');
const papers = ['README.md', 'STYLE.md', 'CHANGELOG.md']
  .concat(
    readdirSync(join(PROJECT, 'docs'), { recursive: true, encoding: 'utf8' }).map((n) => join('docs', n)),
  )
  .filter((path) => path.endsWith('.md'));
const { version, scripts, engines } = z
  .object({
    version: z.string(),
    scripts: z.record(z.string(), z.string()),
    engines: z.object({ node: z.string() }),
  })
  .parse(JSON.parse(text('package.json')));

describe('what the papers tell people to type exists', () => {
  test.each(papers)('%s: npm scripts', (path) => {
    const named = [...all(/\bnpm run ([\w:-]+)/g, text(path)), ...all(/\bnpm (start|test)\b/g, text(path))];
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test.each(papers)('%s: links lead to a file', (path) => {
    const links = all(/\]\((?!https?:|#)([^)#]+)/g, text(path));
    expect(links.filter((link) => !existsSync(join(PROJECT, dirname(path), link)))).toEqual([]);
  });

  test.each(papers)('%s: commands of the command line', (path) => {
    const known = goodword(() => async () => {}).commands.map((command) => command.name());
    const typed = all(/(?:^\s*|`)(?:npx )?goodword ([a-z][\w-]*)/gm, text(path));
    expect(typed.filter((name) => !known.includes(name))).toEqual([]);
  });

  const local = textsOf('local').join('\n');
  test.skipIf(local === '')('ports', () => {
    const ports = all(/\b(?:127\.0\.0\.1|localhost):(\d{2,5})\b/g, readme);
    expect(
      ports.filter((port) => !new RegExp(`\\b${port.replace(/(\d)(?=(\d{3})$)/, '$1_?')}\\b`).test(local)),
    ).toEqual([]);
  });

  test('context keys, with their defaults', () => {
    const typed = all(/-c (\w+)=/g, readme);
    const rows = [...readme.matchAll(/^\| `(\w+)`\s+\| (?:`([^`]+)`|none)/gm)];
    const defaults: Record<string, unknown> = { ...readDeployment(() => undefined) };
    expect(typed.filter((key) => !rows.some(([, row]) => row === key))).toEqual([]);
    for (const [, key = '', value] of rows)
      expect([key, String(defaults[key])]).toEqual([key, String(value)]);
    for (const key of Object.keys(defaults)) expect(rows.map(([, row]) => row)).toContain(key);
  });
});

describe('numbers in the README are those of the program', () => {
  test('the Node it needs', () => {
    expect(readme).toContain(`nothing but Node ${engines.node.replace(/\D/g, '')}.`);
  });

  test('the five functions, by name', () => {
    expect(readme).toContain('five functions');
    for (const name of FUNCTION_NAMES) expect(flow).toMatch(new RegExp(`\\b${name}\\b`));
  });

  test('the limit of a bundle', () => {
    expect(all(/loads at most (\d+) KB/g, readme)).toEqual([String(BUNDLE_LIMIT / 1000)]);
  });

  test('alarms, attempts, and how long things are kept', () => {
    const said = (pattern: RegExp) => pattern.exec(readme)?.[1];
    expect(said(/There are (\d+) alarms/)).toBe(
      String(all(/^export const (\w+) = \([^)]*\): Watch/gm, infra).length),
    );
    expect(infra).toContain(
      `retentionPeriod: Duration.days(${said(/waits (\d+) days in a dead letter queue/)})`,
    );
    expect(said(/failed (\w+) times/)).toBe('five');
    expect(infra).toContain('maxReceiveCount: 5');
    expect(said(/logs are kept (\d+) days/)).toBe('30');
    expect(infra).toContain('RetentionDays.ONE_MONTH');
  });

  test('the newest entry of the changelog is this version', () => {
    expect(all(/^## (\S+)/gm, text('CHANGELOG.md'))[0]).toBe(version);
  });
});

describe('decisions', () => {
  const decisions = readdirSync(join(PROJECT, 'docs/decisions')).sort();

  test('are numbered without a gap', () => {
    expect(decisions.map((name) => Number(name.slice(0, 4)))).toEqual(decisions.map((_, i) => i + 1));
  });

  test.each(decisions)('%s can be read in two minutes', (name) => {
    expect(text(`docs/decisions/${name}`).trimEnd().split('\n').length).toBeLessThanOrEqual(30);
    expect(text(`docs/decisions/${name}`)).toMatch(/^# \d+\. \S/);
  });
});
