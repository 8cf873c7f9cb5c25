import { enrollmentWithout, heldBack } from '../domain/enrollment/enrollment-forgotten.ts';
import { stepOf } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import { draftWithout, isDraftNaming, messageWithout } from '../domain/mail/message-forgotten.ts';
import { type Contact, idsOf } from '../domain/people/contact.ts';
import { contactWithout, type Gone, goalWithout, goneOf } from '../domain/people/forgotten.ts';
import { all, changeContact, changeEnrollment, changeOwner } from './change.ts';
import type { CommandRecord, ContactCopy, House } from './ports.ts';
import { prepareStep } from './prepare-step.ts';
import { NOBODY } from './tell-owner.ts';

/** Before any instant. */
const EVER = '0';
const COMMANDS_LOOKED_AT = 10_000;

/**
 * Takes people who are to be deleted out of everything that is kept of others: who referred whom, facts and notes, readings
 * and words of mails, what `undo` would put back. A draft that names one of them is written anew, whatever was approved, and a
 * mail of theirs that was kept as a stranger's goes. Answers to whom such drafts were. Safe to do again.
 */
export async function forgetMentions(
  house: House,
  ownerId: string,
  people: Contact[],
): Promise<{ held: string[] }> {
  const own = new Set(people.flatMap(idsOf));
  const others = (await all(house.contacts.ofOwner(ownerId))).filter(({ id }) => !own.has(id));
  const owner = await house.owners.get(ownerId);
  const gone = goneOf(people, [...others, ...(owner ? [owner] : [])]);
  await forgetInMails(house, ownerId, people, gone);
  await forgetInCommands(house, ownerId, gone);
  for (const contact of others) {
    const changed = contactWithout(contact, gone) !== contact;
    if (changed) await changeContact(house, ownerId, contact.id, (c) => contactWithout(c, gone));
    if (changed || contact.mergedFrom) await forgetInCopies(house, contact, gone);
  }
  if (owner) await changeOwner(house, ownerId, (o) => ({ ...o, goal: goalWithout(o.goal, gone) }));
  const held: string[] = [];
  for (const enrollment of await all(house.enrollments.ofOwner(ownerId)))
    if (!own.has(enrollment.contactId) && (await forgetInConversation(house, enrollment, gone)))
      held.push(others.find((one) => idsOf(one).includes(enrollment.contactId))?.name ?? 'a contact');
  return { held: [...new Set(held)] };
}

/** True where its draft named one of them and is written anew. */
async function forgetInConversation(house: House, enrollment: Enrollment, gone: Gone): Promise<boolean> {
  if (enrollmentWithout(enrollment, gone) !== enrollment)
    await changeEnrollment(house, enrollment, (e) => enrollmentWithout(e, gone));
  const { state, beforeDecision } = enrollment;
  const names = await isDraftOf(house, enrollment, stepOf(state), gone);
  const back = names && (await changeEnrollment(house, enrollment, (e) => heldBack(e, house.world.now())));
  for (const step of [stepOf(state), beforeDecision && stepOf(beforeDecision)])
    if (step !== undefined && state.at !== 'sending') await forgetInDraft(house, enrollment, step, gone);
  if (!back || back.at === 'refused') return false;
  await prepareStep(house, enrollment);
  return true;
}

async function isDraftOf(
  house: House,
  key: EnrollmentKey,
  step: string | undefined,
  gone: Gone,
): Promise<boolean> {
  const draft = step === undefined ? undefined : await house.drafts.get(key, step);
  return draft !== undefined && isDraftNaming(draft, gone);
}

async function forgetInMails(house: House, ownerId: string, people: Contact[], gone: Gone): Promise<void> {
  const addresses = people.flatMap((one) => one.addresses.map(({ address }) => address));
  const from = new Set(addresses);
  // Nobody's mails stand under no owner where it could not be told whose they were.
  const kept = new Map([
    [NOBODY, { ownerId, contactId: NOBODY }],
    ['', { ownerId: NOBODY, contactId: NOBODY }],
  ]);
  for (const message of await all(house.messages.ofOwner(ownerId, EVER))) {
    const { contactId, n, step, direction } = message;
    if (gone.ids.has(contactId)) continue;
    if (direction === 'in' && from.has(message.from)) {
      kept.set(contactId, { ownerId, contactId });
      continue;
    }
    const next = messageWithout(message, gone);
    if (next === message) continue;
    await house.messages.record(next);
    if (n !== undefined && step !== undefined)
      await forgetInDraft(house, { ownerId, contactId, n }, step, gone);
  }
  for (const whose of kept.values()) await house.contacts.eraseMailsFrom(whose, addresses);
}

async function forgetInDraft(house: House, key: EnrollmentKey, step: string, gone: Gone): Promise<void> {
  const draft = await house.drafts.get(key, step);
  if (draft && isDraftNaming(draft, gone)) await house.drafts.put(draftWithout(draft, gone));
}

async function forgetInCopies(house: House, { ownerId, id }: Contact, gone: Gone): Promise<void> {
  for (const copy of await house.copies.ofContact(ownerId, id)) {
    const { before, after, merged, ended } = copy;
    const next: ContactCopy = {
      ...copy,
      before: contactWithout(before, gone),
      after: contactWithout(after, gone),
      ...(merged && { merged: contactWithout(merged, gone) }),
      ...(ended && { ended: ended.map((one) => enrollmentWithout(one, gone)) }),
    };
    await house.copies.put(next);
  }
}

/** What `undo` would put back. A command that is under way says its own last word. */
async function forgetInCommands(house: House, ownerId: string, gone: Gone): Promise<void> {
  for (const record of await house.commands.latest(ownerId, COMMANDS_LOOKED_AT)) {
    if (record.state === 'begun') continue;
    const next = recordWithout(record, gone);
    if (JSON.stringify(next) !== JSON.stringify(record)) await house.commands.record(next);
  }
}

function recordWithout(record: CommandRecord, gone: Gone): CommandRecord {
  const { line, did, before, after } = record;
  return {
    ...record,
    line: line.replaceAll(gone.named, 'somebody'),
    did: did.replaceAll(gone.named, 'somebody'),
    before: {
      ...nounsWithout(before, gone),
      ...(before.draft && { draft: draftWithout(before.draft, gone) }),
    },
    ...(after && { after: nounsWithout(after, gone) }),
  };
}

function nounsWithout(nouns: NonNullable<CommandRecord['after']>, gone: Gone): typeof nouns {
  const { contact, enrollment, owner, message } = nouns;
  return {
    ...(contact && { contact: contactWithout(contact, gone) }),
    ...(enrollment && { enrollment: enrollmentWithout(enrollment, gone) }),
    ...(owner && { owner: { ...owner, goal: goalWithout(owner.goal, gone) } }),
    ...(message && { message: messageWithout(message, gone) }),
  };
}
