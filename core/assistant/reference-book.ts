import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Contact } from '../domain/people/contact.ts';
import { inOrder, nextToAsk, type Reference, referenceOf } from '../domain/people/reference.ts';
import type { ReferenceWord } from '../domain/people/reference-words.ts';
import { byContactId } from '../domain/ranking/ranking.ts';
import type { Owner } from '../domain/owner.ts';
import { all, changeContact } from './change.ts';
import { enrollmentsOfPerson, messagesOfPerson } from './of-person.ts';
import type { House } from './ports.ts';

/** Everybody who is, was or may be a reference of the owner, in the order one reads it. */
export async function referenceBook(
  house: Pick<House, 'contacts' | 'enrollments' | 'messages' | 'world'>,
  owner: Owner,
): Promise<Reference[]> {
  const contacts = await all(house.contacts.ofOwner(owner.id));
  const enrollments = await all(house.enrollments.ofOwner(owner.id));
  return bookOf(house, owner, contacts, enrollments);
}

/** The same of what was read already; mails are read only of people who were asked. */
export async function bookOf(
  house: Pick<House, 'messages' | 'world'>,
  owner: Owner,
  contacts: readonly Contact[],
  enrollments: readonly Enrollment[],
): Promise<Reference[]> {
  const now = house.world.now();
  const his = byContactId(enrollments, contacts);
  const found: Reference[] = [];
  for (const contact of contacts) {
    const mine = his.get(contact.id) ?? [];
    const wasAsked = mine.some(
      ({ sent, answers }) => answers.length > 0 && sent.some((s) => s.ask === 'reference'),
    );
    const messages = wasAsked ? await messagesOfPerson(house, contact) : [];
    const reference = referenceOf({ owner, contact, enrollments: mine, messages, now });
    if (reference) found.push(reference);
  }
  return inOrder(owner, found, now);
}

/** Who may be asked next: the best of those who never were. */
export async function nextReference(
  house: Pick<House, 'contacts' | 'enrollments' | 'messages' | 'world'>,
  owner: Owner,
): Promise<Reference | undefined> {
  return nextToAsk(await referenceBook(house, owner));
}

/** Where one person stands as a reference. */
export async function referenceFor(
  house: Pick<House, 'enrollments' | 'messages' | 'world'>,
  owner: Owner,
  contact: Contact,
): Promise<Reference | undefined> {
  const enrollments = await enrollmentsOfPerson(house, contact);
  const messages = await messagesOfPerson(house, contact);
  return referenceOf({ owner, contact, enrollments, messages, now: house.world.now() });
}

/** Keeps the owner's own word about a reference; it beats what the mails say until he asks again. */
export async function setReference(
  house: Pick<House, 'contacts' | 'world'>,
  about: { ownerId: string; contactId: string; word: ReferenceWord },
): Promise<{ at: 'set'; contact: Contact } | { at: 'refused'; because: string }> {
  const reference = { state: about.word, at: house.world.now() };
  const saved = await changeContact(house, about.ownerId, about.contactId, (c) =>
    c.doNotContact && about.word !== 'declined' ? undefined : { ...c, reference },
  );
  if (saved.at === 'refused') return saved;
  const { doNotContact, name } = saved.value;
  if (doNotContact && about.word !== 'declined')
    return { at: 'refused', because: `${name} must not be written to: ${doNotContact.because}` };
  return { at: 'set', contact: saved.value };
}
