import type { Enrollment, Next } from './enrollment.ts';
import { moveTo } from './enrollment.ts';
import type { Instant } from '../instant.ts';
import { HOUR, plus } from '../instant.ts';

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
  const { step, fingerprint, overtaken } = state;
  if (overtaken === 'answered')
    return {
      at: 'next',
      enrollment: moveTo(
        enrollment,
        answeredState(enrollment, step),
        now,
        `${step} not sent`,
        'they answered first',
      ),
    };
  if (overtaken !== undefined)
    return {
      at: 'next',
      enrollment: moveTo(
        enrollment,
        { at: 'ended', why: overtaken, when: now },
        now,
        `ended: ${overtaken}`,
        'before it went',
      ),
    };
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

/** The owner's turn, after an answer that crossed a mail. */
export function answeredState(enrollment: Enrollment, step: string): Enrollment['state'] {
  const kind = enrollment.answers.at(-1)?.kind ?? 'unclear';
  return { at: 'answered', kind, step, reminders: 0 };
}
