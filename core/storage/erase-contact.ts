import { type Message, stepMessageId } from '../domain/mail/message.ts';
import { aliasesOf } from '../domain/people/alias.ts';
import { type Contact, idsOf } from '../domain/people/contact.ts';
import { commandSchema } from './commands.ts';
import { enrollmentSchema } from './enrollment-schema.ts';
import { releaseName } from './held-name.ts';
import { type Item, read } from './item.ts';
import {
  aliasKey,
  commandsOf,
  contactKey,
  copiesOf,
  draftsOf,
  enrollmentsOf,
  type Key,
  messageIdKey,
  messagesOf,
  messageTimeKey,
  offersOf,
} from './keys.ts';
import { readMessage } from './messages.ts';
import { collect, type Rows, type Table } from './table.ts';

/**
 * Removes everything the table has of a contact, what `undo` would put back included; his suppressions stay.
 * The contact himself goes last, so that an erasure that broke off is found and done again.
 */
export async function eraseContact(table: Table, contact: Contact): Promise<void> {
  const { ownerId } = contact;
  for (const id of idsOf(contact)) {
    await eraseMessages(table, { ownerId, id });
    const enrollments = await collect(table.rows({ ...enrollmentsOf(ownerId, id), consistent: true }));
    await table.removeAll([
      ...enrollments.flatMap(placeInDoubt),
      ...enrollments,
      ...(await keysOf(table, draftsOf(ownerId, id))),
      ...(await keysOf(table, copiesOf(ownerId, id))),
    ]);
  }
  await table.removeAll(await commandsAbout(table, contact));
  // What was offered may name him; an offer lost is a line the owner says again.
  await table.removeAll(await keysOf(table, offersOf(ownerId)));
  await removeContact(table, contact);
}

/** The contact and what he goes by, and nothing that was said. */
export async function removeContact(table: Table, contact: Contact): Promise<void> {
  const { ownerId, id } = contact;
  for (const alias of aliasesOf(contact)) await releaseName(table, aliasKey(ownerId, alias), id);
  await table.remove(contactKey(ownerId, id));
}

/** Removes every mail in and out of one contact, or those that `are` meant, and whatever finds it. */
export async function eraseMessages(
  table: Table,
  { ownerId, id: contactId }: { ownerId: string; id: string },
  are: (message: Message) => boolean = () => true,
): Promise<void> {
  for await (const item of table.rows({ ...messagesOf(ownerId, contactId), consistent: true })) {
    const message = readMessage(item);
    if (!are(message)) continue;
    for (const messageId of message.messageIds) {
      const values = { ':owner': ownerId, ':contact': contactId };
      const isHis = { if: 'ownerId = :owner AND contactId = :contact', values };
      await table.remove(messageIdKey(messageId), isHis);
    }
    await table.removeAll([messageTimeKey(message), item]);
  }
}

/** A mail that may have gone out has its place, but no message that leads there. */
function placeInDoubt(item: Item): Key[] {
  const { ownerId, contactId, n, state } = read(enrollmentSchema, item);
  if (!('claimedAt' in state)) return [];
  const id = stepMessageId({ n }, state.step);
  return [messageTimeKey({ ownerId, contactId, id, at: state.claimedAt })];
}

async function commandsAbout(table: Table, contact: Contact): Promise<Key[]> {
  const { ownerId } = contact;
  const keys: Key[] = [];
  const lines = new Set<string>();
  const undone: { item: Item; undoes: string }[] = [];
  for await (const item of table.rows({ ...commandsOf(ownerId), consistent: true })) {
    const { id: command, before, after, made, undoes } = read(commandSchema, item);
    const ids = [before.contact?.id, before.enrollment?.contactId, after?.contact?.id, made?.contactId];
    if (undoes !== undefined) undone.push({ item, undoes });
    if (!idsOf(contact).some((id) => ids.includes(id))) continue;
    lines.add(command.replace(/\.\d+$/, ''));
    keys.push(item);
  }
  // What was taken back is told again in the record of the undo.
  return [...keys, ...undone.flatMap(({ item, undoes }) => (lines.has(undoes) ? [item] : []))];
}

/** The keys of rows as they are stored at this moment. */
export async function keysOf(table: Table, rows: Rows): Promise<Key[]> {
  return collect(table.rows({ ...rows, consistent: true }));
}
