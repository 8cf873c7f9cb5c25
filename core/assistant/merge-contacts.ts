import type { Contact } from '../domain/people/contact.ts';
import { joined } from '../domain/people/merge-contacts.ts';
import type { Refusal } from '../domain/refusal.ts';
import { changeContact } from './change.ts';
import type { House } from './ports.ts';
import { heeding, suppressionsOf } from './suppressed-contact.ts';

export type Merged = { at: 'merged'; contact: Contact; gone: Contact } | Refusal;

/**
 * Makes one contact of two by the owner's word. The first is kept, unless only the other has mails: mails stay with whom
 * they were written to. How both were is written down first, so that a merge can be undone and a crash loses nobody.
 */
export async function mergeContacts(
  house: Pick<House, 'contacts' | 'enrollments' | 'messages' | 'suppressions' | 'copies' | 'world' | 'log'>,
  about: { ownerId: string; contactId: string; otherId: string },
): Promise<Merged> {
  const { ownerId, contactId, otherId } = about;
  if (contactId === otherId)
    return { at: 'refused', field: 'contact', because: 'that is the same contact twice; name two' };
  const [first, second] = await Promise.all(
    [contactId, otherId].map((id) => house.contacts.get(ownerId, id)),
  );
  if (!first || !second)
    return { at: 'refused', field: 'contact', because: `there is no contact ${first ? otherId : contactId}` };
  const [firstHas, secondHas] = await Promise.all([first, second].map((one) => hasMails(house, one)));
  if (firstHas && secondHas)
    return {
      at: 'refused',
      field: 'contact',
      because: `there are mails with both ${first.name} (${first.id}) and ${second.name} (${second.id}): two threads cannot be made one`,
    };
  const [kept, gone] = secondHas ? [second, first] : [first, second];

  const now = house.world.now();
  const after = joined(kept, gone);
  const copy = {
    ownerId,
    contactId: kept.id,
    id: house.world.id(),
    at: now,
    before: kept,
    after,
    merged: gone,
  };
  await house.copies.put(copy);
  // Two contacts never share an address: who goes, goes first.
  await house.contacts.erase(gone);
  const suppressions = await suppressionsOf(
    house,
    after.addresses.map(({ address }) => address),
  );
  const saved = await changeContact(house, ownerId, kept.id, (contact) =>
    heeding(joined(contact, gone), suppressions, now),
  );
  if (saved.at === 'refused') return { ...saved, field: 'contact' };
  house.log.info('contacts merged', { owner: ownerId, contact: kept.id, gone: gone.id });
  return { at: 'merged', contact: saved.value, gone };
}

async function hasMails(
  house: Pick<House, 'enrollments' | 'messages'>,
  { ownerId, id }: Contact,
): Promise<boolean> {
  const enrollments = await house.enrollments.ofContact(ownerId, id);
  return enrollments.length > 0 || (await house.messages.ofContact(ownerId, id)).length > 0;
}
