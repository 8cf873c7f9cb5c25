import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SETTING_NAMES } from '../../core/runtime/config.ts';
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

  test('asks for its keys without fetch', async () => {
    let asked = 0;
    const parameters = createServer((_request, response) => {
      asked += 1;
      response.end(JSON.stringify({ Parameter: { Value: 'k'.repeat(40) } }));
    });
    await new Promise<void>((resolve) => parameters.listen(0, '127.0.0.1', resolve));
    const address = parameters.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const call = `let fetched = 0;
      globalThis.fetch = async () => { fetched += 1; throw new Error('no fetch'); };
      import(${JSON.stringify(join(folder, 'index.mjs'))}).then((m) => m.handler({ Records: [] }, {})).catch(() => {})
      .then(() => console.log(fetched))`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', call], {
      env: {
        ...Object.fromEntries(SETTING_NAMES.map((setting) => [setting, 'https://goodword.example'])),
        GOODWORD_TEMPLATES: join(folder, 'templates'),
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${port}`,
        AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
      },
    });
    parameters.close();
    expect(asked).toBe(1);
    expect(stdout.trim()).toBe('0');
  });
});

test('what every mail needs is one file beside the start and what the rest shares', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goodword-mail-in-'));
  try {
    bundle('mail-in', folder);
    const next = readFileSync(join(folder, 'next.mjs'), 'utf8');
    const files = [...next.matchAll(/(?:from|import)"(\.\/[^"]+)"/g)].map(([, file]) => file);
    expect(files.filter((file) => !['./index.mjs', './rest.mjs'].includes(file ?? ''))).toEqual([]);
    const parts = readdirSync(folder).filter((file) => /^(?:sort-mail|parse)-/.test(file));
    expect(parts.map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual([
      expect.stringMatching(/^export\{\S+ as readMail\}from"\.\/next\.mjs";$/),
      expect.stringMatching(/^export\{\S+ as sortMail\}from"\.\/next\.mjs";$/),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
