import type { Target } from '../domain/command/command.ts';
import type { Contact } from '../domain/people/contact.ts';
import { isListed } from '../domain/people/reference.ts';
import type { ReferenceWord } from '../domain/people/reference-words.ts';
import type { Owner } from '../domain/owner.ts';
import { enroll } from './enroll.ts';
import type { Enrolled } from './enroll.ts';
import type { Obeyed } from './obey.ts';
import type { House } from './ports.ts';
import { onItsWay } from './on-its-way.ts';
import { askWords } from '../domain/owner-mail/reply-words.ts';
import { RENEWAL } from '../domain/owner-mail/digest-references.ts';
import { nextReference, referenceBook, referenceFor, setReference } from './reference-book.ts';
import { stepNamed, waitingStep, writeNext } from './write-next.ts';

/** `reference Ben agreed`. */
export async function sayReference(
  house: House,
  owner: Owner,
  { contactId }: Target,
  word: ReferenceWord,
): Promise<Obeyed> {
  const set = await setReference(house, { ownerId: owner.id, contactId, word });
  if (set.at === 'refused') return set;
  const { name } = set.contact;
  switch (word) {
    case 'agreed':
      return { at: 'done', did: `${name} stands in your references for twelve months` };
    case 'given':
      return {
        at: 'done',
        did: `${name} has given you a reference${await thanks(house, owner, set.contact)}`,
      };
    case 'declined':
      return { at: 'done', did: `${name} is not listed as a reference${await instead(house, owner)}` };
  }
}

/** The thread's own thanks are written at once: a reminder must not go to somebody who has done it. */
async function thanks(house: House, owner: Owner, { id, name }: Contact): Promise<string> {
  const about = { ownerId: owner.id, contactId: id };
  const waiting = await waitingStep(house, about);
  if (waiting?.step.purpose !== 'thank') return '';
  const written = await writeNext(house, { ...about, step: waiting.step.id });
  if (written.at === 'begun' && written.prepared.at !== 'refused')
    return `; ${onItsWay(written.prepared.at)}`;
  return `; for the thanks, say "next ${name}" later`;
}

async function instead(house: House, owner: Owner): Promise<string> {
  const next = await nextReference(house, owner);
  return next === undefined ? '' : `; next: ${askWords(next, undefined)}`;
}

const MOST_LISTED = 30;

/** `references`: the book, a line each. */
export async function listReferences(house: House, owner: Owner): Promise<Obeyed> {
  const book = await referenceBook(house, owner);
  const lines = book
    .slice(0, MOST_LISTED)
    .map(({ contact: { name }, state, because }) => `${name}: ${state}, ${because}`);
  if (book.length > MOST_LISTED) lines.push(`and ${book.length - MOST_LISTED} more`);
  return {
    at: 'done',
    did: lines.length === 0 ? 'nobody knows your work well enough yet' : lines.join('; '),
  };
}

/** `ask Ben to be a reference: the data engineer role at Helio`. A professor is asked by the sequence with a date. */
export async function askForReference(
  house: House,
  owner: Owner,
  { contactId }: Target,
  purpose: string,
): Promise<Obeyed> {
  const contact = await house.contacts.get(owner.id, contactId);
  if (!contact) return { at: 'refused', because: 'that contact is gone' };
  const sequence = contact.kind === 'professor' ? 'professor-reference' : 'reference';
  const about = {
    ownerId: owner.id,
    contactId,
    sequence,
    because: 'you asked for it',
    facts: { purpose },
    anyway: true,
  };
  return begun(house, await enroll(house, about));
}

/** `call Ben: Helio, about the data engineer role`: a word to a reference before an employer calls. */
export async function announceCall(
  house: House,
  owner: Owner,
  { contactId }: Target,
  employer: string,
): Promise<Obeyed> {
  const contact = await house.contacts.get(owner.id, contactId);
  if (!contact) return { at: 'refused', because: 'that contact is gone' };
  const reference = await referenceFor(house, owner, contact);
  if (!reference || !(isListed(reference) || reference.state === 'expired'))
    return {
      at: 'refused',
      because: `${contact.name} has not agreed to be a reference; if that is wrong: "reference ${contact.name} agreed"`,
    };
  const facts = { employer };
  const about = {
    ownerId: owner.id,
    contactId,
    sequence: 'reference-call',
    because: 'an employer may call',
    ...{ facts, anyway: true },
  };
  return begun(house, await enroll(house, about));
}

/** `next Ben`: the step that waits for the owner's word; in a digest the one its line spoke of. */
export async function beginNext(house: House, owner: Owner, { contactId, item }: Target): Promise<Obeyed> {
  const step = stepNamed(item);
  const written = await writeNext(house, {
    ownerId: owner.id,
    contactId,
    ...(step !== undefined && { step }),
  });
  if (written.at === 'refused') return step === RENEWAL ? askAnew(house, owner, contactId) : written;
  if (written.prepared.at === 'refused') return written.prepared;
  const name = (await house.contacts.get(owner.id, contactId))?.name ?? 'the contact';
  return { at: 'done', did: `${name}: ${onItsWay(written.prepared.at)}` };
}

/** Somebody who agreed without a mail of ours has no thread to go on in. */
async function askAnew(house: House, owner: Owner, contactId: string): Promise<Obeyed> {
  const because = 'a reference is a year old';
  return begun(
    house,
    await enroll(house, { ownerId: owner.id, contactId, sequence: 'reference', because, anyway: true }),
  );
}

async function begun(house: House, enrolled: Enrolled): Promise<Obeyed> {
  if (enrolled.at === 'refused') return enrolled;
  if (enrolled.prepared.at === 'refused') return enrolled.prepared;
  const { ownerId, contactId, n } = enrolled.enrollment;
  const name = (await house.contacts.get(ownerId, contactId))?.name ?? 'the contact';
  const did = `${name}: ${onItsWay(enrolled.prepared.at)}`;
  return { at: 'done', did, made: { enrollment: { ownerId, contactId, n } } };
}
