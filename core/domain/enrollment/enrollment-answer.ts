import { confirmedByOwner } from './confirmed-by-owner.ts';
import type { Ending, Enrollment, EnrollmentState } from './enrollment.ts';
import { moveTo } from './enrollment.ts';
import type { Instant } from '../instant.ts';
import type { ReplyKind } from '../reply/reply.ts';
import { isHumanAnswer } from '../reply/reply.ts';
import { stepAfterAgreed } from '../sequence/agreed.ts';
import type { Sequence } from '../sequence/sequence.ts';
import { stepAfterAnswer } from '../sequence/sequence.ts';

/** What a human answer leads to. */
export type AfterAnswer =
  /** The gate opens: `step` is written now, or at `due`, and may go from `notBefore` on. */
  | { at: 'write'; step: string; notBefore: Instant; due?: Instant }
  /** It is the owner's turn; he is reminded at `due`. */
  | { at: 'owner'; due?: Instant }
  | { at: 'snooze'; until: Instant }
  | { at: 'end'; why: Ending };

/** Moments the caller computed in the contact's calendar. */
export interface AnswerTimes {
  now: Instant;
  /** One business day from now: the earliest an uninvited explanation goes, and the first reminder to the owner. */
  nextBusinessDay: Instant;
  /** Where a "later" leads: the named date and a business day, or 60 days. */
  later: Instant;
  /** The morning so many business days from now. */
  after: (businessDays: number) => Instant;
}

/** What each kind of answer leads to (the table of kinds of reply; out of office and machines are no answers). */
export function afterAnswer(
  sequence: Sequence,
  lastStep: string | undefined,
  answer: { kind: ReplyKind; invited: boolean },
  times: AnswerTimes,
  sent: Enrollment['sent'] = [],
): AfterAnswer {
  const unlocked =
    lastStep === undefined
      ? undefined
      : (stepAfterAgreed(sequence, sent, answer.kind) ?? stepAfterAnswer(sequence, lastStep, sent));
  const open = (): AfterAnswer =>
    unlocked
      ? {
          at: 'write',
          step: unlocked.id,
          // Uninvited, it must not read like a machine that was only waiting to ask.
          notBefore: answer.invited ? times.now : times.nextBusinessDay,
          // A note that comes weeks after the answer is written the day before it goes.
          ...(unlocked.wait > 1 && {
            due: times.after(unlocked.wait - 1),
            notBefore: times.after(unlocked.wait),
          }),
        }
      : { at: 'owner' };
  switch (answer.kind) {
    case 'positive':
      return open();
    case 'meeting':
      // Only a step that confirms a talk answers a proposal; an ask would talk past it.
      return unlocked?.purpose === 'confirm' ? open() : { at: 'owner', due: times.nextBusinessDay };
    case 'question':
      // "And you?" is the invitation to explain: the step behind the gate is its answer.
      return answer.invited && unlocked ? open() : { at: 'owner', due: times.nextBusinessDay };
    case 'referral':
      return { at: 'owner' };
    case 'thanks':
      // Thanks for one result are no reason against the next.
      if (unlocked?.repeats) return open();
      return unlocked ? { at: 'owner' } : { at: 'end', why: 'answered' };
    case 'unclear':
      return { at: 'owner' };
    case 'later':
      return { at: 'snooze', until: times.later };
    case 'no':
      return { at: 'end', why: 'no' };
    case 'stop':
      return { at: 'end', why: 'stop' };
    case 'left':
      return { at: 'end', why: 'left' };
    case 'wrong-person':
      return { at: 'end', why: 'wrong-person' };
    case 'bounce':
    case 'automatic':
    case 'out-of-office':
      throw new Error(`${answer.kind} is not an answer`);
  }
}

/** A person's mail about this enrollment. `references` are the ids to thread the next mail to it. */
export interface Answer {
  kind: ReplyKind;
  invited: boolean;
  at: Instant;
  /** Wire id of the answer, without angle brackets; the key of its bytes where it has none. */
  messageId: string;
}

/** Takes a human answer: stops every timer, then goes where `after` says. The same answer twice changes nothing. */
export function answered(enrollment: Enrollment, answer: Answer, after: AfterAnswer): Enrollment {
  if (!isHumanAnswer(answer.kind)) throw new Error(`${answer.kind} is not an answer`);
  if (enrollment.references.includes(answer.messageId)) return enrollment;
  const { kind, invited, at } = answer;
  // What the owner wanted to say to an earlier answer is no answer to this one.
  const { answer: _said, ...facts } = enrollment.facts;
  const heard: Enrollment = {
    ...enrollment,
    facts,
    references: [...enrollment.references, answer.messageId],
    // A mail without a Message-ID is known by the key of its bytes, which is no id to answer to.
    ...(answer.messageId.includes('@') ? { lastMessageId: answer.messageId } : {}),
    answers: [...enrollment.answers, { kind, invited, at }],
  };
  const { state } = heard;
  if (state.at === 'ended') return heard;
  if (state.at === 'sending') {
    const overtaken: EnrollmentState = { ...state, overtaken: after.at === 'end' ? after.why : 'answered' };
    return moveTo(heard, overtaken, at, 'overtaken while on its way', `they answered: ${kind}`);
  }
  const lastStep = enrollment.sent.at(-1)?.step;
  const step = lastStep === undefined ? {} : { step: lastStep };
  switch (after.at) {
    case 'write':
      return moveTo(
        heard,
        { at: 'preparing', step: after.step, due: after.due ?? at, notBefore: after.notBefore },
        at,
        `the gate to ${after.step} is open`,
        `they answered: ${kind}`,
      );
    case 'owner': {
      const due = after.due === undefined ? {} : { due: after.due };
      return moveTo(
        heard,
        { at: 'answered', kind, ...step, ...due, reminders: 0 },
        at,
        'your turn',
        `they answered: ${kind}`,
      );
    }
    case 'snooze':
      return moveTo(
        heard,
        { at: 'snoozed', due: after.until, ...step },
        at,
        'put off',
        `they answered: ${kind}`,
      );
    case 'end':
      return moveTo(
        heard,
        { at: 'ended', why: after.why, when: at },
        at,
        `ended: ${after.why}`,
        `they answered: ${kind}`,
      );
  }
}

/**
 * The owner answered the person himself. His words join the thread; a question that was open is answered, so the step
 * behind the gate is written for his word, not before the next business day.
 */
export function answeredByOwner(
  enrollment: Enrollment,
  sequence: Sequence | undefined,
  wireId: string,
  now: Instant,
  after: AnswerTimes['after'],
): Enrollment {
  if (enrollment.references.includes(wireId)) return enrollment;
  const told: Enrollment = {
    ...enrollment,
    references: [...enrollment.references, wireId],
    lastMessageId: wireId,
  };
  const { state } = told;
  if (state.at !== 'answered') return sequence ? confirmedByOwner(told, sequence, now) : told;
  const unlocked =
    sequence && state.step !== undefined ? stepAfterAnswer(sequence, state.step, told.sent) : undefined;
  if (!unlocked || (state.kind !== 'question' && !unlocked.repeats)) {
    const { due: _due, ...rest } = state;
    return moveTo(told, rest, now, 'you answered', 'your words went into the thread');
  }
  return moveTo(
    told,
    unlocked.wait > 1
      ? { at: 'preparing', step: unlocked.id, due: after(unlocked.wait - 1), notBefore: after(unlocked.wait) }
      : { at: 'preparing', step: unlocked.id, due: now, notBefore: after(1) },
    now,
    'you answered',
    `the gate to ${unlocked.id} is open`,
  );
}
