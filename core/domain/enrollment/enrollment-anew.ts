import type { Instant } from '../instant.ts';
import type { Enrollment, Next } from './enrollment.ts';
import { moveTo } from './enrollment.ts';

/** The first mail is to be written anew with what the owner has told since; its draft then waits for a word of its own. */
export function firstMailAnew(enrollment: Enrollment, now: Instant, because: string): Next {
  const { state, sent } = enrollment;
  if ((state.at !== 'drafted' && state.at !== 'scheduled') || sent.length > 0)
    return { at: 'refused', because: `there is no first draft to write anew: it is ${state.at}` };
  const { step } = state;
  const notBefore = state.at === 'drafted' ? state.notBefore : now;
  const next = moveTo(
    enrollment,
    { at: 'preparing', step, due: now, notBefore },
    now,
    `${step} is to be written anew`,
    because,
  );
  return { at: 'next', enrollment: next };
}

/** Did the owner put words of his own in place of those of the draft that was written last? */
export function isEdited({ decisions }: Pick<Enrollment, 'decisions'>, step: string): boolean {
  const last = decisions.findLast(
    ({ did }) => did === `draft of ${step} written` || did === `${step} edited`,
  );
  return last?.did === `${step} edited`;
}
