import { isOver } from '../domain/enrollment/enrollment.ts';
import { held } from '../domain/enrollment/enrollment-hold.ts';
import type { Hold } from '../domain/sending/hold.ts';
import { mayHold } from '../domain/sending/hold.ts';
import { changeContact, changeEnrollment } from './change.ts';
import type { House } from './ports.ts';
import { replan } from './replan.ts';

/**
 * Nothing may be sent to a contact before `hold.until`. Holds of a machine only ever extend, and never overrule the
 * owner's; the same hold twice changes nothing.
 */
export async function holdContact(
  house: Pick<House, 'contacts' | 'enrollments' | 'world'>,
  ownerId: string,
  contactId: string,
  hold: Hold,
): Promise<{ at: 'held' } | { at: 'refused'; because: string }> {
  let added = false;
  const saved = await changeContact(house, ownerId, contactId, (c) => {
    added = mayHold(c.holds, hold);
    return added
      ? {
          ...c,
          holds: [...c.holds.filter((h) => h.until > hold.from || h.source === 'owner'), hold].slice(-20),
        }
      : undefined;
  });
  if (saved.at === 'refused') return saved;
  // The same note or command may come twice, after a process died between the two writes.
  const again = saved.value.holds.some(
    (h) => h.from === hold.from && h.until === hold.until && h.source === hold.source,
  );
  if (!added && !again) return { at: 'refused', because: 'a longer hold stands already' };
  for (const enrollment of await house.enrollments.ofContact(ownerId, contactId))
    if (!isOver(enrollment)) await changeEnrollment(house, enrollment, (e) => held(e, hold));
  return { at: 'held' };
}

/** The owner lifts every hold on a contact. */
export async function releaseContact(house: House, ownerId: string, contactId: string): Promise<void> {
  const now = house.world.now();
  await changeContact(house, ownerId, contactId, (c) => {
    const holds = c.holds.filter((h) => h.until <= now);
    return holds.length === c.holds.length ? undefined : { ...c, holds };
  });
  await replan(house, ownerId, contactId);
}
