import { readCommands } from '../domain/command/command.ts';
import { mailboxWords, useLine } from '../domain/owner-mail/mailbox-words.ts';
import { dayOf } from '../domain/instant.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { normalAddress } from '../domain/people/alias.ts';
import { addressOf } from '../domain/ranking/readiness.ts';
import type { AnotherMailbox } from '../domain/reply/another-mailbox.ts';
import type { Contact } from '../domain/people/contact.ts';
import { all } from './change.ts';
import type { House } from './ports.ts';
import type { Reply } from './take-reply.ts';

/** What the owner is told of an answer that came from an address not known as his; nothing is changed by it. */
export async function tellOfMailbox(
  house: House,
  { arrival, owner, contact: before }: Reply,
  mailbox: AnotherMailbox,
  enrollment: Enrollment | undefined,
): Promise<string[]> {
  const { id: ownerId, zone } = owner;
  const contact = (await house.contacts.get(ownerId, before.id)) ?? before;
  // The mail itself may have told of it: then it is known by now.
  if (contact.addresses.some(({ address }) => address === mailbox.address)) return [];
  const seen: AnotherMailbox =
    mailbox.is === 'doubtful' ? mailbox : await looked(house, contact, mailbox.address);
  const goesTo = enrollment?.address ?? addressOf(contact);
  const said = seen.is === 'his' ? useLine(contact, seen.address) : undefined;
  const line =
    said !== undefined && (await isUnderstood(house, contact, said, dayOf(arrival.receivedAt, zone)))
      ? said
      : undefined;
  return mailboxWords(contact, seen, { line, goesTo });
}

/** What only the table knows of an address: that it is somebody else's, or that nothing may go there. */
async function looked(house: House, contact: Contact, address: string): Promise<AnotherMailbox> {
  const doubtful = (because: string): AnotherMailbox => ({ address, is: 'doubtful', because });
  if (normalAddress(address) !== address) return doubtful('no mail can be sent to it');
  const { ownerId } = contact;
  const alias = `address:${address}` as const;
  const holder = (await house.contacts.byAliases(ownerId, [alias])).get(alias);
  if (holder !== undefined) {
    const other = await house.contacts.get(ownerId, holder);
    return doubtful(`it belongs to ${other?.name ?? 'another contact'}`);
  }
  if (await house.owners.byAddress(address)) return doubtful('it belongs to somebody who uses Goodword');
  const suppression = await house.suppressions.find(address);
  if (suppression) return doubtful(`it is never written to: ${suppression.reason}`);
  return { address, is: 'his' };
}

/** A line is offered only where it does what is said of it: two people may have one name. */
async function isUnderstood(house: House, contact: Contact, line: string, today: string): Promise<boolean> {
  const people = await all(house.contacts.ofOwner(contact.ownerId));
  const contacts = people.map(({ id, name }) => ({ id, name }));
  const [read, ...more] = readCommands(line, { today, subject: { at: 'nothing' }, contacts });
  if (!read || more.length > 0 || !('command' in read) || read.command.do !== 'add') return false;
  const { contactId, address, note } = read.command.person;
  return contactId === contact.id && line.endsWith(`, ${address ?? ''}`) && note === undefined;
}
