import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { INDEX, joinFiles, loadedAtStart, REST, small } from './one-start-file.ts';

/** What the first call loads, in one file. */
const NEXT = 'next.mjs';

/**
 * Joins what some later parts of a built folder need, and its start does not, into one file: the parts that every first call
 * loads. Splitting leaves them in two dozen files, each of which costs the loader half a millisecond. The files that held
 * them stay for whoever else asks for them, and pass on what is in the one.
 *
 * @param parts The source files of those parts, as the bundler names them.
 * @param started The files of the folder that its start was made of.
 */
export function joinNext(
  parts: readonly string[],
  {
    metafile,
    started,
    external,
  }: { metafile: Metafile; started: readonly string[]; external: readonly string[] },
  folder: string,
): void {
  const paths = Object.keys(metafile.outputs);
  const exportsOf = (path: string): string[] => metafile.outputs[path]?.exports ?? [];
  const entries = paths.filter((path) => parts.includes(metafile.outputs[path]?.entryPoint ?? ''));
  if (entries.length !== parts.length) throw new Error(`not each of ${parts.join(', ')} is loaded later`);
  const needed = new Set(entries.flatMap((entry) => loadedAtStart(metafile, entry)));
  const joined = [...needed]
    .filter((path) => !started.includes(path))
    .map((path, nth) => ({
      file: `./${basename(path)}`,
      names: exportsOf(path).map((name, i) => ({ name, long: `n${nth}_${i}` })),
    }));
  const elsewhere = paths.filter((path) => !needed.has(path) && !started.includes(path));
  const contents = joined.map(
    ({ file, names }) =>
      `export {${names.map(({ name, long }) => `${name} as ${long}`).join()}} from '${file}';`,
  );
  const outside = [`./${INDEX}`, `./${REST}`, ...elsewhere.map((path) => `./${basename(path)}`), ...external];
  writeFileSync(join(folder, NEXT), small(joinFiles(contents.join('\n'), folder, outside)));
  for (const { file, names } of joined) {
    const passed = names.map(({ name, long }) => `${long} as ${name}`).join();
    writeFileSync(join(folder, file), `export{${passed}}from"./${NEXT}";`);
  }
}
