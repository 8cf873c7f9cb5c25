import { type Alias, aliasesOf } from '../domain/people/alias.ts';
import type { Contact } from '../domain/people/contact.ts';
import type { House } from './ports.ts';

/** Contacts as they would be: reads go through, writes stay here, and nothing is written down. A dry run is the real thing over this. */
export function rehearsal(contacts: House['contacts']): Pick<House, 'contacts' | 'imports' | 'copies'> {
  const written = new Map<string, Contact>();
  const holders = new Map<Alias, string>();
  const keep = (contact: Contact) => {
    written.set(contact.id, { ...contact, version: contact.version + 1 });
    for (const alias of aliasesOf(contact)) holders.set(alias, contact.id);
  };
  const rehearsed: House['contacts'] = {
    get: async (ownerId, id) => written.get(id) ?? (await contacts.get(ownerId, id)),
    ofOwner: (ownerId) => contacts.ofOwner(ownerId),
    async byAliases(ownerId, aliases) {
      const known = await contacts.byAliases(ownerId, aliases);
      for (const alias of aliases) {
        const id = holders.get(alias);
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
    async remove() {},
    async erase() {},
  };
  const nothing = async () => {};
  const none = async () => [];
  return {
    contacts: rehearsed,
    imports: { put: nothing, latest: none, putPart: nothing, parts: none },
    copies: { put: nothing, ofContact: none, remove: nothing },
  };
}
