import type { Stationery } from '../assistant/ports.ts';
import { sequenceSchema } from '../domain/sequence/sequence-schema.ts';
import { openStationeryBy } from './open-stationery.ts';
import { printedPress } from './printed-press.ts';

/** The definition of a sequence in its folder, as `printStationery` leaves it. */
export const PRINTED_SEQUENCE = 'sequence.json';

/**
 * Templates as they were printed: without YAML, whose reader is 115 KB of a bundle, and without a compiler. They are opened
 * when the first of them is asked for: most events and clicks of a start need none, and there are a hundred files.
 */
export function openPrintedStationery(root: string): Stationery {
  let opened: Stationery | undefined;
  const open = (): Stationery => (opened ??= openPrinted(root));
  return {
    sequences: () => open().sequences(),
    sequence: (name) => open().sequence(name),
    step: (sequence, step, data) => open().step(sequence, step, data),
    owner: (name, data) => open().owner(name, data),
  };
}

const openPrinted = (root: string): Stationery =>
  openStationeryBy(
    root,
    {
      file: PRINTED_SEQUENCE,
      read(name, text, file) {
        const read = sequenceSchema().safeParse(JSON.parse(text));
        if (read.success) return { at: 'read', sequence: { name, ...read.data } };
        return { at: 'wrong', problems: [`${file}: it does not fit this version; deploy again`] };
      },
    },
    printedPress(root),
  );
