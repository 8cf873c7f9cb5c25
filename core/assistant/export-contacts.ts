import { csvHeader, csvLines, type WrittenRow } from '../address-books/write-csv.ts';
import { vcard } from '../address-books/write-vcard.ts';
import type { Contact } from '../domain/people/contact.ts';
import type { House } from './ports.ts';

export const EXPORT_FORMATS = ['csv', 'json', 'vcard'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * An owner's contacts as text, piece by piece, so that memory stays flat. `json` holds everything that is stored of each
 * person, which is what somebody who asks for his data is owed; `csv` can be imported again.
 */
export async function* exportContacts(
  house: Pick<House, 'contacts'>,
  about: { ownerId: string; format: ExportFormat },
): AsyncGenerator<string> {
  const { ownerId, format } = about;
  switch (format) {
    case 'csv':
      yield csvHeader();
      for await (const contact of house.contacts.ofOwner(ownerId)) yield csvLines([rowOf(contact)]);
      return;
    case 'vcard':
      for await (const contact of house.contacts.ofOwner(ownerId)) yield vcard(rowOf(contact), contact.id);
      return;
    case 'json': {
      let separator = '[\n';
      for await (const contact of house.contacts.ofOwner(ownerId)) {
        yield separator + JSON.stringify(contact);
        separator = ',\n';
      }
      yield separator === '[\n' ? '[]\n' : '\n]\n';
    }
  }
}

function rowOf(contact: Contact): WrittenRow {
  const { linkedin, company, role, field, city, lastContact, facts, notes } = contact;
  return {
    name: contact.name,
    addresses: contact.addresses.filter(({ stale }) => stale === undefined).map(({ address }) => address),
    phones: contact.phones.map(({ number }) => number),
    kind: contact.kind.replaceAll('_', ' '),
    ...(linkedin && { linkedin: `https://www.linkedin.com/in/${encodeURIComponent(linkedin)}` }),
    ...(company && { company }),
    ...(role && { role }),
    ...(field && { field }),
    ...(city && { city }),
    ...(facts.event && { met: facts.event }),
    ...(lastContact && { lastContact: lastContact.slice(0, 10) }),
    ...(notes.length > 0 && { notes: notes.map(({ text }) => text).join(' ') }),
    tags: contact.tags,
  };
}
