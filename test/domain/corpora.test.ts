import { existsSync } from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Third parties' mail, kept beside the project and never in it. */
const CORPORA = fileURLToPath(new URL('../../../shared/corpora', import.meta.url));
const present = existsSync(CORPORA);

test.skipIf(!present)(
  'the reading of mail holds on the corpora beside the project',
  { timeout: 120_000 },
  () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: root });
    const run = spawnSync(process.execPath, ['bench/accuracy-run.mjs', CORPORA], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(run.status, run.stderr).toBe(0);
    const [exact = 0, , f1 = 0] = figures(
      /\| all +\| 278 +\| ([\d.]+)% +\| ([\d.]+)% +\| ([\d.]+)/,
      run.stdout,
    );
    expect(exact).toBeGreaterThanOrEqual(90);
    expect(f1).toBeGreaterThanOrEqual(0.95);
    expect(run.stdout).toContain('(0 people taken for machines)');
    expect(run.stdout).toMatch(/false positives on non-bounces: 0 of/);
  },
);

test.skipIf(present)('no corpora lie beside the project, so nothing was scored', () => {
  expect(present).toBe(false);
});

const figures = (pattern: RegExp, text: string): number[] => (pattern.exec(text) ?? []).slice(1).map(Number);
