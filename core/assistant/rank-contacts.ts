import type { Refusal } from '../domain/refusal.ts';
import type { Owner } from '../domain/owner.ts';
import { rank, type Ranked } from '../domain/ranking/ranking.ts';
import { all } from './change.ts';
import type { House } from './ports.ts';

/** Everybody an owner knows, whom to write to first coming first. */
export async function rankContacts(
  house: Pick<House, 'owners' | 'contacts' | 'enrollments' | 'world'>,
  ownerId: string,
): Promise<{ at: 'ranked'; owner: Owner; ranked: Ranked[] } | Refusal> {
  const owner = await house.owners.get(ownerId);
  if (!owner) return { at: 'refused', field: 'owner', because: `there is no owner ${ownerId}` };
  const [contacts, enrollments] = await Promise.all([
    all(house.contacts.ofOwner(ownerId)),
    all(house.enrollments.ofOwner(ownerId)),
  ]);
  return { at: 'ranked', owner, ranked: rank(owner, contacts, enrollments, house.world.now()) };
}
