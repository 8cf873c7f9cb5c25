// What a cold start loads, and how long that takes beside the SDK clients alone.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import {
  bundle,
  BUNDLE_LIMIT,
  bundleOptions,
  FUNCTION_NAMES,
  type FunctionName,
  PROJECT,
} from '../infra/bundle.ts';
import { buildForStart, loadedAtStart } from '../infra/one-start-file.ts';
import { type Figure, figure, median, type Run } from './figure.ts';

export async function bundles({ quick, tell }: Run): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'goodword-bench-bundles-'));
  try {
    const made = FUNCTION_NAMES.map((name) => {
      const bytes = bundle(name, join(folder, name, 'ours'));
      const clients = bareClients(name, join(folder, name, 'bare'));
      tell(`${name}: ${bytes} bytes, beside ${clients.join(', ')}`);
      return { name, bytes, ours: [0].slice(1), bare: [0].slice(1) };
    });
    // All of them in turns, so that a busy moment of the machine meets each alike.
    for (let i = 0; i < (quick ? 5 : 15); i++)
      for (const { name, ours, bare } of made) {
        ours.push(await loadMs(join(folder, name, 'ours', 'index.mjs')));
        bare.push(await loadMs(join(folder, name, 'bare', 'index.mjs')));
      }
    return made.flatMap(({ name, bytes, ours, bare }) => {
      tell(`${name}: ${median(ours).toFixed(1)} ms beside ${median(bare).toFixed(1)} ms`);
      const limit = { name: `bundle of ${name}`, unit: 'KB', against: 'its limit' };
      const load = {
        name: `load of ${name}`,
        unit: 'x the processor time',
        against: 'a bundle of its SDK clients alone',
      };
      return [
        figure(limit, bytes / 1000, { at: 'most', is: BUNDLE_LIMIT / 1000 }, 0),
        figure(load, median(ours) / median(bare), { at: 'most', is: 1.3 }, 2),
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A bundle that imports what of the SDK the function has from its first line on, and nothing else, made in the same way. What
 * that is tells the bundler: each file of ours outside the parts that are only loaded when needed, and what it imports.
 */
function bareClients(name: FunctionName, outdir: string): string[] {
  const options = bundleOptions(name, outdir);
  const asked = { ...options, metafile: true, write: false, packages: 'external', minify: false } as const;
  const { metafile, outputFiles } = buildSync(asked);
  const started = new Set(loadedAtStart(metafile, relative(PROJECT, join(outdir, 'index.mjs'))));
  const names = new Map<string, Set<string>>();
  for (const { path, text } of outputFiles) {
    if (!started.has(relative(PROJECT, path))) continue;
    for (const [, list = '', client = ''] of text.matchAll(/import \{([^}]*)\} from "(@aws-sdk\/[^"]+)"/g)) {
      const known = names.get(client) ?? new Set();
      for (const one of list.split(',')) known.add(one.trim().split(' as ')[0] ?? '');
      names.set(client, known);
    }
  }
  const lines = [...names].map(([client, those]) => `export { ${[...those].join(', ')} } from '${client}';`);
  const { entryPoints: _, ...others } = options;
  const stdin = { contents: lines.join('\n'), resolveDir: PROJECT, sourcefile: 'index.ts' };
  buildForStart({ ...others, stdin, entryNames: 'index' }, outdir);
  return [...names.keys()];
}

const LOAD = fileURLToPath(new URL('load.mjs', import.meta.url));

/** In a process of its own: milliseconds of the processor that its import takes. */
async function loadMs(file: string): Promise<number> {
  const env = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  const { stdout } = await promisify(execFile)(process.execPath, [LOAD, file], { env });
  return Number(stdout);
}
