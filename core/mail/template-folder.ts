import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Far above any real template; bounds what a wrong file can cost. */
const MOST_BYTES = 64 * 1024;

/** A folder of templates. What is wrong with its files is gathered in `problems`, so that all of it is told at once. */
export interface TemplateFolder {
  problems: string[];
  /** Names of the folders in a folder, in order. */
  folders(place: string): string[];
  /** Content of each `.hbs` file in a folder, by its name without the ending. */
  templates(place: string): Map<string, string>;
  read(file: string): string | undefined;
}

export function templateFolder(root: string): TemplateFolder {
  const problems: string[] = [];
  const listed = (place: string) => {
    try {
      return readdirSync(join(root, place), { withFileTypes: true }).sort((a, b) =>
        a.name < b.name ? -1 : 1,
      );
    } catch {
      problems.push(`${place}: there is no such folder`);
      return [];
    }
  };
  const read = (file: string): string | undefined => {
    const path = join(root, file);
    // A link could lead out of the folder: whoever may write a template must not be able to read the machine.
    const kind = lstatSync(path, { throwIfNoEntry: false });
    if (!kind) problems.push(`${file}: it is missing`);
    else if (!kind.isFile()) problems.push(`${file}: it is no plain file (links are not followed)`);
    else if (kind.size > MOST_BYTES) problems.push(`${file}: it is longer than 64 KiB`);
    else return readFileSync(path, 'utf8');
    return undefined;
  };
  return {
    problems,
    read,
    folders: (place) => listed(place).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])),
    templates(place) {
      const names = listed(place).flatMap(({ name }) => (name.endsWith('.hbs') ? [name] : []));
      return new Map(names.map((name) => [name.slice(0, -'.hbs'.length), read(`${place}/${name}`) ?? '']));
    },
  };
}
