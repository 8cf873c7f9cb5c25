import type { Enrollment, Next } from './enrollment.ts';
import { end, moveTo } from './enrollment.ts';
import { FOR_GOOD } from './enrollment-next.ts';
import type { Instant } from '../instant.ts';

/**
 * The decision the sequence was about has come: whoever helped is thanked by `thank`, whatever waited otherwise; of the others
 * nothing more goes out.
 */
export function decided(
  enrollment: Enrollment,
  about: { thank: string; facts: Enrollment['facts']; helped: boolean },
  now: Instant,
): Next {
  const { state, sent } = enrollment;
  const because = 'you said how it was decided';
  if (sent.some(({ step }) => step === about.thank) || ('step' in state && state.step === about.thank))
    return { at: 'refused', because: 'the thanks are written' };
  if (state.at === 'sending' || state.at === 'unknown')
    return { at: 'refused', because: 'a mail is on its way' };
  if (state.at === 'ended' && FOR_GOOD.includes(state.why))
    return { at: 'refused', because: `it ended: ${state.why}` };
  if (!about.helped || sent.length === 0)
    return state.at === 'ended'
      ? { at: 'refused', because: 'it is over' }
      : { at: 'next', enrollment: end(enrollment, 'finished', now, because) };
  const told = { ...enrollment, facts: { ...enrollment.facts, ...about.facts } };
  const writing = { at: 'preparing', step: about.thank, due: now, notBefore: now } as const;
  return { at: 'next', enrollment: moveTo(told, writing, now, `${about.thank} begins`, because) };
}
