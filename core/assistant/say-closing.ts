import { moveTo } from '../domain/enrollment/enrollment.ts';
import type { Day } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { afterSending } from './after-sending.ts';
import { changeEnrollment } from './change.ts';
import { editContact } from './edit-contact.ts';
import type { House } from './ports.ts';
import { openEnrollment } from './snapshot.ts';

/** The last day one may apply where somebody works: kept with him, and what waits for his answer comes sooner for it. */
export async function sayClosing(
  house: House,
  owner: Owner,
  contactId: string,
  day: Day,
): Promise<{ at: 'done'; did: string } | { at: 'refused'; because: string }> {
  const edited = await editContact(house, {
    ...{ ownerId: owner.id, contactId },
    details: { facts: { closing: day } },
  });
  if (edited.at === 'refused') return edited;
  const { contact } = edited;
  const open = await openEnrollment(house, owner, contactId);
  const sequence = open && house.stationery.sequence(open.sequence);
  if (open && sequence)
    await changeEnrollment(house, open, (e) => {
      const last = e.sent.at(-1);
      if (e.state.at !== 'waiting' || !last) return e;
      const { step, at } = last;
      const after = afterSending({ owner, contact, sequence, step, at, facts: e.facts });
      const now = house.world.now();
      return after.due < e.state.due ? moveTo(e, after, now, 'comes sooner', `the role closes on ${day}`) : e;
    });
  return { at: 'done', did: `the role at the place of ${contact.name} closes on ${day}` };
}
