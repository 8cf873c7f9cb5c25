import type { Refusal } from '../domain/refusal.ts';
import { all } from './change.ts';
import { eraseForGood } from './forget-contact.ts';
import type { House } from './ports.ts';

/**
 * Takes an owner out of a deployment with everybody he knows and everything said. Who asked to be left alone is left alone
 * by the owners that stay. Can be run again after a crash: the owner himself goes last.
 */
export async function removeOwner(
  house: Pick<House, 'owners' | 'contacts' | 'enrollments' | 'suppressions' | 'world' | 'log'>,
  ownerId: string,
): Promise<{ at: 'removed'; name: string; contacts: number } | Refusal> {
  const owner = await house.owners.get(ownerId);
  if (!owner) return { at: 'refused', field: 'owner', because: `there is no owner ${ownerId}` };
  const contacts = await all(house.contacts.ofOwner(ownerId));
  for (const contact of contacts) await eraseForGood(house, contact);
  await house.owners.remove(owner);
  house.log.info('owner removed', { owner: ownerId, contacts: contacts.length });
  return { at: 'removed', name: owner.name, contacts: contacts.length };
}
