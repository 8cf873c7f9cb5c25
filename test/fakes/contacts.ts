import type { Contacts } from '../../core/assistant/ports.ts';
import { type Alias, aliasesOf } from '../../core/domain/people/alias.ts';
import type { Contact } from '../../core/domain/people/contact.ts';

/** `erased` removes what other fakes keep of a contact. */
export function fakeContacts(
  erased: (contact: Contact) => void,
  eraseMailsFrom: Contacts['eraseMailsFrom'] = async () => {},
): Contacts {
  const kept = new Map<string, Contact>();
  const watches = new Map<string, { by: string; still: boolean }>();
  const noteNew = (ownerId: string, by: string | undefined) => {
    const watch = watches.get(ownerId);
    if (watch && watch.by !== by) watch.still = false;
  };
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
    async save(contact, { by } = {}) {
      if ((kept.get(key(contact))?.version ?? 0) !== contact.version) return 'conflict';
      const isTaken = (alias: Alias) => (holderOf(contact.ownerId, alias) ?? contact.id) !== contact.id;
      if (aliasesOf(contact).some(isTaken)) return 'conflict';
      const had = kept.get(key(contact));
      const known = had ? aliasesOf(had) : [];
      if (aliasesOf(contact).some((alias) => !known.includes(alias))) noteNew(contact.ownerId, by);
      kept.set(key(contact), { ...structuredClone(contact), version: contact.version + 1 });
      return 'saved';
    },
    async saveNew(contacts, by) {
      for (const contact of contacts) {
        noteNew(contact.ownerId, by);
        kept.set(key(contact), { ...structuredClone(contact), version: 1 });
      }
    },
    async watchAliases(ownerId, by) {
      watches.set(ownerId, { by, still: true });
    },
    async isStill(ownerId, by) {
      const watch = watches.get(ownerId);
      return watch?.by === by && watch.still;
    },
    async endWatch(ownerId, by) {
      if (watches.get(ownerId)?.by === by) watches.delete(ownerId);
    },
    async remove(contact) {
      kept.delete(key(contact));
    },
    async erase(contact) {
      kept.delete(key(contact));
      erased(contact);
    },
    eraseMailsFrom,
  };
}

const key = (contact: Pick<Contact, 'ownerId' | 'id'>) => `${contact.ownerId}/${contact.id}`;
