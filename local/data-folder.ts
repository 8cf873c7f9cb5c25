import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Level } from 'level';
import { z } from 'zod';
import { CannotStart, codeOf, onDisk } from './cannot-start.ts';

/** Raised when what stands in the folder can no longer be read by an older program, or this one cannot read an older's. */
const FOLDER_VERSION = 1;

/** Everything the embedded AWS keeps on disk, held by one process at a time. */
export interface DataFolder {
  root: string;
  path(...parts: string[]): string;
  /** What was promised to be delivered and is not handled yet; being open is also what locks the folder. */
  journal: Level;
  close(): Promise<void>;
}

const versionFile = z.object({ version: z.number() });

/** Makes or opens the folder. Throws CannotStart where another process holds it or another version wrote it. */
export async function openDataFolder(root: string): Promise<DataFolder> {
  await onDisk(root, () => mkdir(root, { recursive: true }));
  const journal = await onDisk(root, () => lock(root));
  try {
    await onDisk(root, () => checkVersion(root));
  } catch (error) {
    await journal.close();
    throw error;
  }
  return {
    root,
    path: (...parts) => path.join(root, ...parts),
    journal,
    close: () => journal.close(),
  };
}

/** LevelDB's lock is the kernel's: it ends with the process, however that ends. */
async function lock(root: string): Promise<Level> {
  const journal = new Level(path.join(root, 'journal'));
  try {
    await journal.open();
    return journal;
  } catch (error) {
    if (codeOf(error) === 'LEVEL_LOCKED')
      throw new CannotStart(
        `${root} is used by another Goodword that runs: stop that one, or choose another data folder.`,
        'folder-in-use',
        error,
      );
    throw error;
  }
}

async function checkVersion(root: string): Promise<void> {
  const file = path.join(root, 'version.json');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) {
    await writeFile(file, `${JSON.stringify({ version: FOLDER_VERSION })}\n`);
    return;
  }
  const read = versionFile.safeParse(parsed(text));
  const version = read.success ? read.data.version : 0;
  if (version > FOLDER_VERSION)
    throw new CannotStart(
      `${root} was written by a newer Goodword (folder version ${version}, this one knows ${FOLDER_VERSION}): update Goodword, or choose another data folder.`,
      'folder-newer',
    );
  if (version < FOLDER_VERSION)
    throw new CannotStart(
      `${root} was written by an older Goodword (folder version ${version}, this one writes ${FOLDER_VERSION}): move it away, or run the older one.`,
      'folder-older',
    );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
