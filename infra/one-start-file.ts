import { writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { buildSync, type BuildOptions, type Metafile } from 'esbuild';

/** What Lambda imports. */
const INDEX = 'index.mjs';

/**
 * Builds into a folder, and joins the files that the start of `index.mjs` loads into that one. Splitting makes a dozen of
 * them, and each costs the loader half a millisecond. What is only imported when it is needed stays beside it, and finds
 * what it shares with the start under the name it had. Answers the bytes that a start loads.
 */
export function buildForStart(options: BuildOptions, folder: string): number {
  const { metafile } = buildSync({ ...options, metafile: true });
  const root = options.absWorkingDir ?? process.cwd();
  const started = loadedAtStart(metafile, relative(root, join(folder, INDEX)));
  const shared = started.filter((path) => basename(path) !== INDEX);
  const later = Object.keys(metafile.outputs).filter((path) => !started.includes(path));
  const names = (path: string, pair: (name: string, long: string) => string): string =>
    (metafile.outputs[path]?.exports ?? [])
      .map((name) => pair(name, `s${shared.indexOf(path)}_${name}`))
      .join();
  const lines = shared.map(
    (path) => `export {${names(path, (name, long) => `${name} as ${long}`)}} from './${basename(path)}';`,
  );
  const { metafile: joined } = buildSync({
    stdin: {
      contents: [`export * from './${INDEX}';`, ...lines].join('\n'),
      resolveDir: folder,
      sourcefile: 'start.mjs',
    },
    outfile: join(folder, INDEX),
    allowOverwrite: true,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: later.map((path) => `./${basename(path)}`).concat(options.external ?? []),
    // What the first build left is needed, whatever this package says of the effects of its own files.
    ignoreAnnotations: true,
    charset: 'utf8',
    logLevel: 'error',
    metafile: true,
  });
  for (const path of shared)
    writeFileSync(
      join(root, path),
      `export{${names(path, (name, long) => `${long} as ${name}`)}}from"./${INDEX}";`,
    );
  return Object.values(joined.outputs).reduce((all, { bytes }) => all + bytes, 0);
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
