import type { Stationery } from '../assistant/ports.ts';
import { problemLine, readSequence } from '../domain/sequence/sequence-file.ts';
import { openStationeryBy } from './open-stationery.ts';

/** Opens templates as people write them, with sequences in YAML, and checks everything. */
export const openStationery = (root: string): Stationery =>
  openStationeryBy(root, {
    file: 'sequence.yaml',
    read(name, text, file) {
      const opened = readSequence(name, text, file);
      return opened.at === 'read' ? opened : { at: 'wrong', problems: opened.problems.map(problemLine) };
    },
  });
