import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Message } from '../domain/mail/message.ts';
import { type Contact, idsOf } from '../domain/people/contact.ts';
import type { House } from './ports.ts';

/** Who has this id, or was made one with somebody who has it no more. */
export async function personNow(
  house: Pick<House, 'contacts'>,
  ownerId: string,
  id: string,
): Promise<Contact | undefined> {
  const contact = await house.contacts.get(ownerId, id);
  if (contact) return contact;
  const alias = `was:${id}` as const;
  const now = (await house.contacts.byAliases(ownerId, [alias])).get(alias);
  return now === undefined ? undefined : house.contacts.get(ownerId, now);
}

/** Enrollments of a person, and of whom was merged into him, in order of their beginning; the last is the newest. */
export async function enrollmentsOfPerson(
  house: Pick<House, 'enrollments'>,
  contact: Contact,
): Promise<Enrollment[]> {
  const own = await house.enrollments.ofContact(contact.ownerId, contact.id);
  if (!contact.mergedFrom) return own;
  const before = contact.mergedFrom.map((id) => house.enrollments.ofContact(contact.ownerId, id));
  const all = [...(await Promise.all(before)).flat(), ...own];
  return all.sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
}

/** Messages with a person, and with whom was merged into him, in order of time. */
export async function messagesOfPerson(house: Pick<House, 'messages'>, contact: Contact): Promise<Message[]> {
  const all = await Promise.all(idsOf(contact).map((id) => house.messages.ofContact(contact.ownerId, id)));
  const [own = [], ...before] = all;
  if (before.length === 0) return own;
  return [...own, ...before.flat()].sort((one, other) => (one.at < other.at ? -1 : 1));
}
