import type { Enrollment, Next } from './enrollment.ts';
import { moveTo } from './enrollment.ts';
import type { Instant } from '../instant.ts';

/** A line of the story: what was done, and why. */
type Line = [did: string, because: string];

/**
 * What came while a mail was on its way wins over what the mail would have led to: an answer hands the turn to the owner, a stop ends
 * the conversation. Undefined where nothing came.
 */
export function whatOvertook(
  enrollment: Enrollment,
  step: string,
  told: { answered: Line; ended: (why: string) => Line },
  now: Instant,
): Next | undefined {
  const { state } = enrollment;
  const overtaken = state.at === 'sending' ? state.overtaken : undefined;
  if (overtaken === undefined) return undefined;
  if (overtaken !== 'answered')
    return {
      at: 'next',
      enrollment: moveTo(
        enrollment,
        { at: 'ended', why: overtaken, when: now },
        now,
        ...told.ended(overtaken),
      ),
    };
  const kind = enrollment.answers.at(-1)?.kind ?? 'unclear';
  const answered = { at: 'answered' as const, kind, step, reminders: 0 };
  return { at: 'next', enrollment: moveTo(enrollment, answered, now, ...told.answered) };
}
