import type { Contact } from '../domain/people/contact.ts';
import type { Enrollment, Next } from '../domain/enrollment/enrollment.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import { TryLater } from '../domain/try-later.ts';
import type { House } from './ports.ts';

/** Rounds of read, decide, write before the queue is asked to come back. */
const ROUNDS = 8;

/** What a change to a stored noun came to. */
export type Changed<Noun> = { at: 'saved'; value: Noun } | { at: 'refused'; because: string };

/**
 * Reads an enrollment, asks `decide` what is next, writes it on the condition that nobody wrote in between, and reads
 * again if somebody did: every decision is taken on what is stored, never on what was. Whoever has just read it hands it
 * in as `known`: were it out of date, the condition of the write fails, and it is read again.
 * @throws TryLater when it changed under our hands eight times
 */
export async function changeEnrollment(
  house: Pick<House, 'enrollments'>,
  key: EnrollmentKey,
  decide: (enrollment: Enrollment) => Next | Enrollment,
  known?: Enrollment,
): Promise<Changed<Enrollment>> {
  for (let round = 0; round < ROUNDS; round++) {
    const enrollment = (round === 0 ? known : undefined) ?? (await house.enrollments.get(key));
    if (!enrollment) return { at: 'refused', because: 'there is no such enrollment' };
    const decided = decide(enrollment);
    const next: Next = 'version' in decided ? { at: 'next', enrollment: decided } : decided;
    if (next.at === 'refused') return next;
    if (next.enrollment === enrollment) return { at: 'saved', value: enrollment };
    if ((await house.enrollments.save(next.enrollment)) === 'saved')
      return { at: 'saved', value: { ...next.enrollment, version: next.enrollment.version + 1 } };
  }
  throw new TryLater('the enrollment keeps changing');
}

/** The same for a contact; `decide` answers undefined when there is nothing to change. */
export async function changeContact(
  house: Pick<House, 'contacts'>,
  ownerId: string,
  contactId: string,
  decide: (contact: Contact) => Contact | undefined,
  known?: Contact,
): Promise<Changed<Contact>> {
  for (let round = 0; round < ROUNDS; round++) {
    const contact = (round === 0 ? known : undefined) ?? (await house.contacts.get(ownerId, contactId));
    if (!contact) return { at: 'refused', because: 'there is no such contact' };
    const next = decide(contact);
    if (next === undefined || next === contact) return { at: 'saved', value: contact };
    if ((await house.contacts.save(next, { before: contact })) === 'saved')
      return { at: 'saved', value: { ...next, version: next.version + 1 } };
  }
  throw new TryLater('the contact keeps changing');
}

/** The same for an owner. */
export async function changeOwner(
  house: Pick<House, 'owners'>,
  ownerId: string,
  decide: (owner: Owner) => Owner,
): Promise<Changed<Owner>> {
  for (let round = 0; round < ROUNDS; round++) {
    const owner = await house.owners.get(ownerId);
    if (!owner) return { at: 'refused', because: 'there is no such owner' };
    const next = decide(owner);
    if (next === owner) return { at: 'saved', value: owner };
    if ((await house.owners.save(next)) === 'saved')
      return { at: 'saved', value: { ...next, version: next.version + 1 } };
  }
  throw new TryLater('the owner keeps changing');
}

/** Everything of an async iterable, for those that are small. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
