import type { ColumnMap } from '../address-books/columns.ts';
import { readAddressBook } from '../address-books/read-address-book.ts';
import type { AddressBookFormat, AddressBookRow, OpenFile } from '../address-books/row.ts';
import { folded } from '../domain/folded.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Owner } from '../domain/owner.ts';
import { contactFromRow } from './contact-from-row.ts';
import { importChunk, type Importing, type ToldRow } from './import-chunk.ts';
import { emptyReport, type ImportReport, namesakeKey, type Run } from './import-report.ts';
import type { House } from './ports.ts';
import { rehearsal } from './rehearsal.ts';
import { waitsForAddress } from './start-referred.ts';

const CHUNK = 400;

/** Where what an address book says came from, in the words that are kept with it. */
const SOURCES: Record<AddressBookFormat, string> = {
  linkedin: 'linkedin',
  'linkedin-messages': 'linkedin',
  google: 'google contacts',
  outlook: 'outlook',
  vcard: 'vcard',
  plain: 'address book',
};

/**
 * Imports an address book: the same file twice writes nothing the second time, and nobody disappears without a reason.
 * Merges by address, LinkedIn profile and phone; the same name at the same company is only proposed. Before anything is
 * written it is written down how to take it back.
 */
export async function importContacts(
  house: Importing & Pick<House, 'owners'>,
  about: {
    ownerId: string;
    file: OpenFile;
    fileName?: string;
    dryRun?: boolean;
    /** What columns hold, where the guess is wrong. */
    map?: ColumnMap;
    onProgress?: (done: number, rows: number) => void;
  },
): Promise<ImportReport | Refusal> {
  const { ownerId, file, fileName = '', dryRun = false, map, onProgress } = about;
  const owner = await house.owners.get(ownerId);
  if (!owner) return { at: 'refused', field: 'owner', because: `there is no owner ${ownerId}` };
  const book = await readAddressBook(file, fileName, { ownerName: owner.name, ...(map && { map }) });
  if ('error' in book) return { at: 'refused', field: 'file', because: book.error };

  const importing = dryRun ? { ...house, ...rehearsal(house.contacts) } : house;
  const { skipped, format, columns } = book;
  const report = emptyReport({ format, columns, rows: book.count + skipped.length, dryRun });
  const namesakes = await namesakesOf(house, ownerId);
  const run: Run = {
    ownerId,
    batch: { ownerId, id: house.world.id(), at: house.world.now(), fileName, new: 0, merged: 0 },
    parts: 0,
    report,
    namesakes: namesakes.ids,
    waiting: namesakes.waiting,
    before: namesakes.people,
    taken: 0,
    isWatched: false,
    made: new Set(),
    met: new Set(),
  };
  let done = skipped.length;
  for await (const chunk of chunks(book.people())) {
    await importChunk(importing, run, told(house, run, owner, chunk, SOURCES[format]));
    done += chunk.length;
    onProgress?.(done, report.rows);
  }
  if (run.isWatched) await importing.contacts.endWatch(ownerId, run.batch.id);
  if (run.parts > 0) await importing.imports.put({ ...run.batch, new: report.new, merged: report.merged });
  for (const id of run.waiting.values())
    if ((await importing.contacts.get(ownerId, id))?.addresses.length) report.reachable.push(id);
  report.skipped = [...skipped, ...report.skipped].sort((one, other) => one.line - other.line);
  return report;
}

async function* chunks(rows: AsyncIterable<AddressBookRow>): AsyncGenerator<AddressBookRow[]> {
  let chunk: AddressBookRow[] = [];
  for await (const row of rows) {
    if (chunk.push(row) < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** The people of some rows, without the owner himself, who is in most address books. */
function told(house: Importing, run: Run, owner: Owner, rows: AddressBookRow[], source: string): ToldRow[] {
  const own = new Set([owner.address, owner.sendingAddress]);
  const now = house.world.now();
  return rows.flatMap((row) => {
    const { contact, notUnderstood } = contactFromRow(row, owner, { id: house.world.id(), now, source });
    if (!contact.addresses.some(({ address }) => own.has(address)))
      return { contact, notUnderstood, line: row.line, onlyKnown: row.onlyKnown === true };
    run.report.skipped.push({ line: row.line, reason: 'that is you' });
    return [];
  });
}

async function namesakesOf(
  house: Importing,
  ownerId: string,
): Promise<{ ids: Map<string, string>; waiting: Map<string, string>; people: number }> {
  const ids = new Map<string, string>();
  const waiting = new Map<string, string>();
  let people = 0;
  for await (const contact of house.contacts.ofOwner(ownerId)) {
    ids.set(namesakeKey(contact), contact.id);
    if (waitsForAddress(contact)) waiting.set(folded(contact.name), contact.id);
    people += 1;
  }
  return { ids, waiting, people };
}
