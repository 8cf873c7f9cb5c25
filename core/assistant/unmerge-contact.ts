import { type Enrollment, moveTo } from '../domain/enrollment/enrollment.ts';
import { takenBack } from '../domain/enrollment/take-back.ts';
import { aliasesOf } from '../domain/people/alias.ts';
import type { Contact } from '../domain/people/contact.ts';
import { withoutAliases } from '../domain/people/merge-contacts.ts';
import type { Refusal } from '../domain/refusal.ts';
import { TryLater } from '../domain/try-later.ts';
import { changeContact } from './change.ts';
import type { ContactCopy, House } from './ports.ts';
import { heeding, suppressionsOf } from './suppressed-contact.ts';

/** `reopened`: what the merge had ended and goes on; `stays`: what it had ended and stays so, because something came since. */
export type Unmerged =
  { at: 'unmerged'; contact: Contact; back: Contact; reopened: number; stays: number } | Refusal;

type Unmerging = Pick<House, 'contacts' | 'enrollments' | 'messages' | 'suppressions' | 'copies' | 'world'>;

/**
 * Makes two of a contact again, as they were before his newest merge. What was changed or said since stays with whom it was
 * changed, and who said stop since is left alone under all his addresses. What the merge had ended goes on only where nobody
 * answered since.
 */
export async function unmergeContact(
  house: Unmerging,
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
  const ended = copy.ended ?? [];
  const reopened = back.doNotContact || (await heardSince(house, copy)) ? 0 : await reopen(house, ended);
  await house.copies.remove(copy);
  return { at: 'unmerged', contact: saved.value, back, reopened, stays: ended.length - reopened };
}

/** Whoever answered must not get the next mail of a conversation that does not know it. */
async function heardSince(house: Unmerging, { ownerId, contactId, at }: ContactCopy): Promise<boolean> {
  const messages = await house.messages.ofContact(ownerId, contactId);
  return messages.some((message) => message.direction === 'in' && message.at >= at);
}

/** Puts back what the merge ended, where nobody has touched it since. */
async function reopen(house: Unmerging, ended: Enrollment[]): Promise<number> {
  let reopened = 0;
  for (const before of ended) {
    const now = await house.enrollments.get(before);
    if (!now) continue;
    const why = 'the merge was undone';
    if (now.version === before.version + 1)
      await house.enrollments.save(moveTo(now, before.state, house.world.now(), 'goes on as before', why));
    if (now.version === before.version + 1 || now.state.at === before.state.at) reopened += 1;
  }
  return reopened;
}

/** Writes him as he was, but for what somebody else goes by meanwhile. */
async function brought(house: Unmerging, gone: Contact): Promise<Contact> {
  const holders = await house.contacts.byAliases(gone.ownerId, aliasesOf(gone));
  const free = withoutAliases(gone, new Set(holders.keys()));
  const suppressions = await suppressionsOf(
    house,
    free.addresses.map(({ address }) => address),
  );
  const contact = heeding(free, suppressions, house.world.now());
  if ((await house.contacts.save(contact)) === 'conflict')
    throw new TryLater('somebody else is being given one of his addresses');
  return { ...contact, version: 1 };
}
