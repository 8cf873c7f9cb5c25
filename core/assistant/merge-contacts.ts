import { end, type Enrollment, isOver } from '../domain/enrollment/enrollment.ts';
import type { Contact } from '../domain/people/contact.ts';
import { joined } from '../domain/people/merge-contacts.ts';
import type { Refusal } from '../domain/refusal.ts';
import { changeContact, changeEnrollment } from './change.ts';
import { enrollmentsOfPerson, messagesOfPerson } from './of-person.ts';
import type { ContactCopy, House } from './ports.ts';
import { heeding, suppressionsOf } from './suppressed-contact.ts';

/** `ended`: what was under way to who is gone, as it was before; the mails of who is kept go on. */
export type Merged = { at: 'merged'; contact: Contact; gone: Contact; ended: Enrollment[] } | Refusal;

type Merging = Pick<
  House,
  'contacts' | 'enrollments' | 'messages' | 'suppressions' | 'copies' | 'world' | 'log'
>;

/**
 * Makes one contact of two by the owner's word. The first is kept, unless more is going on with the other. What was said
 * stays under the ids it was said to: whoever is kept answers to both. Of two conversations under way one ends, so that
 * nobody is written to twice. How both were is written down first, so that a merge can be undone, and run again after a crash.
 */
export async function mergeContacts(
  house: Merging,
  about: { ownerId: string; contactId: string; otherId: string },
): Promise<Merged> {
  const { ownerId, contactId, otherId } = about;
  if (contactId === otherId) return refused('that is the same contact twice; name two');
  const begun = await begunMerge(house, ownerId, [contactId, otherId]);
  const [first, second] = await Promise.all(
    [contactId, otherId].map((id) => house.contacts.get(ownerId, id)),
  );
  if (begun && !(first && second) && (first ?? second)?.id === begun.copy.contactId)
    return join(house, begun.copy, begun.gone);
  if (!first || !second) return refused(`there is no contact ${first ? otherId : contactId}`);
  const [firstStands, secondStands] = await Promise.all([first, second].map((one) => standing(house, one)));
  const isSecond = begun ? begun.copy.contactId === otherId : (secondStands ?? 0) > (firstStands ?? 0);
  const [kept, gone] = isSecond ? [second, first] : [first, second];

  const open = (await house.enrollments.ofContact(ownerId, gone.id)).filter((one) => !isOver(one));
  if (open.some(({ state }) => state.at === 'sending'))
    return refused(`a mail to ${gone.name} (${gone.id}) is on its way at this moment; try again in a minute`);
  const endedBefore = (begun?.copy.ended ?? []).filter(({ n }) => !open.some((one) => one.n === n));
  const copy: ContactCopy = {
    ownerId,
    contactId: kept.id,
    id: begun?.copy.id ?? house.world.id(),
    at: begun?.copy.at ?? house.world.now(),
    before: kept,
    after: joined(kept, gone),
    merged: gone,
    ended: [...endedBefore, ...open],
  };
  await house.copies.put(copy);
  const because = `made one with ${kept.name} (${kept.id}), to whom something is under way already`;
  for (const one of open)
    await changeEnrollment(house, one, (e) => end(e, 'owner-stopped', house.world.now(), because));
  // Two contacts never share an address: who goes, goes first.
  await house.contacts.remove(gone);
  return join(house, copy, gone);
}

/** The last step: who is kept knows, and answers to, all that the other did. */
async function join(house: Merging, copy: ContactCopy, gone: Contact): Promise<Merged> {
  const { ownerId, contactId } = copy;
  const addresses = [...copy.before.addresses, ...gone.addresses].map(({ address }) => address);
  const suppressions = await suppressionsOf(house, addresses);
  const saved = await changeContact(house, ownerId, contactId, (contact) =>
    contact.mergedFrom?.includes(gone.id)
      ? undefined
      : heeding(joined(contact, gone), suppressions, house.world.now()),
  );
  if (saved.at === 'refused') return { ...saved, field: 'contact' };
  house.log.info('contacts merged', { owner: ownerId, contact: contactId, gone: gone.id });
  return { at: 'merged', contact: saved.value, gone, ended: copy.ended ?? [] };
}

/** A merge of the two that was written down before: it broke off, or is done already. */
async function begunMerge(
  house: Merging,
  ownerId: string,
  ids: string[],
): Promise<{ copy: ContactCopy; gone: Contact } | undefined> {
  const copies = await Promise.all(ids.map((id) => house.copies.ofContact(ownerId, id)));
  const begun = copies.flat().flatMap((copy) => {
    const { merged: gone } = copy;
    return gone && ids.includes(gone.id) ? [{ copy, gone }] : [];
  });
  return begun.at(-1);
}

/** How much there is with somebody: 2 when a conversation is under way, 1 when there are mails. */
async function standing(house: Merging, contact: Contact): Promise<0 | 1 | 2> {
  const enrollments = await enrollmentsOfPerson(house, contact);
  if (enrollments.some((one) => !isOver(one))) return 2;
  return enrollments.length > 0 || (await messagesOfPerson(house, contact)).length > 0 ? 1 : 0;
}

const refused = (because: string): Refusal => ({ at: 'refused', field: 'contact', because });
