import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import {
  beginsAtCompany,
  closedBy,
  type Helper,
  helperOf,
  helpWords,
} from '../domain/ranking/company-help.ts';
import { hasOffered } from '../domain/sequence/ask-ladder.ts';
import { askAgain } from './ask-again.ts';
import { all } from './change.ts';
import { enrollmentsOfPerson, personNow } from './of-person.ts';
import type { House } from './ports.ts';

/** Who helps where this person works already, so that a beginning with him is not written or sent. */
export async function closedFor(
  house: House,
  owner: Owner,
  contact: Contact,
  sequence: string,
): Promise<Helper | undefined> {
  const begun = house.stationery.sequence(sequence);
  if (!contact.company || !begun || !beginsAtCompany(begun)) return undefined;
  const offered = (await all(house.enrollments.ofOwner(owner.id))).filter(hasOffered);
  const helpers: Helper[] = [];
  for (const id of new Set(offered.map(({ contactId }) => contactId))) {
    const person = await personNow(house, owner.id, id);
    const helper = person && (await helperNow(house, owner, person));
    if (helper) helpers.push(helper);
  }
  return closedBy(contact, await enrollmentsOfPerson(house, contact), owner, helpers);
}

/**
 * Somebody's answer helps: beginnings with others of his company that were approved and have not gone are shown again, with
 * the reason. Those that wait for a yes are met by the same reason when it comes.
 */
export async function closeCompany(house: House, owner: Owner, helping: Contact): Promise<void> {
  const person = await personNow(house, owner.id, helping.id);
  const helper = person && (await helperNow(house, owner, person));
  if (!helper) return;
  for (const enrollment of await all(house.enrollments.ofOwner(owner.id))) {
    const { state, sent, contactId } = enrollment;
    if (state.at !== 'scheduled' || sent.length > 0) continue;
    const contact = await house.contacts.get(owner.id, contactId);
    const draft = await house.drafts.get(enrollment, state.step);
    if (!contact || !draft || !isClosed(house, owner, { contact, enrollment, helper })) continue;
    await askAgain(house, { owner, contact, enrollment, draft }, helpWords(helper));
  }
}

function isClosed(
  { stationery }: Pick<House, 'stationery'>,
  owner: Owner,
  about: { contact: Contact; enrollment: Enrollment; helper: Helper },
): boolean {
  const { contact, enrollment, helper } = about;
  const sequence = stationery.sequence(enrollment.sequence);
  if (!sequence || !beginsAtCompany(sequence)) return false;
  return closedBy(contact, [enrollment], owner, [helper]) !== undefined;
}

const helperNow = async (house: House, owner: Owner, person: Contact): Promise<Helper | undefined> =>
  helperOf(person, await enrollmentsOfPerson(house, person), owner, house.world.now());
