import type { Contact } from '../domain/people/contact.ts';
import { addressOf } from '../domain/ranking/readiness.ts';
import { nameKey } from '../domain/command/name-book.ts';
import { enroll } from './enroll.ts';
import type { Enrolled } from './enroll.ts';
import { enrollmentsOfPerson } from './of-person.ts';
import type { House } from './ports.ts';

/** What is kept with somebody whose address the owner was asked for. */
export const ASKED_FOR_ADDRESS = 'address';

/** Was he named by somebody who gave no address, and has none yet? */
export const waitsForAddress = ({ referredBy, addresses }: Contact): boolean =>
  referredBy !== undefined && addresses.length === 0;

/** The one contact of that name who was named without an address; two of one name are never told apart by guess. */
export async function namedWithoutAddress(
  house: Pick<House, 'contacts'>,
  ownerId: string,
  name: string,
): Promise<Contact | undefined> {
  const found: Contact[] = [];
  for await (const contact of house.contacts.ofOwner(ownerId))
    if (waitsForAddress(contact) && nameKey(contact.name) === nameKey(name)) found.push(contact);
  return found.length === 1 ? found[0] : undefined;
}

/**
 * The address of somebody who was named without one has come: the draft that names who sent us is written and waits for
 * the owner's word. Undefined where nobody waited for it, or something is under way with him already. Safe to do again.
 */
export async function startReferred(
  house: House,
  ownerId: string,
  contactId: string,
): Promise<Enrolled | undefined> {
  const contact = await house.contacts.get(ownerId, contactId);
  if (contact?.referredBy === undefined || !contact.asked?.includes(ASKED_FOR_ADDRESS)) return undefined;
  if (!addressOf(contact) || (await enrollmentsOfPerson(house, contact)).length > 0) return undefined;
  const referrer = await house.contacts.get(ownerId, contact.referredBy);
  return enroll(house, {
    ownerId,
    contactId,
    sequence: 'introduced',
    anyway: true,
    because: `${referrer?.name ?? contact.referredBy} named them, and the address is known now`,
  });
}
