import { readAddressBook } from '../address-books/read-address-book.ts';
import type { AddressBookRow } from '../address-books/row.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Owner } from '../domain/owner.ts';
import { contactFromRow } from './contact-from-row.ts';
import { importChunk, type Importing, type ToldRow } from './import-chunk.ts';
import { emptyReport, type ImportReport, namesakeKey, type Run } from './import-report.ts';
import type { House } from './ports.ts';
import { rehearsal } from './rehearsal.ts';

const CHUNK = 100;

/**
 * Imports an address book: the same file twice writes nothing the second time, and nobody disappears without a reason.
 * Merges by address, LinkedIn profile and phone; the same name at the same company is only proposed.
 */
export async function importContacts(
  house: Importing & Pick<House, 'owners'>,
  about: {
    ownerId: string;
    bytes: Uint8Array;
    fileName?: string;
    dryRun?: boolean;
    onProgress?: (done: number, rows: number) => void;
  },
): Promise<ImportReport | Refusal> {
  const { ownerId, bytes, fileName, dryRun = false, onProgress } = about;
  const owner = await house.owners.get(ownerId);
  if (!owner) return { at: 'refused', field: 'owner', because: `there is no owner ${ownerId}` };
  const book = readAddressBook(bytes, fileName);
  if ('error' in book) return { at: 'refused', field: 'file', because: book.error };

  const importing = dryRun ? { ...house, contacts: rehearsal(house.contacts) } : house;
  const { rows, skipped, format } = book;
  const report = emptyReport(format, rows.length + skipped.length, dryRun);
  const run: Run = {
    ownerId,
    report,
    namesakes: await namesakesOf(house, ownerId),
    made: new Set(),
    met: new Set(),
  };
  const source = format === 'linkedin' ? 'linkedin' : 'address book';
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    await importChunk(importing, run, told(house, run, owner, chunk, source));
    onProgress?.(skipped.length + from + chunk.length, report.rows);
  }
  report.skipped = [...skipped, ...report.skipped].sort((one, other) => one.line - other.line);
  return report;
}

/** The people of some rows, without the owner himself, who is in most address books. */
function told(house: Importing, run: Run, owner: Owner, rows: AddressBookRow[], source: string): ToldRow[] {
  const own = new Set([owner.address, owner.sendingAddress]);
  const now = house.world.now();
  return rows.flatMap((row) => {
    const { contact, notUnderstood } = contactFromRow(row, owner, { id: house.world.id(), now, source });
    if (!contact.addresses.some(({ address }) => own.has(address)))
      return { contact, notUnderstood, line: row.line };
    run.report.skipped.push({ line: row.line, reason: 'that is you' });
    return [];
  });
}

async function namesakesOf(house: Importing, ownerId: string): Promise<Map<string, string>> {
  const namesakes = new Map<string, string>();
  for await (const contact of house.contacts.ofOwner(ownerId))
    namesakes.set(namesakeKey(contact), contact.id);
  return namesakes;
}
