import type { Instant } from '../instant.ts';
import type { Sequence, Step } from '../sequence/sequence.ts';
import { stepsForOwner } from '../sequence/sequence.ts';
import type { Ending, Enrollment, Next } from './enrollment.ts';
import { moveTo } from './enrollment.ts';

/** After these endings there is nothing left to say to anybody. */
export const FOR_GOOD: readonly Ending[] = [
  'stop',
  'complained',
  'bounced',
  'forgotten',
  'left',
  'wrong-person',
];

/** The step the owner's word is about: the one he named, else the first that waits for his word. */
export function ownersStep(
  { sent }: Pick<Enrollment, 'sent'>,
  sequence: Sequence,
  named?: string,
): Step | undefined {
  const steps = stepsForOwner(sequence, sent);
  if (named === undefined) return steps[0];
  return steps.find(({ id }) => id === named || id.replace(/^\d+-/, '') === named);
}

/** The owner says: write it now. It goes on the next morning after his yes, whatever the thread waits for otherwise. */
export function beganStep(
  enrollment: Enrollment,
  step: Pick<Step, 'id'>,
  facts: Enrollment['facts'],
  now: Instant,
): Next {
  const { state } = enrollment;
  const refused = (because: string): Next => ({ at: 'refused', because });
  if (enrollment.sent.length === 0) return refused('the first mail of it has not gone out yet');
  switch (state.at) {
    case 'ended':
      if (FOR_GOOD.includes(state.why)) return refused(`it ended: ${state.why}`);
      break;
    case 'waiting':
    case 'closing':
    case 'answered':
    case 'snoozed':
      break;
    case 'preparing':
    case 'asking':
    case 'drafted':
    case 'scheduled':
    case 'sending':
    case 'unknown':
      return refused(`${state.step} is under way (${state.at}); that comes first`);
  }
  const told = { ...enrollment, facts: { ...enrollment.facts, ...facts } };
  const writing = { at: 'preparing', step: step.id, due: now, notBefore: now } as const;
  return { at: 'next', enrollment: moveTo(told, writing, now, `${step.id} begins`, 'you said so') };
}

/** Why what a command began is over when the owner takes the command back. */
export const YOU_SAID_UNDO = 'you said undo';

/** It ended before anything of it went out, by the owner's word: to the person it never was. */
export const cameToNothing = ({ state, sent }: Enrollment): boolean =>
  state.at === 'ended' && state.why === 'skipped' && sent.length === 0;

/** The owner took back the word that had begun it. */
export const isUndone = (enrollment: Enrollment): boolean =>
  cameToNothing(enrollment) && enrollment.decisions.at(-1)?.because === YOU_SAID_UNDO;

/** What ended because they left goes on at their new address: the step behind their answer is written. */
export function restarted(
  enrollment: Enrollment,
  { address, step }: { address: string; step: string },
  now: Instant,
): Next {
  const { state } = enrollment;
  if (state.at !== 'ended' || state.why !== 'left')
    return { at: 'refused', because: `it did not end because they left: it is ${state.at}` };
  const writing = { at: 'preparing', step, due: now, notBefore: now } as const;
  return {
    at: 'next',
    enrollment: moveTo({ ...enrollment, address }, writing, now, `goes on at ${address}`, 'you said restart'),
  };
}
