import type { Stationery } from '../assistant/ports.ts';
import { sequenceSchema } from '../domain/sequence/sequence-schema.ts';
import { openStationeryBy } from './open-stationery.ts';
import { printedPress } from './printed-press.ts';

/** The definition of a sequence in its folder, as `printStationery` leaves it. */
export const PRINTED_SEQUENCE = 'sequence.json';

/** Opens templates as they were printed: without YAML, whose reader is 115 KB of a bundle, and without a compiler. */
export const openPrintedStationery = (root: string): Stationery =>
  openStationeryBy(
    root,
    {
      file: PRINTED_SEQUENCE,
      read(name, text, file) {
        const read = sequenceSchema.safeParse(JSON.parse(text));
        if (read.success) return { at: 'read', sequence: { name, ...read.data } };
        return { at: 'wrong', problems: [`${file}: it does not fit this version; deploy again`] };
      },
    },
    printedPress(root),
  );
