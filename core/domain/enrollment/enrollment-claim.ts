import type { Enrollment, Next } from './enrollment.ts';
import { moveTo } from './enrollment.ts';
import type { Instant } from '../instant.ts';
import { HOUR, plus } from '../instant.ts';
import { whatOvertook } from './enrollment-overtaken.ts';

/** A claim without a word from SES after this long becomes `unknown`. */
export const CLAIM_LEASE = HOUR;

/** Moves the enrollment from `scheduled` to `sending`; the one conditional write of this is the claim. */
export function claimed(enrollment: Enrollment, claim: string, now: Instant): Next {
  const { state } = enrollment;
  if (state.at !== 'scheduled') return { at: 'refused', because: `it is ${state.at}` };
  const { step, fingerprint, due: since } = state;
  return {
    at: 'next',
    enrollment: moveTo(
      enrollment,
      { at: 'sending', step, fingerprint, claim, claimedAt: now, due: plus(now, CLAIM_LEASE), since },
      now,
      `${step} claimed`,
      'it was due',
    ),
  };
}

/** A due step that may not go now: it goes at `due` instead, and says why. */
export function deferred(enrollment: Enrollment, due: Instant, now: Instant, because: string): Next {
  const { state } = enrollment;
  if (state.at !== 'scheduled') return { at: 'refused', because: `it is ${state.at}` };
  return {
    at: 'next',
    enrollment: moveTo(enrollment, { ...state, due }, now, `${state.step} moved`, because),
  };
}

/**
 * The claim is given back: nothing left the house, and the step goes at `due`.
 * What overtook it meanwhile wins: an answer or a stop is not undone by a throttled send.
 */
export function givenBack(
  enrollment: Enrollment,
  back: { claim: string; due: Instant; planned: Instant; jitter: number; because: string },
  now: Instant,
): Next {
  const { state } = enrollment;
  if (state.at !== 'sending' || state.claim !== back.claim)
    return { at: 'refused', because: 'the claim is not ours any more' };
  const { step, fingerprint } = state;
  const overtaken = whatOvertook(
    enrollment,
    step,
    {
      answered: [`${step} not sent`, 'they answered first'],
      ended: (why) => [`ended: ${why}`, 'before it went'],
    },
    now,
  );
  if (overtaken) return overtaken;
  const { due, planned, jitter, because } = back;
  return {
    at: 'next',
    enrollment: moveTo(
      enrollment,
      { at: 'scheduled', step, fingerprint, due, planned, jitter },
      now,
      `${step} not sent yet`,
      because,
    ),
  };
}
