import type { Day } from '../domain/instant.ts';
import { clip, listed } from '../domain/owner-mail/short-words.ts';
import type { Owner } from '../domain/owner.ts';
import {
  ASKED_TO_KEEP,
  askedAboutImport,
  type KeepingQuestion,
  neverUsedOf,
} from '../domain/ranking/worth-keeping.ts';
import { all, changeContact, changeOwner } from './change.ts';
import { forgetContact, forgetContacts } from './forget-contact.ts';
import type { Obeyed } from './obey.ts';
import type { CommandRecord, House } from './ports.ts';

/** As many go at once as a function has time for. */
const MOST_AT_ONCE = 200;

/** The owner wants to keep a person: nobody asks about him again. */
export async function retain(house: House, owner: Owner, contactId: string): Promise<Obeyed> {
  const saved = await noteAsked(house, owner, contactId);
  return saved.at === 'refused' ? saved : { at: 'done', did: `${saved.value.name} stays` };
}

/** The owner's word is all it needs: the person goes with everything said to and by him. */
export async function forget(house: House, owner: Owner, contactId: string): Promise<Obeyed> {
  const gone = await forgetContact(house, { ownerId: owner.id, contactId });
  if (gone.at === 'refused') return gone;
  const stays = gone.suppressed > 0 ? '; nobody writes to them again all the same' : '';
  return {
    at: 'done',
    did: `${gone.name} is deleted, and cannot be brought back${stays}${heldWords(gone.held)}`,
  };
}

/** Which drafts do not go out as they were. */
function heldWords(held: string[]): string {
  if (held.length === 0) return '';
  const names = listed(held.map((name) => clip(name, 40)));
  return held.length === 1
    ? `; the draft to ${names} named them: it is held back, and comes to you anew`
    : `; the drafts to ${names} named them: they are held back, and come to you anew`;
}

export async function retainImport(house: House, owner: Owner, day: Day): Promise<Obeyed> {
  await noteAskedAboutImport(house, owner, day);
  return { at: 'done', did: `the people imported on ${day} stay` };
}

/** Deletes whom the imports of a day brought and nobody ever wrote to, spoke with or said a word about. */
export async function forgetImport(house: House, owner: Owner, day: Day): Promise<Obeyed> {
  const contacts = await all(house.contacts.ofOwner(owner.id));
  const enrollments = await all(house.enrollments.ofOwner(owner.id));
  const unused = neverUsedOf(day, owner, contacts, enrollments);
  if (unused.length === 0)
    return { at: 'refused', because: `there is nobody of an import of ${day} whom you never wrote to` };
  await noteAskedAboutImport(house, owner, day);
  const { held } = await forgetContacts(house, owner.id, unused.slice(0, MOST_AT_ONCE));
  const left = unused.length - MOST_AT_ONCE;
  const rest = left > 0 ? `; ${left} are left, say it again for them` : '';
  const gone = Math.min(unused.length, MOST_AT_ONCE);
  return {
    at: 'done',
    did: `${gone} of the people imported on ${day} are deleted for ever${rest}${heldWords(held)}`,
  };
}

/** Who was asked about is not asked about again, whatever the owner answers. */
export async function noteAskedToKeep(
  house: Pick<House, 'contacts' | 'owners'>,
  owner: Owner,
  { contactIds, importDay }: KeepingQuestion,
): Promise<void> {
  for (const id of contactIds) await noteAsked(house, owner, id);
  if (importDay !== undefined) await noteAskedAboutImport(house, owner, importDay);
}

const noteAsked = (house: Pick<House, 'contacts'>, owner: Owner, contactId: string) =>
  changeContact(house, owner.id, contactId, (c) => ({
    ...c,
    asked: [...new Set([...(c.asked ?? []), ASKED_TO_KEEP])],
  }));

const noteAskedAboutImport = (house: Pick<House, 'owners'>, owner: Owner, day: Day) =>
  changeOwner(house, owner.id, (o) => ({
    ...o,
    asked: [...new Set([...(o.asked ?? []), askedAboutImport(day)])],
  }));

/** The name of who is deleted stands in no record: the echo alone says it, once. */
export async function recordForgotten(
  house: House,
  begun: CommandRecord,
  did: string,
): Promise<CommandRecord> {
  const record = { ...begun, line: 'forget', after: {}, final: true };
  await house.commands.record({ ...record, did: 'a person is deleted, and cannot be brought back' });
  return { ...record, did };
}
