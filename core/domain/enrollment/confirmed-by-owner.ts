import { confirmsTalk } from '../sequence/agreed.ts';
import { stepCalled } from '../sequence/sequence.ts';
import type { Sequence } from '../sequence/sequence.ts';
import type { Instant } from '../instant.ts';
import type { Enrollment } from './enrollment.ts';
import { moveTo } from './enrollment.ts';

/**
 * The owner wrote himself while the confirmation of a talk waited for his word: his words stand for it, and one beside them
 * would say another time or the same twice. What he has said yes to already goes.
 */
export function confirmedByOwner(enrollment: Enrollment, sequence: Sequence, now: Instant): Enrollment {
  const { state, sent, answers } = enrollment;
  if (state.at !== 'preparing' && state.at !== 'asking' && state.at !== 'drafted') return enrollment;
  const [step, kind, last] = [stepCalled(sequence, state.step), answers.at(-1)?.kind, sent.at(-1)?.step];
  if (!step || !confirmsTalk(step) || kind === undefined) return enrollment;
  const turn = { at: 'answered', kind, reminders: 0, ...(last !== undefined && { step: last }) } as const;
  return moveTo(enrollment, turn, now, 'you answered', 'your words stand for the confirmation');
}
