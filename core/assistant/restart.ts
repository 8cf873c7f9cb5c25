import { cameToNothing, restarted } from '../domain/enrollment/enrollment-next.ts';
import { isOver } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { addressOf } from '../domain/ranking/readiness.ts';
import { stepAfterAnswer } from '../domain/sequence/sequence.ts';
import { changeEnrollment } from './change.ts';
import { enroll } from './enroll.ts';
import type { Obeyed } from './obey.ts';
import { enrollmentsOfPerson, messagesOfPerson } from './of-person.ts';
import { onItsWay } from './on-its-way.ts';
import type { House } from './ports.ts';
import { prepareStep } from './prepare-step.ts';

/** The conversation with somebody that ended because the address was no good any more; undefined where another came after it. */
export const endedByMove = (enrollments: readonly Enrollment[]): Enrollment | undefined => {
  // A restart that was taken back leaves one behind that nobody has heard of.
  const newest = enrollments.findLast((e) => !cameToNothing(e));
  const { state } = newest ?? {};
  const isEnded = state?.at === 'ended' && (state.why === 'left' || state.why === 'bounced');
  return isEnded ? newest : undefined;
};

/**
 * The owner's word that a conversation goes on at the new address: who told of the move himself gets the mail behind his
 * answer, whose old address was dead the first mail anew. Either is a draft. Nothing goes to the old address.
 */
export async function restart(house: House, owner: Owner, contactId: string): Promise<Obeyed> {
  const contact = await house.contacts.get(owner.id, contactId);
  if (!contact) return { at: 'refused', because: `there is no contact ${contactId}` };
  const { name } = contact;
  const address = addressOf(contact);
  const all = await enrollmentsOfPerson(house, contact);
  const open = all.find((e) => !isOver(e));
  if (open) return { at: 'refused', because: `${name} is in ${open.sequence} already (${open.state.at})` };
  const ended = endedByMove(all);
  if (!ended) return { at: 'refused', because: `nothing with ${name} ended because of an address` };
  if (address === undefined || address === ended.address)
    return { at: 'refused', because: `${name} has no new address; say "add ${name}, the address" first` };
  if (contact.doNotContact)
    return { at: 'refused', because: `${name} must not be written to: ${contact.doNotContact.because}` };
  return (await goOn(house, contact, ended, address)) ?? beginAnew(house, contact, ended);
}

/** The step behind his own answer, in the same thread. */
async function goOn(
  house: House,
  contact: Contact,
  ended: Enrollment,
  address: string,
): Promise<Obeyed | undefined> {
  const sequence = house.stationery.sequence(ended.sequence);
  const last = ended.sent.at(-1)?.step;
  const next = sequence && last !== undefined && stepAfterAnswer(sequence, last, ended.sent);
  if (!next || !(await saidItHimself(house, contact, ended))) return undefined;
  const saved = await changeEnrollment(house, ended, (e) =>
    restarted(e, { address, step: next.id }, house.world.now()),
  );
  if (saved.at === 'refused') return saved;
  const prepared = await prepareStep(house, ended);
  if (prepared.at === 'refused') return prepared;
  const now = (await house.enrollments.get(ended))?.state.at ?? saved.value.state.at;
  return { at: 'done', did: `${contact.name} at ${address}: ${onItsWay(now)}` };
}

/** A machine or a colleague may have told of the move; then nobody has answered. */
const saidItHimself = async (house: House, contact: Contact, { n }: Enrollment): Promise<boolean> => {
  const told = (await messagesOfPerson(house, contact)).findLast(
    (m) => m.direction === 'in' && m.n === n && m.labels?.includes('left'),
  );
  return told?.facts?.author === 'human' && told.facts.people.some(({ as }) => as === 'moved');
};

async function beginAnew(house: House, contact: Contact, ended: Enrollment): Promise<Obeyed> {
  const { ownerId, id: contactId, name } = contact;
  const { sequence, facts } = ended;
  const because = `you said restart: the mail to ${ended.address} reached nobody`;
  const enrolled = await enroll(house, { ownerId, contactId, sequence, because, facts, anew: true });
  if (enrolled.at === 'refused') return enrolled;
  if (enrolled.prepared.at === 'refused') return enrolled.prepared;
  const { n, state } = enrolled.enrollment;
  const made = { enrollment: { ownerId, contactId, n } };
  return { at: 'done', did: `${name} at ${enrolled.enrollment.address}: ${onItsWay(state.at)}`, made };
}

/** A conversation that is not over goes to the new address from now on; answers the person as he is known now. */
export async function followMove(
  house: House,
  contact: Contact,
  enrollment: Enrollment | undefined,
): Promise<Contact> {
  const now = (await house.contacts.get(contact.ownerId, contact.id)) ?? contact;
  const address = addressOf(now);
  if (enrollment && address !== undefined && !isOver(enrollment))
    await changeEnrollment(house, enrollment, (e) =>
      isOver(e) || e.address === address ? e : { ...e, address },
    );
  return now;
}
