import type { Contacts } from '../assistant/ports.ts';
import { type Alias, aliasesOf } from '../domain/people/alias.ts';
import type { Contact } from '../domain/people/contact.ts';
import { endWatch, isStill, noteNewAliases, watchAliases } from './alias-watch.ts';
import { contactSchema } from './contact-schema.ts';
import { claimName, giveUp, heldNameSchema, type NameClaim, releaseName } from './held-name.ts';
import { type Item, read, write } from './item.ts';
import { aliasKey, contactKey, contactsOf } from './keys.ts';
import type { Table } from './table.ts';

/** Contacts in the table, and their aliases: address, slug or phone -> contact. */
export function dynamoContacts(table: Table): Contacts {
  async function get(ownerId: string, id: string): Promise<Contact | undefined> {
    const item = await table.get(contactKey(ownerId, id));
    return item && read(contactSchema, item);
  }

  async function byAliases(ownerId: string, aliases: Alias[]): Promise<Map<Alias, string>> {
    const aliasOf = new Map(aliases.map((alias) => [aliasKey(ownerId, alias).sk, alias]));
    const held = await table.getAll(aliases.map((alias) => aliasKey(ownerId, alias)));
    const holderOf = new Map(held.map((item) => [aliasOf.get(item.sk), read(heldNameSchema, item).holder]));
    const contacts = await table.getAll([...holderOf.values()].map((id) => contactKey(ownerId, id)));
    const known = new Map<Alias, string>();
    // An alias counts only with a contact that goes by it: anything else is what a crash left behind.
    for (const contact of contacts.map((item) => read(contactSchema, item))) {
      for (const alias of aliasesOf(contact)) {
        if (holderOf.get(alias) === contact.id) known.set(alias, contact.id);
      }
    }
    return known;
  }

  /** True when `contact` has all of `aliases` now; false, and as before, when another contact goes by one of them. */
  async function claimAll({ ownerId, id }: Contact, aliases: Alias[]): Promise<boolean> {
    const claims: NameClaim[] = [];
    for (const alias of aliases) {
      const goesBy = async (holder: string) => {
        const other = await get(ownerId, holder);
        return other !== undefined && aliasesOf(other).includes(alias);
      };
      const claim = await claimName(table, aliasKey(ownerId, alias), id, goesBy);
      if (!claim) {
        for (const made of claims) await giveUp(table, made);
        return false;
      }
      claims.push(claim);
    }
    return true;
  }

  return {
    get,
    byAliases,
    async *ofOwner(ownerId, consistent = false) {
      for await (const item of table.rows({ ...contactsOf(ownerId), consistent }))
        yield read(contactSchema, item);
    },
    async save(contact, { before: known, by } = {}) {
      // The condition of the write tells whether what the caller read is what is stored.
      const before = known ?? (await get(contact.ownerId, contact.id));
      if ((before?.version ?? 0) !== contact.version) return 'conflict';
      const had = before ? aliasesOf(before) : [];
      const has = aliasesOf(contact);
      const added = has.filter((alias) => !had.includes(alias));
      if (!(await claimAll(contact, added))) return 'conflict';
      if (added.length > 0) await noteNewAliases(table, contact.ownerId, by);
      const written = await table.put(contactItem(contact), {
        if: before ? 'version = :version' : 'attribute_not_exists(pk)',
        ...(before && { values: { ':version': contact.version } }),
      });
      if (written === 'conflict') return 'conflict';
      for (const alias of had) {
        if (!has.includes(alias)) await releaseName(table, aliasKey(contact.ownerId, alias), contact.id);
      }
      return 'saved';
    },
    async saveNew(contacts, by) {
      // Aliases come first: an alias without its contact is free, a contact without his alias would be imported twice.
      const aliases = new Map<string, Item>();
      for (const contact of contacts) {
        for (const alias of aliasesOf(contact)) {
          const key = aliasKey(contact.ownerId, alias);
          const isFirst = !aliases.has(`${key.pk}\n${key.sk}`);
          const held = { holder: contact.id, claimedAt: table.now() };
          // Written as it stands: an alias is never so long that packing it would save anything.
          if (isFirst) aliases.set(`${key.pk}\n${key.sk}`, { ...key, ...held });
        }
      }
      await table.putAll([...aliases.values()]);
      for (const ownerId of new Set(contacts.map((contact) => contact.ownerId)))
        await noteNewAliases(table, ownerId, by);
      await table.putAll(contacts.map(contactItem));
    },
    watchAliases: (ownerId, by) => watchAliases(table, ownerId, by),
    isStill: (ownerId, by) => isStill(table, ownerId, by),
    endWatch: (ownerId, by) => endWatch(table, ownerId, by),
    remove: async (contact) => (await erasing()).removeContact(table, contact),
    erase: async (contact) => (await erasing()).eraseContact(table, contact),
    eraseMailsFrom: async ({ ownerId, contactId }, addresses) =>
      (await erasing()).eraseMessages(
        table,
        { ownerId, id: contactId },
        ({ direction, from }) => direction === 'in' && addresses.includes(from),
      ),
  };
}

/** Seldom needed: no start reads it. */
const erasing = () => import('./erase-contact.ts');

const contactItem = (contact: Contact): Item =>
  write(contactKey(contact.ownerId, contact.id), { ...contact, version: contact.version + 1 });
