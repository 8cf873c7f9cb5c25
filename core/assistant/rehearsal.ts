import { aliasesOf } from '../domain/people/alias.ts';
import { aliasNumber } from '../domain/people/alias-sketch.ts';
import type { Contact } from '../domain/people/contact.ts';
import type { House } from './ports.ts';

/**
 * Contacts as they would be: reads go through, writes stay here, and nothing is written down. A dry run is the real thing
 * over this. Of who would be new only what he goes by is held, and that as text: a file of a hundred thousand fits.
 */
export function rehearsal(contacts: House['contacts']): Pick<House, 'contacts' | 'imports' | 'copies'> {
  const made = new Map<string, string>();
  const changed = new Map<string, Contact>();
  const holders = new Map<number, string>();
  const keep = (contact: Contact) => {
    if (contact.version === 0 || made.has(contact.id)) made.set(contact.id, outline(contact));
    else changed.set(contact.id, { ...contact, version: contact.version + 1 });
    for (const alias of aliasesOf(contact)) holders.set(aliasNumber(alias), contact.id);
  };
  const rehearsed: House['contacts'] = {
    async get(ownerId, id) {
      const text = made.get(id);
      return text === undefined
        ? (changed.get(id) ?? contacts.get(ownerId, id))
        : inOutline(ownerId, id, text);
    },
    async *ofOwner(ownerId, consistent) {
      for await (const contact of contacts.ofOwner(ownerId, consistent))
        yield changed.get(contact.id) ?? contact;
      for (const [id, text] of made) yield inOutline(ownerId, id, text);
    },
    async byAliases(ownerId, aliases) {
      const known = await contacts.byAliases(ownerId, aliases);
      for (const alias of aliases) {
        const id = holders.get(aliasNumber(alias));
        if (id) known.set(alias, id);
      }
      return known;
    },
    async save(contact) {
      keep(contact);
      return 'saved';
    },
    async saveNew(fresh) {
      fresh.forEach(keep);
    },
    async watchAliases() {},
    isStill: async () => true,
    async endWatch() {},
    async remove() {},
    async erase() {},
    async eraseMailsFrom() {},
  };
  const nothing = async () => {};
  const none = async () => [];
  return {
    contacts: rehearsed,
    imports: { put: nothing, latest: none, putPart: nothing, parts: none },
    copies: { put: nothing, ofContact: none, remove: nothing },
  };
}

/** What tells whether a later row is about the same person. No part of it has line ends, and addresses and phones no spaces. */
const outline = ({ name, company = '', linkedin = '', addresses, phones }: Contact): string =>
  [
    name,
    company,
    linkedin,
    addresses.map(({ address }) => address).join(' '),
    phones.map(({ number }) => number).join(' '),
  ].join('\n');

function inOutline(ownerId: string, id: string, text: string): Contact {
  const [name = '', company = '', linkedin = '', addresses = '', phones = ''] = text.split('\n');
  const each = (words: string) => words.split(' ').filter(Boolean);
  return {
    ownerId,
    id,
    name,
    kind: 'other',
    addresses: each(addresses).map((address) => ({ address, source: '' })),
    phones: each(phones).map((number) => ({ number, source: '' })),
    ...(linkedin && { linkedin }),
    ...(company && { company }),
    facts: {},
    notes: [],
    tags: [],
    unanswered: 0,
    helped: 0,
    holds: [],
    source: '',
    createdAt: '',
    version: 1,
  };
}
