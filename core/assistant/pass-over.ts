import type { AfterSending } from '../domain/enrollment/enrollment-send.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import type { Contact } from '../domain/people/contact.ts';
import { afterSending } from './after-sending.ts';
import { messagesOfPerson } from './of-person.ts';
import type { House } from './ports.ts';

/**
 * Who has named somebody in this conversation is not asked for another name: what follows instead, counted from the last mail
 * that went out. Undefined where the step at hand asks for no name, or nobody was named.
 */
export async function passedOver(
  house: House,
  key: EnrollmentKey,
  contact: Contact | undefined,
): Promise<AfterSending | undefined> {
  const enrollment = await house.enrollments.get(key);
  if (enrollment?.state.at !== 'waiting' || !contact) return undefined;
  const { state } = enrollment;
  const sequence = house.stationery.sequence(enrollment.sequence);
  const step = sequence?.steps.find(({ id }) => id === state.step);
  const last = enrollment.sent.at(-1);
  const owner = await house.owners.get(key.ownerId);
  if (!sequence || step?.purpose !== 'suggest' || !last || !owner) return undefined;
  if (!(await hasNamedSomebody(house, contact))) return undefined;
  const { facts } = enrollment;
  return afterSending({ owner, contact, sequence, step: step.id, at: last.at, facts });
}

/** By his own mail, or in a talk, of which the owner told: somebody is among the contacts because of him. */
async function hasNamedSomebody(house: House, contact: Contact): Promise<boolean> {
  const said = (await messagesOfPerson(house, contact)).some(
    (m) => m.direction === 'in' && m.labels?.includes('referral'),
  );
  if (said) return true;
  for await (const { referredBy } of house.contacts.ofOwner(contact.ownerId))
    if (referredBy === contact.id) return true;
  return false;
}
