import { moveTo } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Owner } from '../domain/owner.ts';
import { morningOf, waitFrom } from '../domain/sending/sending-hours.ts';
import { stepCalled } from '../domain/sequence/sequence.ts';
import type { House } from './ports.ts';

/** A month without a result to tell: the owner is asked again in the next, and no other step is meant. */
export function leftOut(
  { stationery, world }: Pick<House, 'stationery' | 'world'>,
  owner: Owner | undefined,
  enrollment: Enrollment,
): Enrollment | undefined {
  const { state } = enrollment;
  const sequence = stationery.sequence(enrollment.sequence);
  const step = sequence && state.at === 'asking' ? stepCalled(sequence, state.step) : undefined;
  if (!owner || !step?.repeats) return undefined;
  const now = world.now();
  const wait = (days: number) => waitFrom(now, days, owner.zone, owner.holidays);
  const waiting = {
    at: 'waiting',
    step: step.id,
    due: morningOf(wait(step.wait - 1), owner.zone),
    notBefore: wait(step.wait),
  } as const;
  return moveTo(enrollment, waiting, now, `${step.id} left out this time`, 'you had nothing to tell');
}
