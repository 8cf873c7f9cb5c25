import type { Refusal } from '../domain/refusal.ts';
import { enrollmentsOfPerson } from './of-person.ts';
import type { House } from './ports.ts';

/**
 * Erases a person with everything said to and by him. Whoever asked to be left alone is still left alone afterwards: of each
 * address a keyed hash stays, and nothing else.
 */
export async function forgetContact(
  house: Pick<House, 'contacts' | 'enrollments' | 'suppressions' | 'world' | 'log'>,
  about: { ownerId: string; contactId: string },
): Promise<{ at: 'forgotten'; name: string; suppressed: number } | Refusal> {
  const { ownerId, contactId } = about;
  const contact = await house.contacts.get(ownerId, contactId);
  if (!contact) return { at: 'refused', field: 'contact', because: `there is no contact ${contactId}` };
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
  house.log.info('contact forgotten', { owner: ownerId, contact: contactId, suppressed: addresses.length });
  return { at: 'forgotten', name: contact.name, suppressed: addresses.length };
}
