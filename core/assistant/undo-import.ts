import { takenBack } from '../domain/enrollment/take-back.ts';
import { contactPrint } from '../domain/people/contact-print.ts';
import type { Refusal } from '../domain/refusal.ts';
import { changeContact } from './change.ts';
import type { House, ImportBatch, ImportPart } from './ports.ts';

/** Somebody an import brought who is not taken away, and why. */
export interface Staying {
  contactId: string;
  name: string;
  because: string;
}

export type ImportUndone =
  { at: 'undone'; batch: ImportBatch; removed: number; restored: number; stays: Staying[] } | Refusal;

type Undoing = Pick<House, 'contacts' | 'enrollments' | 'messages' | 'imports' | 'copies' | 'world'>;

/** Imports looked through for the one that is meant. */
const LOOKED_AT = 100;

/**
 * Takes back an import, by default the newest: whom it brought goes, whom it changed is as before. Nobody goes who was
 * written to or changed since; what was changed since stays. Doing it twice changes nothing more.
 */
export async function undoImport(
  house: Undoing,
  about: { ownerId: string; batchId?: string; onProgress?: (done: number, all: number) => void },
): Promise<ImportUndone> {
  const { ownerId, batchId, onProgress } = about;
  const latest = await house.imports.latest(ownerId, LOOKED_AT);
  const batch = latest.find(({ id, state }) => (batchId === undefined ? state !== 'undone' : id === batchId));
  if (!batch)
    return {
      at: 'refused',
      field: 'batch',
      because: batchId === undefined ? 'there is no import to take back' : `there is no import ${batchId}`,
    };
  if (batch.state === 'undone')
    return { at: 'refused', field: 'batch', because: `the import ${batch.id} was taken back before` };
  const parts = await house.imports.parts(batch);
  const prints = new Map(parts.flatMap((part) => Object.entries(part.prints)));
  const stays: Staying[] = [];
  const all = parts.reduce((sum, { made, changed }) => sum + made.length + changed.length, 0);
  let [removed, restored, done] = [0, 0, 0];
  for (const part of parts.reverse()) {
    for (const id of part.changed) if (!prints.has(id)) restored += await restore(house, batch, part, id);
    for (const id of part.made) {
      const why = await remove(house, ownerId, id, prints.get(id));
      if (why === 'gone') removed += 1;
      else if (why !== 'absent') stays.push(why);
    }
    done += part.made.length + part.changed.length;
    onProgress?.(done, all);
  }
  await house.imports.put({ ...batch, state: 'undone' });
  return { at: 'undone', batch, removed, restored, stays };
}

async function restore(
  house: Undoing,
  batch: ImportBatch,
  { n }: ImportPart,
  contactId: string,
): Promise<0 | 1> {
  const copies = await house.copies.ofContact(batch.ownerId, contactId);
  const copy = copies.find(({ id }) => id === `${batch.id}.${n}`);
  if (!copy) return 0;
  const saved = await changeContact(house, batch.ownerId, contactId, (contact) => ({
    ...takenBack(contact, copy.before, copy.after),
    version: contact.version,
  }));
  await house.copies.remove(copy);
  return saved.at === 'saved' ? 1 : 0;
}

async function remove(
  house: Undoing,
  ownerId: string,
  contactId: string,
  print: string | undefined,
): Promise<'gone' | 'absent' | Staying> {
  const [contact, enrollments, messages] = await Promise.all([
    house.contacts.get(ownerId, contactId),
    house.enrollments.ofContact(ownerId, contactId),
    house.messages.ofContact(ownerId, contactId),
  ]);
  if (!contact) return 'absent';
  const { name } = contact;
  if (enrollments.length > 0 || messages.length > 0)
    return { contactId, name, because: 'there are mails or drafts' };
  if (contactPrint(contact) !== print) return { contactId, name, because: 'somebody changed it since' };
  await house.contacts.erase(contact);
  return 'gone';
}
