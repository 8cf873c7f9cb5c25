import type { SequenceFault } from './sequence-rules.ts';
import type { Sequence, Step } from './sequence.ts';

/** The confirmation of a talk: one, after an ask that may be answered by a talk, saying when, and asking for nothing more. */
export function confirmed({ steps }: Sequence, step: Step, index: number): SequenceFault[] {
  if (step.follows !== 'agreed') return [];
  const fault = (field: string, words: string, remedy: string): SequenceFault[] => [
    { path: ['steps', index, field], words, remedy },
  ];
  if (steps.findIndex(({ follows }) => follows === 'agreed') !== index)
    return fault('follows', 'a second step confirms a talk', 'keep one of them');
  if (!steps.slice(0, index).some(({ purpose }) => purpose === 'ask'))
    return fault('follows', 'nothing before it asks for a talk', 'write the ask before it');
  if (step.purpose !== 'confirm' || step.asks.length > 0)
    return fault('purpose', 'who has agreed is asked again', 'write "purpose: confirm" and "asks: []"');
  if (![step.facts, ...Object.values(step.factsByKind ?? {})].every((facts) => facts.includes('when')))
    return fault('facts', 'it confirms a talk and does not say when', 'add "when"');
  return [];
}
