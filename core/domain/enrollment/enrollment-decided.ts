import type { Enrollment, Next } from './enrollment.ts';
import { end, moveTo } from './enrollment.ts';
import { FOR_GOOD } from './enrollment-next.ts';
import type { Instant } from '../instant.ts';
import type { Sequence } from '../sequence/sequence.ts';
import { stepAfterAnswer } from '../sequence/sequence.ts';

const DECIDED = 'you said how it was decided';

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
  if (sent.some(({ step }) => step === about.thank) || ('step' in state && state.step === about.thank))
    return { at: 'refused', because: 'the thanks are written' };
  if (state.at === 'sending' || state.at === 'unknown')
    return { at: 'refused', because: 'a mail is on its way' };
  if (state.at === 'ended' && FOR_GOOD.includes(state.why))
    return { at: 'refused', because: `it ended: ${state.why}` };
  if (!about.helped || sent.length === 0)
    return state.at === 'ended'
      ? { at: 'refused', because: 'it is over' }
      : { at: 'next', enrollment: end(enrollment, 'finished', now, DECIDED) };
  const told = { ...enrollment, facts: { ...enrollment.facts, ...about.facts } };
  const writing = { at: 'preparing', step: about.thank, due: now, notBefore: now } as const;
  return { at: 'next', enrollment: moveTo(told, writing, now, `${about.thank} begins`, DECIDED) };
}

/** It is not decided after all: thanks that wait for a word are put away, and the conversation goes on as it would have. */
export function undecided(
  enrollment: Enrollment,
  sequence: Sequence,
  wait: (businessDays: number) => Instant,
  now: Instant,
): Enrollment {
  const { state, decisions, sent, answers } = enrollment;
  const begun = decisions.findLast(({ did }) => did.endsWith(' begins'));
  const waits = state.at === 'drafted' || state.at === 'asking' || state.at === 'preparing';
  if (!waits || begun?.because !== DECIDED || begun.did !== `${state.step} begins`) return enrollment;
  const [last, answer] = [sent.at(-1)?.step, answers.at(-1)];
  const next = last === undefined ? undefined : stepAfterAnswer(sequence, last, sent);
  const because = 'you said undo';
  if (next?.repeats)
    return moveTo(
      enrollment,
      { at: 'preparing', step: next.id, due: wait(next.wait - 1), notBefore: wait(next.wait) },
      now,
      `back to ${next.id}`,
      because,
    );
  if (!answer)
    return moveTo(enrollment, { at: 'closing', due: wait(sequence.closesAfter) }, now, 'put away', because);
  const turn = {
    at: 'answered',
    kind: answer.kind,
    reminders: 0,
    ...(last !== undefined && { step: last }),
  } as const;
  return moveTo(enrollment, turn, now, 'your turn', because);
}
