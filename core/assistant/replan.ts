import { deferred } from '../domain/enrollment/enrollment-claim.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { all, changeEnrollment } from './change.ts';
import { planStep } from './plan-step.ts';
import type { House } from './ports.ts';

/**
 * Gives everything that is scheduled a new slot from now on, one after the other, so that lifting a pause or a hold
 * never lets a flood go: what waited is spaced out again like anything new.
 */
export async function replan(house: House, ownerId: string, contactId?: string): Promise<number> {
  const owner = await house.owners.get(ownerId);
  if (!owner) return 0;
  const waiting = (await all(house.enrollments.ofOwner(ownerId)))
    .filter((e) => e.state.at === 'scheduled' && (contactId === undefined || e.contactId === contactId))
    .sort((a, b) => (plannedAt(a) < plannedAt(b) ? -1 : 1));
  for (const enrollment of waiting) {
    const contact = await house.contacts.get(ownerId, enrollment.contactId);
    if (!contact || enrollment.state.at !== 'scheduled') continue;
    const plan = await planStep(house, owner, contact, enrollment, enrollment.state.fingerprint);
    await changeEnrollment(house, enrollment, (e) => {
      const moved = deferred(e, plan.at, house.world.now(), 'planned anew');
      if (moved.at === 'refused' || moved.enrollment.state.at !== 'scheduled') return moved;
      const { state } = moved.enrollment;
      return { at: 'next', enrollment: { ...moved.enrollment, state: { ...state, planned: plan.at } } };
    });
  }
  return waiting.length;
}

const plannedAt = ({ state }: Enrollment): string => (state.at === 'scheduled' ? state.planned : '');
