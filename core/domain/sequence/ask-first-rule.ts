import type { SequenceFault } from './sequence-rules.ts';
import type { Sequence, Step } from './sequence.ts';

/** The ask of a sequence that needs no first question: one, in the place of the ask behind the gate, and presuming no answer. */
export function askedFirst({ gate, steps }: Sequence, step: Step, index: number): SequenceFault[] {
  if (step.follows !== 'talk') return [];
  const fault = (field: string, words: string, remedy: string): SequenceFault[] => [
    { path: ['steps', index, field], words, remedy },
  ];
  if (gate !== 'two-stage')
    return fault('follows', 'nothing comes before its ask that a talk could stand for', 'take the step out');
  if (steps.findIndex(({ follows }) => follows === 'talk') !== index)
    return fault('follows', 'a second step follows a talk', 'keep one of them');
  if (step.purpose !== 'ask' || step.asks.length === 0)
    return fault('purpose', 'after a talk it asks for nothing', 'write "purpose: ask", and what it asks for');
  if (!steps.some(({ purpose, follows }) => purpose === 'ask' && follows === 'answer'))
    return fault('follows', 'no ask follows an answer, whose place it takes', 'write that step before it');
  const facts = [step.facts, ...Object.values(step.factsByKind ?? {})].flat();
  if (facts.includes('answer'))
    return fault('facts', 'it speaks of an answer, and there was none', 'take "answer" out');
  return [];
}
