import type { Contact } from '../domain/people/contact.ts';
import type { Refusal } from '../domain/refusal.ts';
import { enrollmentsOfPerson } from './of-person.ts';
import type { House } from './ports.ts';

type Erasing = Pick<House, 'contacts' | 'enrollments' | 'suppressions' | 'world' | 'log'>;

/** `held`: to whom a draft was that named the person; it is written anew and waits for a word. */
export type Forgotten = { at: 'forgotten'; name: string; suppressed: number; held: string[] };

/**
 * Erases a person with everything said to and by him, and takes him out of what is kept of others. Whoever asked to be left
 * alone is still left alone afterwards: of each address a keyed hash stays, and nothing else.
 */
export async function forgetContact(
  house: House,
  about: { ownerId: string; contactId: string },
): Promise<Forgotten | Refusal> {
  const { ownerId, contactId } = about;
  const contact = await house.contacts.get(ownerId, contactId);
  if (!contact) return { at: 'refused', field: 'contact', because: `there is no contact ${contactId}` };
  const { suppressed, held } = await forgetContacts(house, ownerId, [contact]);
  return { at: 'forgotten', name: contact.name, suppressed, held };
}

/** The same for several, with one look at what is kept of others. */
export async function forgetContacts(
  house: House,
  ownerId: string,
  contacts: Contact[],
): Promise<Pick<Forgotten, 'suppressed' | 'held'>> {
  const { forgetMentions } = await import('./forget-mentions.ts');
  // The person goes last: a crash in between leaves somebody who can be deleted once more.
  const { held } = await forgetMentions(house, ownerId, contacts);
  let suppressed = 0;
  for (const contact of contacts) suppressed += await eraseForGood(house, contact);
  return { suppressed, held };
}

/** Erases a person with what was said; answers how many of his addresses stay closed. */
export async function eraseForGood(house: Erasing, contact: Contact): Promise<number> {
  const { ownerId, id } = contact;
  const enrollments = await enrollmentsOfPerson(house, contact);
  const stopped = enrollments.some(
    ({ state }) => state.at === 'ended' && (state.why === 'stop' || state.why === 'complained'),
  );
  const addresses = contact.doNotContact || stopped ? contact.addresses : [];
  // Before the erasure: a crash in between must leave a suppressed contact, not an unprotected stranger.
  for (const { address } of addresses)
    await house.suppressions.add(address, {
      reason: 'stop',
      at: contact.doNotContact?.at ?? house.world.now(),
      evidence: 'was not to be written to when erased',
      ownerId,
    });
  await house.contacts.erase(contact);
  house.log.info('contact forgotten', { owner: ownerId, contact: id, suppressed: addresses.length });
  return addresses.length;
}
