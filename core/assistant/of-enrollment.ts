import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import type { House } from './ports.ts';

/** What came of the owner's word about one enrollment. */
export type Done = { at: 'done'; did: string; enrollment: Enrollment } | { at: 'refused'; because: string };

/** The enrollment an item of a mail speaks of, if it speaks of one. */
export function enrollmentOf(
  owner: Owner,
  item: { contactId: string; n?: number },
): EnrollmentKey | undefined {
  return item.n === undefined ? undefined : { ownerId: owner.id, contactId: item.contactId, n: item.n };
}

/** Everything the owner's word about one enrollment needs, or why there is none. */
export async function ofEnrollment(house: House, key: EnrollmentKey) {
  const owner = await house.owners.get(key.ownerId);
  const contact = await house.contacts.get(key.ownerId, key.contactId);
  const enrollment = await house.enrollments.get(key);
  return owner && contact && enrollment ? { owner, contact, enrollment } : undefined;
}

/** What is answered where there is none. */
export const gone = { at: 'refused', because: 'there is no such enrollment; see: goodword queue' } as const;
