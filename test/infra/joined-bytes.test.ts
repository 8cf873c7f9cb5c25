import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { fc } from '../examples.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMail } from '../../core/mail/parse.ts';
import { Blob as JoinedBytes } from '../../infra/joined-bytes.ts';
import { PROJECT } from '../../infra/bundle.ts';

const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.uint8Array(),
  fc.uint8Array().map((bytes) => Uint8Array.from(bytes).buffer),
  fc.uint8Array({ minLength: 3 }).map((bytes) => Uint8Array.from(bytes).subarray(1, -1)),
);

test('pieces of every sort are joined as a Blob joins them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece), async (pieces) => {
      const joined = await new JoinedBytes(pieces).arrayBuffer();
      expect(new Uint8Array(joined)).toEqual(new Uint8Array(await new Blob(pieces).arrayBuffer()));
    }),
  );
});

describe('mail read in a bundle', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'goodword-reader-'));
    buildSync({
      entryPoints: [join(PROJECT, 'core', 'mail', 'parse.ts')],
      inject: [join(PROJECT, 'infra', 'joined-bytes.ts')],
      ...{
        bundle: true,
        platform: 'node',
        format: 'esm',
        outfile: join(folder, 'parse.mjs'),
        logLevel: 'error',
      },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const mails = readdirSync(join(PROJECT, 'test', 'fixtures'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.eml'),
  );
  test.each(mails)('%s says what it says on a laptop', async (name) => {
    const bytes = readFileSync(join(PROJECT, 'test', 'fixtures', name));
    const bundled = (await import(join(folder, 'parse.mjs'))) as { readMail: typeof readMail };
    expect(await bundled.readMail(bytes)).toEqual(await readMail(bytes));
  });
});
