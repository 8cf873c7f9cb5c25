import type { AfterAnswer, Answer } from './enrollment-answer.ts';
import { answered } from './enrollment-answer.ts';
import type { Ending, Enrollment } from './enrollment.ts';
import { moveTo } from './enrollment.ts';

/** Endings that came of an answer, or of none: what the owner says of the answer may undo them. */
const REOPENED: Ending[] = ['answered', 'no', 'left', 'wrong-person', 'silent'];

/**
 * The owner says what an answer was: the enrollment goes where that kind leads, as if it had been read so at once. Where a
 * mail has gone out or another answer come in since, or it has ended for a reason of its own, only the record changes.
 * The same correction twice changes nothing.
 */
export function corrected(enrollment: Enrollment, answer: Answer, after: AfterAnswer): Enrollment {
  const { kind, at, messageId } = answer;
  const known = enrollment.references.includes(messageId);
  const others = enrollment.answers.filter((a) => a.at !== at);
  const before = enrollment.answers.find((a) => a.at === at);
  if (known && before?.kind === kind) return enrollment;
  const because = `you said: ${kind}`;
  if (isPast(enrollment, answer)) {
    const answers = [...others, { kind, invited: answer.invited, at }].sort((a, b) => (a.at < b.at ? -1 : 1));
    return moveTo({ ...enrollment, answers }, enrollment.state, at, `an answer counts as ${kind}`, because);
  }
  const { references, lastMessageId, facts } = enrollment;
  const open = reopened(enrollment);
  const next = answered(
    { ...open, answers: others, references: references.filter((id) => id !== messageId) },
    answer,
    after,
  );
  const decisions = next.decisions.map((d, i) => (i === next.decisions.length - 1 ? { ...d, because } : d));
  // The thread on the wire is as it was, and so is what the owner wants to say to this answer.
  const thread = known
    ? { references, facts, ...(lastMessageId === undefined ? {} : { lastMessageId }) }
    : {};
  return { ...next, decisions, ...thread };
}

/** Has the thread gone on without this answer, or ended for another reason? */
function isPast({ state, sent, answers }: Enrollment, { at }: Answer): boolean {
  if (sent.some((mail) => mail.at > at) || answers.some((a) => a.at > at)) return true;
  return state.at === 'ended' && !(REOPENED.includes(state.why) && state.when >= at);
}

function reopened(enrollment: Enrollment): Enrollment {
  const { state } = enrollment;
  if (state.at !== 'ended') return enrollment;
  return { ...enrollment, state: { at: 'answered', kind: 'unclear', reminders: 0 } };
}
