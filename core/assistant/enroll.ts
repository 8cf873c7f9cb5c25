import type { Contact } from '../domain/people/contact.ts';
import { begin, end, isOver } from '../domain/enrollment/enrollment.ts';
import type { Enrollment, Thread } from '../domain/enrollment/enrollment.ts';
import { dayOf, daysBetween } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { helpWords } from '../domain/ranking/company-help.ts';
import { addressOf, isProtected } from '../domain/ranking/readiness.ts';
import { isHumanAnswer } from '../domain/reply/reply.ts';
import { unfitFor } from '../domain/ranking/sequence-for.ts';
import { closedUntil } from '../domain/ranking/rest.ts';
import { silentUntil } from '../domain/sending/silence.ts';
import type { Sequence } from '../domain/sequence/sequence.ts';
import { contactReplyAddress } from '../domain/mail/thread.ts';
import { closedFor } from './company-closed.ts';
import { settledFacts } from './settled-facts.ts';
import { enrollmentsOfPerson } from './of-person.ts';
import type { House } from './ports.ts';
import { changeEnrollment } from './change.ts';
import { prepareStep } from './prepare-step.ts';
import type { Prepared } from './prepare-step.ts';

export type Enrolled =
  | { at: 'enrolled'; enrollment: Enrollment; replyAddress: string; prepared: Prepared }
  | { at: 'refused'; because: string };

/** A first mail that leads to an ask goes to a person once in so many days, unless there was an answer to the other. */
const ONCE_IN_DAYS = 60;
/** More have no room in a reply token. */
const MOST_ENROLLMENTS = 99;

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
    about.anew,
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
  // An answered conversation is over when the next one begins: nothing of it would go out any more.
  for (const one of earlier.filter((e) => !isOver(e)))
    await changeEnrollment(house, one, (e) => end(e, 'answered', world.now(), `${sequence.name} begins`));

  const first = sequence.steps[0];
  if (!first) return { at: 'refused', because: `${sequence.name} has no steps` };
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
  if ((await enrollments.create(enrollment)) === 'exists')
    return { at: 'refused', because: `${contact.name} is being enrolled at this moment` };
  const prepared = await prepareStep(house, enrollment);
  const stored = (await enrollments.get(enrollment)) ?? enrollment;
  return {
    at: 'enrolled',
    enrollment: stored,
    replyAddress: contactReplyAddress(owner, enrollment, settings),
    prepared,
  };
}

function reasonAgainst(
  owner: Owner,
  contact: Contact,
  sequence: Sequence,
  earlier: Enrollment[],
  now: string,
  known: (sequence: string) => Sequence | undefined,
  anew = false,
): string | undefined {
  if (contact.doNotContact) return `${contact.name} must not be written to: ${contact.doNotContact.because}`;
  const open = earlier.find((e) => !isOver(e) && !mayGiveWay(e));
  if (open) return `${contact.name} is in ${open.sequence} already (${open.state.at})`;
  const silent = silentUntil(contact, now);
  if (silent !== undefined)
    return `${contact.name} left ${contact.unanswered} mails unanswered; nothing more goes there before ${dayOf(silent, owner.zone)}`;
  if (isProtected(contact, owner))
    return `${contact.name} works at your present employer; if that is all right: goodword contacts edit ${contact.id} --consent yes`;
  if (earlier.length >= MOST_ENROLLMENTS)
    return `${contact.name} has had ${MOST_ENROLLMENTS} sequences; write by hand`;
  // A thank-you asks for nothing and may follow any talk.
  if (sequence.gate === 'none') return undefined;
  for (const { sequence: name, sent, answers, state } of earlier) {
    // What went where nobody reads it was no mail to him.
    if (anew && state.at === 'ended' && (state.why === 'left' || state.why === 'bounced')) continue;
    const days = sent[0] === undefined ? Infinity : daysBetween(sent[0].at, now);
    const silent = name === sequence.name || !answers.some(({ kind }) => isHumanAnswer(kind));
    const before = known(name);
    const again = silent || (inquires(sequence) && before !== undefined && inquires(before));
    if (days < ONCE_IN_DAYS && again && before?.gate !== 'none')
      return `${contact.name} had ${name} ${days} days ago; once in ${ONCE_IN_DAYS} days is the most`;
  }
  return undefined;
}

/** Does it begin with a question about their work, of the owner's own accord? After a talk one may ask anew. */
const inquires = ({ steps: [first], firstMail }: Sequence): boolean =>
  first?.purpose === 'inquire' && first.early === undefined && firstMail === 'midweek';

/** What the owner may well want all the same, unlike what protects a person or himself. */
function unusualFor(
  owner: Owner,
  contact: Contact,
  sequence: Sequence,
  earlier: Enrollment[],
  now: string,
): string | undefined {
  const closed = sequence.gate === 'none' ? undefined : closedUntil(earlier, now);
  if (closed !== undefined)
    return `${contact.name} did not answer when asked for advice, as is usual, and is left in peace until ${dayOf(closed, owner.zone)}`;
  return unfitFor(sequence, contact, owner, now);
}

/** Nothing of it would go out any more without a word: what was answered rests, or waits for its end. */
function mayGiveWay({ state, answers }: Enrollment): boolean {
  if (state.at === 'closing') return answers.some(({ kind }) => isHumanAnswer(kind));
  return state.at === 'answered' || state.at === 'snoozed';
}
