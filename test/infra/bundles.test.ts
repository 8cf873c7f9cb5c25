import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle, BUNDLE_LIMIT, FUNCTION_NAMES, PROJECT } from '../../infra/bundle.ts';

const written = FUNCTION_NAMES.filter((name) => existsSync(join(PROJECT, 'functions', `${name}.ts`)));

if (written.length === 0) test.skip('functions/*.ts are absent: there is no bundle to measure');
else test('each of the five doors is there', () => expect(written).toEqual(FUNCTION_NAMES));

describe.each(written)('%s', (name) => {
  let folder: string;
  let loadedAtStart: number;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), `goodword-${name}-`));
    loadedAtStart = bundle(name, folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test(`loads at most ${BUNDLE_LIMIT / 1000} KB at a cold start, the SDK included`, () => {
    expect(loadedAtStart).toBeGreaterThanOrEqual(statSync(join(folder, 'index.mjs')).size);
    expect(loadedAtStart).toBeLessThanOrEqual(BUNDLE_LIMIT);
  });

  test('brings its templates', () => {
    expect(existsSync(join(folder, 'templates', 'owner'))).toBe(true);
  });

  test('can be loaded without a setting, because loading does nothing', () => {
    const look = `import(${JSON.stringify(join(folder, 'index.mjs'))}).then((m) => console.log(typeof m.handler))`;
    const answer = execFileSync(process.execPath, ['--input-type=module', '-e', look], {
      env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    });
    expect(answer.toString()).toBe('function\n');
  });
});
