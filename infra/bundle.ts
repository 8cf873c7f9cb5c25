import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, transformSync, type BuildOptions } from 'esbuild';
import { printStationery } from '../core/mail/stationery.ts';
import { joinNext } from './one-next-file.ts';
import { buildForStart } from './one-start-file.ts';

/** The five doors AWS calls: `functions/<name>.ts`, each exporting `handler`. */
export const FUNCTION_NAMES = ['tick', 'due', 'mail-in', 'mail-events', 'web'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Bytes a cold start may load, the SDK included. What is beyond it is paid for by whoever waits for the first mail. */
export const BUNDLE_LIMIT = 700_000;

/** What every first call of a function loads while it waits for something else. */
const LOADED_NEXT: Partial<Record<FunctionName, readonly string[]>> = {
  'mail-in': ['core/assistant/sort-mail.ts', 'core/mail/parse.ts'],
};

/** What runs templates that were printed as code, below `node_modules`. */
const HANDLEBARS_RUNTIME = join('handlebars', 'dist', 'cjs', 'handlebars.runtime.js');

export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Writes what Lambda runs into a folder, the templates beside it. Answers the bytes that a cold start loads of it. */
export function bundle(name: FunctionName, folder: string): number {
  const options = bundleOptions(name, folder);
  const { bytes, metafile, started } = buildForStart(options, folder);
  const next = LOADED_NEXT[name];
  if (next) joinNext(next, { metafile, started, external: options.external ?? [] }, folder);
  const templates = join(PROJECT, 'templates');
  printStationery(templates, join(folder, 'templates'), (code) => transformSync(code, { minify: true }).code);
  // Where `printed-press.ts` finds what runs a template: loaded with the first one.
  buildSync({
    entryPoints: [join(PROJECT, 'node_modules', HANDLEBARS_RUNTIME)],
    outfile: join(folder, 'node_modules', HANDLEBARS_RUNTIME),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    // Asked for and done without: errors mapped into templates.
    external: ['source-map'],
    logLevel: 'error',
  });
  return bytes;
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
    banner: {
      js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);",
    },
    // Asked for and done without: the names of browsers.
    external: ['bowser'],
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
