import type { Target } from '../domain/command/command.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { firstMailAnew, isEdited } from '../domain/enrollment/enrollment-anew.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { stepCalled } from '../domain/sequence/sequence.ts';
import { changeEnrollment } from './change.ts';
import { composeStep } from './compose-step.ts';
import { editContact } from './edit-contact.ts';
import type { Obeyed } from './obey.ts';
import { enrollmentOf } from './of-enrollment.ts';
import { enrollmentsOfPerson } from './of-person.ts';
import { onItsWay } from './on-its-way.ts';
import type { House } from './ports.ts';
import { prepareStep } from './prepare-step.ts';
import { openEnrollment } from './snapshot.ts';

/** `memory Ben: ...`: kept with the person; the draft of a first mail that tells of it is written anew. */
export async function sayMemory(
  house: House,
  owner: Owner,
  { contactId, item }: Target,
  words: string,
): Promise<Obeyed> {
  const edited = await editContact(house, {
    ...{ ownerId: owner.id, contactId },
    details: { facts: { memory: words } },
  });
  if (edited.at === 'refused') return edited;
  const { contact } = edited;
  const did = `noted about ${contact.name}`;
  const key = item && enrollmentOf(owner, item);
  const open = key ? await house.enrollments.get(key) : await openEnrollment(house, owner, contactId);
  if (!open || open.sent.length > 0) return { at: 'done', did };
  if (await wouldChange(house, owner, contact, open)) {
    if ('step' in open.state && isEdited(open, open.state.step ?? ''))
      return { at: 'done', did: `${did}; the draft has words of your own and stays as it is` };
    const anew = await changeEnrollment(house, open, (e) =>
      firstMailAnew(e, house.world.now(), 'you told us: memory'),
    );
    if (anew.at === 'refused') return { at: 'done', did };
  } else if (open.state.at !== 'preparing') return { at: 'done', did };
  const prepared = await prepareStep(house, open);
  if (prepared.at === 'refused') return prepared;
  const now = (await house.enrollments.get(open))?.state.at ?? open.state.at;
  return { at: 'done', did: `${did}; ${onItsWay(now)}` };
}

/** Does the draft at hand read otherwise with all that is known of the person now? */
async function wouldChange(
  house: House,
  owner: Owner,
  contact: Contact,
  enrollment: Enrollment,
): Promise<boolean> {
  const { state } = enrollment;
  if (state.at !== 'drafted' && state.at !== 'scheduled') return false;
  const sequence = house.stationery.sequence(enrollment.sequence);
  const step = sequence && stepCalled(sequence, state.step);
  const draft = await house.drafts.get(enrollment, state.step);
  if (!sequence || !step || !draft) return false;
  const earlier = (await enrollmentsOfPerson(house, contact)).filter(
    (e) => e.n !== enrollment.n || e.contactId !== contact.id,
  );
  const now = house.world.now();
  const written = composeStep(house, { owner, contact, sequence, step, enrollment, earlier, now });
  return written.at === 'composed' && written.words.text !== draft.text;
}
