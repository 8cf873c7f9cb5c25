import type { SequenceFault } from './sequence-rules.ts';
import type { Step } from './sequence.ts';

/** A month is twenty; oftener than every two weeks nobody wants to be told. */
const LEAST_WAIT_OF_REPEATED = 10;

/** A note that comes again is told of something new each time, and its end is known. */
export function repeated({ repeats, wait, asks, onlyIf, automatic }: Step, index: number): SequenceFault[] {
  if (!repeats) return [];
  const path = ['steps', index, 'repeats'];
  if (wait < LEAST_WAIT_OF_REPEATED)
    return [
      {
        path,
        words: `it comes again after ${wait} business days`,
        remedy: `leave people at least ${LEAST_WAIT_OF_REPEATED}`,
      },
    ];
  if (onlyIf === undefined)
    return [{ path, words: 'it has no end', remedy: 'write "onlyIf:" and what ends it' }];
  if (automatic || asks.length > 0)
    return [
      {
        path,
        words: 'it asks for something, or goes by itself, again and again',
        remedy: 'write "asks: []" and "automatic: false"',
      },
    ];
  return [];
}
