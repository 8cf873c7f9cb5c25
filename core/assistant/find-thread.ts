import { deliveryReport } from '../domain/reply/bounce.ts';
import type { Contact } from '../domain/people/contact.ts';
import type { IncomingMail } from '../domain/mail/mail.ts';
import type { EnrollmentKey, MatchedBy } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import type { ReplyToken } from '../domain/mail/token.ts';
import { all } from './change.ts';
import { personNow } from './of-person.ts';
import type { House } from './ports.ts';
import type { Arrival } from './take-mail.ts';

/** Whose mail it is, in which thread, and which key showed it. */
export interface Match {
  owner: Owner;
  contact: Contact;
  key?: EnrollmentKey;
  matchedBy: MatchedBy;
}

/** Which thread: the token in the address, then any id of the thread, then the sender's known addresses. */
export async function findThread(
  house: House,
  arrival: Arrival,
  mail: IncomingMail,
  token: ReplyToken | undefined,
): Promise<Match | undefined> {
  if (token) {
    const { ownerId, contactId, n } = token;
    const found = await both(house, ownerId, contactId);
    if (found && found.contact.id !== contactId) return asPerson(house, found);
    if (found) return { ...found, key: { ownerId, contactId, n }, matchedBy: 'token' };
  }
  // The newest id first: a mail program that cuts References keeps the end. A report names what it reports on.
  const ids = [...mail.references].reverse();
  for (const id of [...ids, ...(deliveryReport(mail)?.messageIds ?? [])]) {
    const ref = await house.messages.byMessageId(id);
    const found = ref && (await both(house, ref.ownerId, ref.contactId));
    if (!ref || !found) continue;
    if (found.contact.id !== ref.contactId) return asPerson(house, found);
    const key = { ownerId: ref.ownerId, contactId: ref.contactId, n: ref.n };
    return { ...found, ...(ref.n > 0 ? { key } : {}), matchedBy: 'message-id' };
  }
  const owner = await recipientOwner(house, arrival);
  if (!owner) return undefined;
  const alias = `address:${mail.from.address}` as const;
  const contactId = (await house.contacts.byAliases(owner.id, [alias])).get(alias);
  const contact = contactId === undefined ? undefined : await house.contacts.get(owner.id, contactId);
  if (!contact) return undefined;
  return asPerson(house, { owner, contact });
}

/** By who he is: of a thread that ended when two contacts were made one, the person is left, and what goes on with him. */
async function asPerson(house: House, found: { owner: Owner; contact: Contact }): Promise<Match> {
  const newest = (await house.enrollments.ofContact(found.owner.id, found.contact.id)).at(-1);
  return { ...found, ...(newest ? { key: newest } : {}), matchedBy: 'sender' };
}

async function both(
  house: House,
  ownerId: string,
  contactId: string,
): Promise<{ owner: Owner; contact: Contact } | undefined> {
  const owner = await house.owners.get(ownerId);
  const contact = await personNow(house, ownerId, contactId);
  return owner && contact ? { owner, contact } : undefined;
}

/** Whose mailbox it came to; where there is one owner, everything is his. */
export async function recipientOwner(house: House, arrival: Arrival): Promise<Owner | undefined> {
  for (const recipient of arrival.recipients) {
    const owner = await house.owners.byAddress(recipient.toLowerCase());
    if (owner) return owner;
  }
  const owners = await all(house.owners.all());
  return owners.length === 1 ? owners[0] : undefined;
}
