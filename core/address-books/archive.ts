import { Unzip, UnzipInflate } from 'fflate';
import type { OpenFile } from './row.ts';

/** Bytes inflated at a time: deflate makes at most a thousand of one, so that a bomb is met in pieces of 4 MB. */
const SLICE = 4096;
/** Files of an archive that are looked at. */
const MOST_FILES = 5000;

/** An archive that cannot be read. */
export class NoArchive extends Error {
  override name = 'NoArchive';
}

/** The names of all files of a ZIP archive; nothing is unpacked. */
export async function namesIn(archive: OpenFile): Promise<string[]> {
  const names: string[] = [];
  const unzip = new Unzip((file) => {
    if (names.length >= MOST_FILES) throw new NoArchive(`has more than ${MOST_FILES} files in it`);
    names.push(file.name);
  });
  unzip.register(UnzipInflate);
  for await (const slice of slicesOf(archive)) unzip.push(slice);
  return names;
}

/** One file of a ZIP archive, by its whole name; unpacked in memory while it is read, never written anywhere. */
export function fileIn(archive: OpenFile, name: string): OpenFile {
  return async function* () {
    const ready: Uint8Array[] = [];
    let failure: Error | undefined;
    let isMet = false;
    let isOver = false;
    const unzip = new Unzip((file) => {
      // Names may repeat: the first is taken.
      if (isMet || file.name !== name) return;
      isMet = true;
      file.ondata = (error, data, final) => {
        failure ??= error ?? undefined;
        if (data.length > 0) ready.push(data);
        isOver ||= final;
      };
      file.start();
    });
    unzip.register(UnzipInflate);
    for await (const slice of slicesOf(archive)) {
      try {
        unzip.push(slice);
      } catch (error) {
        failure ??= error instanceof Error ? error : new Error('unknown');
      }
      yield* ready.splice(0);
      if (failure) throw new NoArchive(`is damaged: ${name.slice(-60)} cannot be unpacked`);
      if (isOver) return;
    }
    if (!isOver) throw new NoArchive(`is damaged: ${name.slice(-60)} is cut off`);
  };
}

async function* slicesOf(file: OpenFile): AsyncGenerator<Uint8Array> {
  for await (const chunk of file())
    for (let from = 0; from < chunk.length; from += SLICE) yield chunk.slice(from, from + SLICE);
}
