import type { Enrollment, Next } from './enrollment.ts';
import { moveTo } from './enrollment.ts';
import { whatOvertook } from './enrollment-overtaken.ts';
import type { Instant } from '../instant.ts';
import type { Fact } from '../people/facts.ts';
import type { Rung } from '../sequence/sequence.ts';

/** What follows a sent step: written after silence, or closed after silence. */
export type AfterSending =
  { at: 'waiting'; step: string; due: Instant; notBefore: Instant } | { at: 'closing'; due: Instant };

/**
 * The mail left the house, and that is recorded whatever has happened since; marking twice changes nothing.
 * An answer or a stop that came in while it was on its way wins: then the mark only records the mail.
 */
export function marked(
  enrollment: Enrollment,
  mail: {
    step: string;
    at: Instant;
    subject: string;
    messageIds: string[];
    wireId: string;
    ask?: Rung | undefined;
    /** Facts that it used up: the next mail of its kind needs others. */
    spent?: readonly Fact[];
  },
  after: AfterSending,
  now: Instant,
): Next {
  const { state } = enrollment;
  if (enrollment.sent.some(({ step }) => step === mail.step))
    return { at: 'refused', because: `${mail.step} is recorded already` };
  const sent: Enrollment = {
    ...enrollment,
    facts: without(enrollment.facts, mail.spent ?? []),
    subject: enrollment.subject ?? mail.subject,
    references: [
      ...enrollment.references,
      ...mail.messageIds.filter((id) => !enrollment.references.includes(id)),
    ],
    lastMessageId: mail.wireId,
    sent: [
      ...enrollment.sent,
      { step: mail.step, at: mail.at, ...(mail.ask === undefined ? {} : { ask: mail.ask }) },
    ],
  };
  if (!isAtStep(state, mail.step)) {
    const late = `${mail.step} sent`;
    return { at: 'next', enrollment: moveTo(sent, state, now, late, 'the mail service said so late') };
  }
  const overtaken = whatOvertook(
    sent,
    mail.step,
    {
      answered: [`${mail.step} sent`, 'an answer crossed it'],
      ended: (why) => [`${mail.step} sent`, `then ended: ${why}`],
    },
    now,
  );
  if (overtaken) return overtaken;
  return {
    at: 'next',
    enrollment: moveTo(sent, after, now, `${mail.step} sent`, 'it was due and nothing stood against it'),
  };
}

function without(facts: Enrollment['facts'], spent: readonly Fact[]): Enrollment['facts'] {
  const { ...left } = facts;
  for (const fact of spent) delete left[fact];
  return left;
}

/**
 * Does the state still stand before the sending of a step? Also one in doubt that the owner wanted to go again or had
 * changed, when the late word from SES of the first try came in after all.
 */
function isAtStep(state: Enrollment['state'], step: string): boolean {
  const at = ['preparing', 'asking', 'drafted', 'scheduled', 'sending', 'unknown'];
  return at.includes(state.at) && 'step' in state && state.step === step;
}

/** The claim is an hour old and no word came from SES: it is never sent again by itself. */
export function lost(enrollment: Enrollment, now: Instant): Next {
  const { state } = enrollment;
  if (state.at !== 'sending' || state.due > now) return { at: 'refused', because: 'the claim is still open' };
  const { step, fingerprint, claim, claimedAt } = state;
  const overtaken = whatOvertook(
    enrollment,
    step,
    {
      answered: [`${step} may have gone out`, 'they answered meanwhile'],
      ended: (why) => [`ended: ${why}`, 'it may have gone out'],
    },
    now,
  );
  if (overtaken) return overtaken;
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
