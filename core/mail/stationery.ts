import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stationery } from '../assistant/ports.ts';
import { problemLine, readSequence } from '../domain/sequence/sequence-file.ts';
import { openStationeryBy, type SequenceReader } from './open-stationery.ts';
import { parsingPress, printingPress } from './parsing-press.ts';
import { codeFile } from './press.ts';
import { PRINTED_SEQUENCE } from './printed-stationery.ts';

const yaml: SequenceReader = {
  file: 'sequence.yaml',
  read(name, text, file) {
    const opened = readSequence(name, text, file);
    return opened.at === 'read' ? opened : { at: 'wrong', problems: opened.problems.map(problemLine) };
  },
};

/** Opens templates as people write them, with sequences in YAML, and checks everything. */
export const openStationery = (root: string): Stationery => openStationeryBy(root, yaml, parsingPress());

/**
 * Copies a folder of templates for a bundle: beside each its code, and beside each checked sequence the same as JSON.
 * @param squeeze makes code smaller without changing what it does
 */
export function printStationery(from: string, to: string, squeeze = (code: string): string => code): void {
  const { press, printed } = printingPress();
  const stationery = openStationeryBy(from, yaml, press);
  cpSync(from, to, { recursive: true });
  for (const [file, code] of printed()) writeFileSync(join(to, codeFile(file)), squeeze(code));
  for (const { name, ...definition } of stationery.sequences())
    writeFileSync(join(to, 'sequences', name, PRINTED_SEQUENCE), JSON.stringify(definition));
}
