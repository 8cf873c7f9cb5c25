import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { Refused } from './exit.ts';

/** The content of a file, or a refusal that names it. */
export async function contentOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Refused(`${file} ${reasonOf(error)}`);
  }
}

/** A file to be read piece by piece, as often as needed, or a refusal that names it. */
export async function streamOf(file: string): Promise<() => AsyncIterable<Uint8Array>> {
  try {
    const handle = await open(file);
    await handle.read(Buffer.alloc(1), 0, 1, 0).finally(() => handle.close());
  } catch (error) {
    throw new Refused(`${file} ${reasonOf(error)}`);
  }
  return () => createReadStream(file);
}

/**
 * Writes a file that an option named, or refuses with the option and the reason. What comes piece by piece bears its name
 * only once it is whole: half a backup under the name of one would be relied on.
 */
export async function writeTo(
  option: string,
  file: string,
  content: string | AsyncIterable<string>,
): Promise<void> {
  try {
    // A list of people is nobody else's business on a shared computer.
    const onlyYou = { mode: 0o600 };
    if (typeof content === 'string' || (await isNoFile(file))) await writeFile(file, content, onlyYou);
    else await writeWhole(file, content, onlyYou);
  } catch (error) {
    throw new Refused(`${option}: ${file} ${reasonOf(error)}`);
  }
}

async function writeWhole(
  file: string,
  content: AsyncIterable<string>,
  how: { mode: number },
): Promise<void> {
  const part = `${file}.part`;
  try {
    await writeFile(part, content, how);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

/** A folder, or a device such as /dev/stdout, beside which nothing is put. */
async function isNoFile(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && !found.isFile();
}

const REASONS: Record<string, string> = {
  ENOENT: 'is not there: no such file or folder',
  EISDIR: 'is a folder; name the file itself',
  EACCES: 'may not be read or written by you',
  ENOSPC: 'does not fit on the disk',
  EROFS: 'lies on a disk that cannot be written to',
};

/** What stood in the way, for errors of the file system; all others are no fault of the file and go on. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
  return REASONS[String(error.code)] ?? `cannot be read or written: ${error.message}`;
}
