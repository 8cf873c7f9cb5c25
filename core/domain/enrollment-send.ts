import type { Enrollment, Next } from './enrollment.ts';
import { moveTo } from './enrollment.ts';
import type { Instant } from './instant.ts';
import { HOUR, plus } from './instant.ts';
import type { Rung } from './sequence.ts';

/** A claim without a Send event after this long becomes `unknown`. */
export const CLAIM_LEASE = HOUR;

/** Moves the enrollment from `scheduled` to `sending`; the one conditional write of this is the claim. */
export function claimed(enrollment: Enrollment, claim: string, now: Instant): Next {
  const { state } = enrollment;
  if (state.at !== 'scheduled') return { at: 'refused', because: `it is ${state.at}` };
  const { step, fingerprint } = state;
  return {
    at: 'next',
    enrollment: moveTo(
      enrollment,
      { at: 'sending', step, fingerprint, claim, claimedAt: now, due: plus(now, CLAIM_LEASE) },
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

/** What follows a sent step: written after silence, or closed after silence. */
export type AfterSending =
  { at: 'waiting'; step: string; due: Instant; notBefore: Instant } | { at: 'closing'; due: Instant };

/**
 * The mail left the house, and that is recorded whatever has happened since; marking twice changes nothing.
 * An answer or a stop that came in while it was on its way wins: then the mark only records the mail.
 */
export function marked(
  enrollment: Enrollment,
  mail: { step: string; at: Instant; subject: string; messageIds: string[]; wireId: string; ask?: Rung | undefined },
  after: AfterSending,
  now: Instant,
): Next {
  const { state } = enrollment;
  if (enrollment.sent.some(({ step }) => step === mail.step))
    return { at: 'refused', because: `${mail.step} is recorded already` };
  const sent: Enrollment = {
    ...enrollment,
    subject: enrollment.subject ?? mail.subject,
    references: [
      ...enrollment.references,
      ...mail.messageIds.filter((id) => !enrollment.references.includes(id)),
    ],
    lastMessageId: mail.wireId,
    sent: [...enrollment.sent, { step: mail.step, at: mail.at, ...(mail.ask === undefined ? {} : { ask: mail.ask }) }],
  };
  if (!isAtStep(state, mail.step)) {
    const late = `${mail.step} sent`;
    return { at: 'next', enrollment: moveTo(sent, state, now, late, 'the mail service said so late') };
  }
  const overtaken = state.at === 'sending' ? state.overtaken : undefined;
  if (overtaken === 'answered')
    return {
      at: 'next',
      enrollment: moveTo(
        sent,
        answeredState(sent, mail.step),
        now,
        `${mail.step} sent`,
        'an answer crossed it',
      ),
    };
  if (overtaken !== undefined)
    return {
      at: 'next',
      enrollment: moveTo(
        sent,
        { at: 'ended', why: overtaken, when: now },
        now,
        `${mail.step} sent`,
        `then ended: ${overtaken}`,
      ),
    };
  return {
    at: 'next',
    enrollment: moveTo(sent, after, now, `${mail.step} sent`, 'it was due and nothing stood against it'),
  };
}

/**
 * Does the state still stand before the sending of a step? Also one in doubt that the owner wanted to go again or had
 * changed, when the late Send event of the first try came in after all.
 */
function isAtStep(state: Enrollment['state'], step: string): boolean {
  switch (state.at) {
    case 'sending':
    case 'unknown':
    case 'scheduled':
    case 'drafted':
      return state.step === step;
    default:
      return false;
  }
}

/** The claim is an hour old and no Send event came: it is never sent again by itself. */
export function lost(enrollment: Enrollment, now: Instant): Next {
  const { state } = enrollment;
  if (state.at !== 'sending' || state.due > now) return { at: 'refused', because: 'the claim is still open' };
  const { step, fingerprint, claim, claimedAt, overtaken } = state;
  if (overtaken === 'answered')
    return {
      at: 'next',
      enrollment: moveTo(
        enrollment,
        answeredState(enrollment, step),
        now,
        `${step} may have gone out`,
        'they answered meanwhile',
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
        'it may have gone out',
      ),
    };
  return {
    at: 'next',
    enrollment: moveTo(
      enrollment,
      { at: 'unknown', step, fingerprint, claim, claimedAt },
      now,
      `${step} may have gone out`,
      'no word from the mail service',
    ),
  };
}

/** Why a step in doubt goes out again. */
export const RETRIED = 'you said retry';

/** The owner says: send it again. Only a step whose fate is unknown may be. */
export function retried(enrollment: Enrollment, due: Instant, jitter: number, now: Instant): Next {
  const { state } = enrollment;
  if (state.at !== 'unknown') return { at: 'refused', because: `nothing is in doubt: it is ${state.at}` };
  const { step, fingerprint } = state;
  return {
    at: 'next',
    enrollment: moveTo(
      enrollment,
      { at: 'scheduled', step, fingerprint, due, planned: due, jitter },
      now,
      `${step} scheduled again`,
      RETRIED,
    ),
  };
}

function answeredState(enrollment: Enrollment, step: string): Enrollment['state'] {
  const kind = enrollment.answers.at(-1)?.kind ?? 'unclear';
  return { at: 'answered', kind, step, reminders: 0 };
}
