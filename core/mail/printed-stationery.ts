import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stationery } from '../assistant/ports.ts';
import type { Sequence } from '../domain/sequence/sequence.ts';
import { sequenceSchema } from '../domain/sequence/sequence-schema.ts';
import { openStationeryBy } from './open-stationery.ts';

const FILE = 'sequence.json';

/** Opens templates as `printStationery` left them: without YAML, whose reader is 115 KB of a bundle. */
export const openPrintedStationery = (root: string): Stationery =>
  openStationeryBy(root, {
    file: FILE,
    read(name, text, file) {
      const read = sequenceSchema.safeParse(JSON.parse(text));
      if (read.success) return { at: 'read', sequence: { name, ...read.data } };
      return { at: 'wrong', problems: [`${file}: it does not fit this version; deploy again`] };
    },
  });

/** Copies a folder of templates for a bundle, each checked sequence beside its YAML as JSON. */
export function printStationery(from: string, to: string, sequences: Sequence[]): void {
  cpSync(from, to, { recursive: true });
  for (const { name, ...definition } of sequences)
    writeFileSync(join(to, 'sequences', name, FILE), JSON.stringify(definition));
}
