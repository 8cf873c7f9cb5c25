import type { Owner } from '../domain/owner.ts';
import { isTakenBackBy, type Suppression } from '../domain/sending/suppression.ts';
import { changeContact } from './change.ts';
import type { House } from './ports.ts';

/**
 * The owner takes a stop away that was never said: a word misread, a slip of his own. Why is kept among his notes. What
 * another owner was told stays, because that is not his to judge; so does what a mail service reported (a dead address, a
 * complaint). A stop of which nobody kept to whom it was said is lifted by the operator alone. What had ended stays ended; a
 * new sequence may begin.
 */
export async function liftStop(
  house: Pick<House, 'contacts' | 'suppressions' | 'world'>,
  owner: Owner,
  { contactId, because, by = 'owner' }: { contactId: string; because: string; by?: 'owner' | 'operator' },
): Promise<{ at: 'lifted'; name: string } | { at: 'refused'; because: string }> {
  const contact = await house.contacts.get(owner.id, contactId);
  if (!contact) return { at: 'refused', because: 'there is no such contact' };
  const lifted = new Set<string>();
  for (const { address } of contact.addresses) {
    const suppression = await house.suppressions.find(address);
    if (suppression?.reason === 'complaint')
      return { at: 'refused', because: `${contact.name} reported a mail as spam: that cannot be lifted` };
    if (suppression?.reason !== 'stop' && suppression?.reason !== 'owner') continue;
    if (!isTakenBackBy(owner.id, suppression, by))
      return { at: 'refused', because: `the stop of ${contact.name} ${notYours(suppression)}` };
    lifted.add(address);
  }
  for (const address of lifted) await house.suppressions.lift(address);
  await changeContact(house, owner.id, contactId, ({ doNotContact: _stop, ...c }) => ({
    ...c,
    notes: [...c.notes, { at: house.world.now(), text: `stop lifted: ${because}` }].slice(-100),
    addresses: c.addresses.map((one) => {
      const { stale, ...alive } = one;
      return stale === 'stop' || stale === 'owner' ? alive : one;
    }),
  }));
  return { at: 'lifted', name: contact.name };
}

const notYours = ({ ownerId }: Suppression): string =>
  ownerId === undefined
    ? 'is older than the record of whom it was said to: only whoever runs this Goodword can lift it'
    : 'was said to somebody else who uses this Goodword';
