import type { Enrollment, Next } from './enrollment.ts';
import { end, moveTo } from './enrollment.ts';
import { FOR_GOOD, YOU_SAID_UNDO } from './enrollment-next.ts';
import type { Instant } from '../instant.ts';
import type { Sequence } from '../sequence/sequence.ts';
import { isSameStep, stepAfterAnswer } from '../sequence/sequence.ts';

const DECIDED = 'you said how it was decided';

/**
 * The decision the sequence was about has come: whoever helped is thanked by `thank`, whatever waited otherwise; of the others
 * nothing more goes out. Where it stood is kept, for a decision that is taken back.
 */
export function decided(
  enrollment: Enrollment,
  about: { thank: string; facts: Enrollment['facts']; helped: boolean },
  now: Instant,
): Next {
  const { state, sent } = enrollment;
  const thanks = [...sent.map(({ step }) => step), ...('step' in state && state.step ? [state.step] : [])];
  if (thanks.some((step) => isSameStep(step, about.thank)))
    return { at: 'refused', because: 'the thanks are written' };
  if (state.at === 'sending' || state.at === 'unknown')
    return { at: 'refused', because: 'a mail is on its way' };
  if (state.at === 'ended' && FOR_GOOD.includes(state.why))
    return { at: 'refused', because: `it ended: ${state.why}` };
  const stood: Enrollment = { ...enrollment, beforeDecision: state };
  if (!about.helped || sent.length === 0)
    return state.at === 'ended'
      ? { at: 'refused', because: 'it is over' }
      : { at: 'next', enrollment: end(stood, 'finished', now, DECIDED) };
  const told = { ...stood, facts: { ...enrollment.facts, ...about.facts } };
  const writing = { at: 'preparing', step: about.thank, due: now, notBefore: now } as const;
  return { at: 'next', enrollment: moveTo(told, writing, now, `${about.thank} begins`, DECIDED) };
}

/**
 * It is not decided after all: what ended with the decision goes on where it stood, and so does a conversation whose thanks
 * have not gone out. What has happened in it since stays.
 */
export function undecided(
  enrollment: Enrollment,
  sequence: Sequence,
  wait: (businessDays: number) => Instant,
  now: Instant,
): Enrollment {
  const { beforeDecision: stood, ...rest } = enrollment;
  if (!endedByDecision(enrollment) && !thanksWait(enrollment)) return enrollment;
  if (!stood) return thanksWait(enrollment) ? putAway(enrollment, sequence, wait, now) : enrollment;
  const { outcome: _taken, ...facts } = rest.facts;
  return moveTo({ ...rest, facts }, stood, now, `back to ${stood.at}`, YOU_SAID_UNDO);
}

/** Is the decision the last that happened in it, and ended it? */
export const endedByDecision = ({ state, decisions }: Enrollment): boolean =>
  state.at === 'ended' && state.why === 'finished' && decisions.at(-1)?.because === DECIDED;

function thanksWait({ state, decisions }: Enrollment): boolean {
  const begun = decisions.findLast(({ did }) => did.endsWith(' begins'));
  const waits = ['drafted', 'asking', 'preparing', 'scheduled'].includes(state.at) && 'step' in state;
  return waits && begun?.because === DECIDED && begun.did === `${state.step ?? ''} begins`;
}

/** Of a decision that an older Goodword took down: where the conversation stood is not kept, and follows from its mails. */
function putAway(
  enrollment: Enrollment,
  sequence: Sequence,
  wait: (businessDays: number) => Instant,
  now: Instant,
): Enrollment {
  const { sent, answers } = enrollment;
  const [last, answer] = [sent.at(-1)?.step, answers.at(-1)];
  const next = last === undefined ? undefined : stepAfterAnswer(sequence, last, sent);
  if (next?.repeats)
    return moveTo(
      enrollment,
      { at: 'preparing', step: next.id, due: wait(next.wait - 1), notBefore: wait(next.wait) },
      now,
      `back to ${next.id}`,
      YOU_SAID_UNDO,
    );
  if (!answer)
    return moveTo(
      enrollment,
      { at: 'closing', due: wait(sequence.closesAfter) },
      now,
      'put away',
      YOU_SAID_UNDO,
    );
  const turn = {
    at: 'answered',
    kind: answer.kind,
    reminders: 0,
    ...(last !== undefined && { step: last }),
  } as const;
  return moveTo(enrollment, turn, now, 'your turn', YOU_SAID_UNDO);
}
