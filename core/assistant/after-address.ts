import { onItsWay } from './on-its-way.ts';
import type { Owner } from '../domain/owner.ts';
import type { Made } from './obey.ts';
import { enrollmentsOfPerson } from './of-person.ts';
import type { House } from './ports.ts';
import { endedByMove } from './restart.ts';
import { startReferred } from './start-referred.ts';

/**
 * What a new address leads to, in words that go on "Raj is among your contacts": the draft to somebody who was named without
 * one, an open conversation that goes on there, or the word that goes on with somebody whom a move had cut off. '' where it leads to nothing.
 */
export async function afterAddress(
  house: House,
  owner: Owner,
  contactId: string,
): Promise<{ did: string; made?: Made }> {
  const enrolled = await startReferred(house, owner.id, contactId);
  if (enrolled?.at === 'refused') return { did: `; no draft: ${enrolled.because}` };
  if (enrolled) {
    const { ownerId, n } = enrolled.enrollment;
    return { did: `; ${onItsWay(enrolled.prepared.at)}`, made: { enrollment: { ownerId, contactId, n } } };
  }
  const contact = await house.contacts.get(owner.id, contactId);
  const ended = contact && endedByMove(await enrollmentsOfPerson(house, contact));
  const isNew = ended && contact.addresses.some((a) => a.stale === undefined && a.address !== ended.address);
  if (contact && !ended)
    return { did: await (await import('./redirect.ts')).redirect(house, owner, contact) };
  return { did: isNew ? `; say "restart ${contact.name}" to go on there` : '' };
}
