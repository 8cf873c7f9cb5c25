import { begin, end, isOver } from '../domain/enrollment/enrollment.ts';
import type { Enrollment, Thread } from '../domain/enrollment/enrollment.ts';
import { addressOf } from '../domain/ranking/readiness.ts';
import { reasonAgainst, unusualFor } from '../domain/ranking/may-enroll.ts';
import { helpWords } from '../domain/ranking/company-help.ts';
import { firstAskOf } from '../domain/sequence/ask-first.ts';
import { draftData } from '../domain/sequence/draft.ts';
import type { Sequence } from '../domain/sequence/sequence.ts';
import { contactReplyAddress } from '../domain/mail/thread.ts';
import { closedFor } from './company-closed.ts';
import { settledFacts } from './settled-facts.ts';
import { enrollmentsOfPerson } from './of-person.ts';
import type { House } from './ports.ts';
import { askAboutGoal } from './ask-about-goal.ts';
import { changeEnrollment } from './change.ts';
import { PROMOTION } from './decide.ts';
import { prepareStep } from './prepare-step.ts';
import type { Prepared } from './prepare-step.ts';

export type Enrolled =
  | { at: 'enrolled'; enrollment: Enrollment; replyAddress: string; prepared: Prepared }
  | { at: 'refused'; because: string };

/** Puts a contact on a sequence and writes the first draft; nothing is sent without the owner's word. */
export async function enroll(
  house: House,
  about: {
    ownerId: string;
    contactId: string;
    sequence: string;
    because: string;
    /** Facts of this exchange that are known already. */
    facts?: Enrollment['facts'];
    /** A deadline too near for the sequence must do. */
    late?: boolean;
    /** The owner means it, although it is for other kinds of contact or comes early for somebody who stayed silent. */
    anyway?: boolean;
    /** It begins with the ask: the owner has talked with him already. */
    askFirst?: boolean;
    /** The same again, because the address of the last one reached nobody. */
    anew?: boolean;
    /** The conversation its first mail answers in. */
    thread?: Thread;
  },
): Promise<Enrolled> {
  const { owners, contacts, enrollments, stationery, suppressions, settings, world } = house;
  const owner = await owners.get(about.ownerId);
  const contact = await contacts.get(about.ownerId, about.contactId);
  if (!owner || !contact) return { at: 'refused', because: `there is no contact ${about.contactId}` };
  const sequence = stationery.sequence(about.sequence);
  if (!sequence) {
    const known = stationery.sequences().map((s) => s.name);
    return {
      at: 'refused',
      because: `there is no sequence "${about.sequence}"; there are ${known.join(', ')}`,
    };
  }
  const address = addressOf(contact);
  if (!address)
    return {
      at: 'refused',
      because: `${contact.name} has no address; add one: goodword contacts edit ${contact.id} --address ...`,
    };
  const suppression = await suppressions.find(address);
  if (suppression)
    return {
      at: 'refused',
      because: `${contact.name} must not be written to: ${suppression.reason} (${suppression.evidence})`,
    };

  const facts = about.facts && (await settledFacts(about.facts, owner, world.now()));
  if (typeof facts === 'string') return { at: 'refused', because: facts };

  const earlier = await enrollmentsOfPerson(house, contact);
  const against = reasonAgainst(
    owner,
    contact,
    sequence,
    earlier,
    world.now(),
    (name) => stationery.sequence(name),
    about,
  );
  if (against !== undefined) return { at: 'refused', because: against };
  const unusual =
    about.anyway || about.anew ? undefined : unusualFor(owner, contact, sequence, earlier, world.now());
  if (unusual !== undefined)
    return {
      at: 'refused',
      because: `${unusual}; if you mean it: goodword enroll ${contact.id} --sequence ${sequence.name} --anyway`,
    };
  const helper = await closedFor(house, owner, contact, sequence.name);
  if (helper) return { at: 'refused', because: `${contact.name}: ${helpWords(helper)}` };
  const first = about.askFirst ? firstAskOf(sequence) : sequence.steps[0];
  if (!first) return { at: 'refused', because: noFirst(stationery.sequences(), sequence) };
  const own = earlier.filter(({ contactId }) => contactId === contact.id);
  const n = Math.max(0, ...own.map((e) => e.n)) + 1;
  const enrollment = begin({
    key: { ownerId: owner.id, contactId: contact.id, n },
    sequence: sequence.name,
    firstStep: first.id,
    address,
    now: world.now(),
    because: about.because,
    ...(facts && { facts }),
    ...(about.late && { late: true }),
    ...(about.thread && { thread: about.thread }),
  });
  if (about.askFirst) {
    const write = { owner, contact, sequence, step: first, enrollment, earlier, now: world.now() };
    const written = draftData(write);
    if (written.at === 'refused') return written;
  }
  // An answered conversation is over when the next one begins: nothing of it would go out any more.
  for (const one of earlier.filter((e) => !isOver(e))) {
    const why = one.sent.length === 0 ? 'skipped' : 'answered';
    await changeEnrollment(house, one, (e) => end(e, why, world.now(), `${sequence.name} begins`));
  }
  if ((await enrollments.create(enrollment)) === 'exists')
    return { at: 'refused', because: `${contact.name} is being enrolled at this moment` };
  const prepared = await prepareStep(house, enrollment);
  // What an ask of it will want is asked for now: the answer of a person should not have to wait for the owner's.
  if (sequence.name === PROMOTION) await askAboutGoal(house, owner.id);
  else if (sequence.steps.some(({ purpose }) => purpose === 'ask'))
    await askAboutGoal(house, owner.id, ['path']);
  const stored = (await enrollments.get(enrollment)) ?? enrollment;
  return {
    at: 'enrolled',
    enrollment: stored,
    replyAddress: contactReplyAddress(owner, enrollment, settings),
    prepared,
  };
}

/** Why a sequence cannot begin with the ask, and which can. */
function noFirst(all: readonly Sequence[], { name, gate }: Sequence): string {
  if (gate === 'lowest-rung') return `${name} asks in its first mail anyway`;
  const able = all.filter((one) => firstAskOf(one) !== undefined).map((one) => one.name);
  return `${name} has no ask that may come first; ${able.join(', ')} have one`;
}
