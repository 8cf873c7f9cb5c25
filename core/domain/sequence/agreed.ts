import type { ReplyKind } from '../reply/reply.ts';
import { isSameStep, stepCalled } from './sequence.ts';
import type { Rung, Sequence, Step } from './sequence.ts';

/** Does this mail say when two people talk? Other confirmations are of a reference. */
export const confirmsTalk = ({ purpose, facts }: Step): boolean =>
  purpose === 'confirm' && facts.includes('when');

/**
 * The step that confirms a talk, where the newest answer agrees to one: it names a time after something was asked for, or is
 * a yes to an ask for advice, which asks for a talk. A reminder asks for a line by mail, and a yes to another ask is no talk.
 * Undefined where it agrees to none, or the talk is confirmed already.
 */
export function stepAfterAgreed(
  sequence: Sequence,
  sent: readonly { step: string; ask?: Rung }[],
  answer: ReplyKind,
): Step | undefined {
  const confirm = sequence.steps.find(({ follows }) => follows === 'agreed');
  if (!confirm || sent.some(({ step }) => isSameStep(step, confirm.id))) return undefined;
  return agreesToTalk(sequence, sent, answer) ? confirm : undefined;
}

function agreesToTalk(
  sequence: Sequence,
  sent: readonly { step: string; ask?: Rung }[],
  answer: ReplyKind,
): boolean {
  const isAsk = ({ step }: { step: string }) => stepCalled(sequence, step)?.purpose === 'ask';
  const newest = sent.at(-1);
  if (answer === 'meeting') return sent.some(isAsk);
  return answer === 'positive' && newest?.ask === 'advice' && isAsk(newest);
}
