import type { Contacts } from '../../core/assistant/ports.ts';
import { type Alias, aliasesOf } from '../../core/domain/people/alias.ts';
import type { Contact } from '../../core/domain/people/contact.ts';

/** `erased` removes what other fakes keep of a contact. */
export function fakeContacts(erased: (contact: Contact) => void, start: Contact[] = []): Contacts {
  const kept = new Map(start.map((contact) => [key(contact), structuredClone(contact)]));
  const ofOwner = (ownerId: string) =>
    [...kept.values()].filter((c) => c.ownerId === ownerId).sort((a, b) => (a.id < b.id ? -1 : 1));
  const holderOf = (ownerId: string, alias: Alias) =>
    ofOwner(ownerId).find((contact) => aliasesOf(contact).includes(alias))?.id;
  return {
    async get(ownerId, id) {
      return structuredClone(kept.get(key({ ownerId, id })));
    },
    async *ofOwner(ownerId) {
      for (const contact of ofOwner(ownerId)) yield structuredClone(contact);
    },
    async byAliases(ownerId, aliases) {
      const known = new Map<Alias, string>();
      for (const alias of aliases) {
        const id = holderOf(ownerId, alias);
        if (id) known.set(alias, id);
      }
      return known;
    },
    async save(contact) {
      if ((kept.get(key(contact))?.version ?? 0) !== contact.version) return 'conflict';
      const isTaken = (alias: Alias) => (holderOf(contact.ownerId, alias) ?? contact.id) !== contact.id;
      if (aliasesOf(contact).some(isTaken)) return 'conflict';
      kept.set(key(contact), { ...structuredClone(contact), version: contact.version + 1 });
      return 'saved';
    },
    async saveNew(contacts) {
      for (const contact of contacts) kept.set(key(contact), { ...structuredClone(contact), version: 1 });
    },
    async remove(contact) {
      kept.delete(key(contact));
    },
    async erase(contact) {
      kept.delete(key(contact));
      erased(contact);
    },
  };
}

const key = (contact: Pick<Contact, 'ownerId' | 'id'>) => `${contact.ownerId}/${contact.id}`;
