import { takenBack } from '../domain/enrollment/take-back.ts';
import { aliasesOf } from '../domain/people/alias.ts';
import type { Contact } from '../domain/people/contact.ts';
import { withoutAliases } from '../domain/people/merge-contacts.ts';
import type { Refusal } from '../domain/refusal.ts';
import { changeContact } from './change.ts';
import type { House } from './ports.ts';
import { heeding, suppressionsOf } from './suppressed-contact.ts';

export type Unmerged = { at: 'unmerged'; contact: Contact; back: Contact } | Refusal;

/**
 * Makes two of a contact again, as they were before his newest merge. What was changed or said since stays with whom it was
 * changed, and who said stop since is left alone under all his addresses.
 */
export async function unmergeContact(
  house: Pick<House, 'contacts' | 'suppressions' | 'copies' | 'world'>,
  { ownerId, contactId }: { ownerId: string; contactId: string },
): Promise<Unmerged> {
  const copies = await house.copies.ofContact(ownerId, contactId);
  const copy = copies.filter(({ merged }) => merged).at(-1);
  if (!copy?.merged)
    return {
      at: 'refused',
      field: 'contact',
      because: 'nobody was merged into this contact, or it is undone',
    };
  const { before, after, merged: gone } = copy;
  const saved = await changeContact(house, ownerId, contactId, (contact) => ({
    ...takenBack(contact, before, after),
    version: contact.version,
  }));
  if (saved.at === 'refused') return { ...saved, field: 'contact' };
  const stopped = saved.value.doNotContact;
  const again: Contact = {
    ...gone,
    ...(stopped && !gone.doNotContact && { doNotContact: stopped }),
    version: 0,
  };
  const back = (await house.contacts.get(ownerId, gone.id)) ?? (await brought(house, again));
  await house.copies.remove(copy);
  return { at: 'unmerged', contact: saved.value, back };
}

/** Writes him as he was, but for what somebody else goes by meanwhile. */
async function brought(
  house: Pick<House, 'contacts' | 'suppressions' | 'world'>,
  gone: Contact,
): Promise<Contact> {
  const holders = await house.contacts.byAliases(gone.ownerId, aliasesOf(gone));
  const free = withoutAliases(gone, new Set(holders.keys()));
  const suppressions = await suppressionsOf(
    house,
    free.addresses.map(({ address }) => address),
  );
  const contact = heeding(free, suppressions, house.world.now());
  await house.contacts.saveNew([contact]);
  return { ...contact, version: 1 };
}
