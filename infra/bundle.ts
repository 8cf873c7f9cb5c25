import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, transformSync, type BuildOptions, type Metafile } from 'esbuild';
import { printStationery } from '../core/mail/stationery.ts';

/** The five doors AWS calls: `functions/<name>.ts`, each exporting `handler`. */
export const FUNCTION_NAMES = ['tick', 'due', 'mail-in', 'mail-events', 'web'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Bytes a cold start may load, the SDK included. What is beyond it is paid for by whoever waits for the first mail. */
export const BUNDLE_LIMIT = 700_000;

export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Writes what Lambda runs into a folder, the templates beside it. Answers the bytes that a cold start loads of it. */
export function bundle(name: FunctionName, folder: string): number {
  const { metafile } = buildSync({ ...bundleOptions(name, folder), metafile: true });
  const templates = join(PROJECT, 'templates');
  printStationery(templates, join(folder, 'templates'), (code) => transformSync(code, { minify: true }).code);
  const loaded = loadedAtStart(metafile, relative(PROJECT, join(folder, 'index.mjs')));
  return loaded.reduce((bytes, path) => bytes + (metafile.outputs[path]?.bytes ?? 0), 0);
}

/**
 * ESM with `mainFields: module` and the SDK bundled loads in half the time of CommonJS or of the SDK the runtime
 * brings (measured: 42 ms against 106 and 117). Splitting leaves in files of their own what is only imported when it
 * is needed: 124 KB of the SDK's ways to find credentials, none of which Lambda needs. The banner serves the CommonJS
 * packages inside, which call `require`.
 */
export function bundleOptions(name: FunctionName, folder: string): BuildOptions {
  return {
    entryPoints: { index: join(PROJECT, 'functions', `${name}.ts`) },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    absWorkingDir: PROJECT,
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    // Asked for and done without: errors mapped into templates, and the names of browsers.
    external: ['source-map', 'bowser'],
    alias: {
      '@aws-sdk/credential-provider-node': join(PROJECT, 'infra', 'lambda-credentials.ts'),
      'dom-serializer': join(PROJECT, 'infra', 'no-html-writer.ts'),
    },
    inject: [join(PROJECT, 'infra', 'joined-bytes.ts')],
    legalComments: 'none',
    // Words of many languages as they are: escaped, each letter of theirs would take three times the room.
    charset: 'utf8',
    logLevel: 'error',
  };
}

/** The files of a bundle that its start loads: those that are only imported when they are needed are left out. */
export function loadedAtStart({ outputs }: Metafile, entry: string): string[] {
  const loaded = new Set<string>();
  const load = (path: string): void => {
    const output = outputs[path];
    if (output === undefined || loaded.has(path)) return;
    loaded.add(path);
    for (const { kind, path: imported } of output.imports) if (kind === 'import-statement') load(imported);
  };
  load(entry);
  return [...loaded];
}
