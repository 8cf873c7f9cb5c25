import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { buildSync, transformSync, type BuildOptions, type Metafile } from 'esbuild';
import { partForStart } from './needed-at-start.ts';

/** What Lambda imports. */
export const INDEX = 'index.mjs';
/** What the later parts share, and the start does not need. */
export const REST = 'rest.mjs';

/**
 * Builds into a folder, and joins what the start of `index.mjs` needs into that one. Splitting makes a dozen of files,
 * each of which costs the loader half a millisecond, and leaves in them whatever a later part needs of the same modules:
 * that is parted off into `rest.mjs`. What is only imported when it is needed stays beside it, and finds what it shares
 * with the start under the name it had. Answers the bytes that a start loads, and what it was made of.
 */
export function buildForStart(
  options: BuildOptions,
  folder: string,
): { bytes: number; metafile: Metafile; started: string[] } {
  // With the names as they are: they tell which statement needs which.
  const { metafile } = buildSync({ ...options, metafile: true, minify: false });
  const root = options.absWorkingDir ?? process.cwd();
  const started = loadedAtStart(metafile, relative(root, join(folder, INDEX)));
  const shared = started.filter((path) => basename(path) !== INDEX);
  const later = Object.keys(metafile.outputs).filter((path) => !started.includes(path));
  const namesOf = (path: string): string[] => metafile.outputs[path]?.exports ?? [];
  // Short names: a start reads each of them.
  const long = new Map(
    shared.flatMap((path) => namesOf(path).map((name) => `${path} ${name}`)).map((key, i) => [key, `s${i}`]),
  );
  const pairs = (path: string) =>
    namesOf(path).map((name) => ({ name, long: long.get(`${path} ${name}`) ?? name }));
  const contents = shared.map((path) => {
    const names = pairs(path).map(({ name, long }) => `${name} as ${long}`);
    const what = names.length === 0 ? `* as none${shared.indexOf(path)}` : `{${names.join()}}`;
    return `export ${what} from './${basename(path)}';`;
  });
  const joined = joinFiles([`export * from './${INDEX}';`, ...contents].join('\n'), folder, [
    ...later.map((path) => `./${basename(path)}`),
    ...(options.external ?? []),
  ]);
  const index = new Set(metafile.outputs[relative(root, join(folder, INDEX))]?.exports);
  const { start, rest } = partForStart(joined, index, `./${INDEX}`);
  for (const path of later) {
    const file = join(root, path);
    writeFileSync(file, small(readFileSync(file, 'utf8')));
  }
  for (const path of shared) {
    const names = pairs(path).map(({ name, long }) => `${long} as ${name}`);
    writeFileSync(join(root, path), `export{${names.join()}}from"./${REST}";`);
  }
  writeFileSync(join(folder, REST), small(rest));
  const code = small(start);
  writeFileSync(join(folder, INDEX), code);
  return { bytes: Buffer.byteLength(code), metafile, started };
}

/** The text of one module that has all that these lines export of the files of a folder; `external` stay where they are. */
export function joinFiles(contents: string, folder: string, external: string[]): string {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: folder, sourcefile: 'joined.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: TARGET,
    external,
    // What the first build left is needed by one part or another.
    treeShaking: false,
    charset: 'utf8',
    logLevel: 'error',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('\n');
}

/** The same module in fewer bytes. */
export const small = (code: string): string =>
  transformSync(code, { minify: true, format: 'esm', target: TARGET, charset: 'utf8', legalComments: 'none' })
    .code;

const TARGET = 'node24';

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
