import type { Contact } from '../domain/contact.ts';
import type { Instant } from '../domain/instant.ts';
import type { IncomingMail, Verdicts } from '../domain/mail.ts';
import type { EnrollmentKey, MatchedBy } from '../domain/message.ts';
import { noticeData } from '../domain/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import { readToken, tokenOf } from '../domain/token.ts';
import type { ReplyToken } from '../domain/token.ts';
import { TryLater } from '../domain/try-later.ts';
import { all } from './change.ts';
import { keepMail } from './keep-mail.ts';
import type { Archive, House } from './ports.ts';
import { takeReply } from './take-reply.ts';
import { tellOwner } from './tell-owner.ts';

/** A mail that lies in the mail bucket, with what the receiving service said of it. */
export interface Arrival {
  /** Key of the raw bytes: the identity of this mail however often it is delivered. */
  key: string;
  /** Envelope recipients. */
  recipients: string[];
  verdicts: Verdicts;
  receivedAt: Instant;
}

export type Taken = { at: 'reply' | 'steered' | 'relayed' | 'own copy' | 'kept'; because: string };

/**
 * Takes one incoming mail: finds out whose it is and what it is about, and acts on it. Whatever cannot be read or
 * matched is kept and shown, never lost. The same mail twice changes nothing.
 * @throws TryLater when its bytes are not there yet
 */
export async function takeMail(house: House & Archive, arrival: Arrival): Promise<Taken> {
  const bytes = await house.rawMail.get(arrival.key);
  if (!bytes) throw new TryLater(`the bytes of mail ${arrival.key} are not there yet`);
  const mail = await house.mailReader.read(bytes);
  const token = arrival.recipients.map((r) => tokenIn(r, house.settings.tokenKeys)).find((t) => t !== undefined);
  const ours = [`assistant@${house.settings.inboundDomain}`];
  if (ours.includes(mail.from.address)) return { at: 'kept', because: 'it is our own mail' };

  if (token && token.scope !== 'c') return takeOwnerMail(house, arrival, mail, token);
  const match = await findThread(house, arrival, mail, token);
  if (!match) return keep(house, arrival, mail, 'nobody you know, and no thread of yours');
  const { owner, contact, key, matchedBy } = match;
  if (mail.from.address === owner.address || mail.from.address === owner.sendingAddress) {
    await keepMail(house, { arrival, mail, owner, contact, key, matchedBy, own: true });
    return { at: 'own copy', because: 'the owner wrote it' };
  }
  await takeReply(house, { arrival, mail, owner, contact, key, matchedBy });
  return { at: 'reply', because: matchedBy };
}

function tokenIn(recipient: string, keys: string[]): ReplyToken | undefined {
  const text = tokenOf(recipient);
  return text === undefined ? undefined : readToken(text, keys);
}

/** Mail to one of the owner's tokens: only he may steer, and only when the mail proves to be his. */
async function takeOwnerMail(house: House, arrival: Arrival, mail: IncomingMail, token: ReplyToken): Promise<Taken> {
  const owner = await house.owners.get(token.ownerId);
  if (!owner) return keep(house, arrival, mail, 'the owner it was for is gone');
  if (!isAuthentic(owner, mail, arrival.verdicts)) return refuseStranger(house, arrival, mail, owner);
  // An owner's own vacation note must not be read as his word, and never be answered: that is how loops begin.
  if (isAutomatic(mail)) return { at: 'kept', because: 'an automatic answer of the owner' };
  // Loaded when needed: what reads commands and passes answers on is a good part of the bundle, and most mail is a contact's.
  if (token.scope === 'f') return (await import('./relay.ts')).relay(house, { arrival, mail, owner, token });
  const { steer } = await import('./steer.ts');
  return steer(house, { arrival, mail, owner, token });
}

/**
 * From is the owner's mailbox and DMARC passed: the only verdict that ties From to who sent it. SPF or DKIM alone may
 * pass for anybody's own domain.
 */
function isAuthentic(owner: Owner, mail: IncomingMail, verdicts: Verdicts): boolean {
  return mail.from.address === owner.address && verdicts.dmarc === 'PASS' && verdicts.virus !== 'FAIL';
}

function isAutomatic(mail: IncomingMail): boolean {
  const auto = mail.headers['auto-submitted']?.[0]?.trim().toLowerCase();
  return (auto !== undefined && !auto.startsWith('no')) || mail.headers['x-autoreply'] !== undefined;
}

async function refuseStranger(house: House, arrival: Arrival, mail: IncomingMail, owner: Owner): Promise<Taken> {
  const because =
    mail.from.address === owner.address
      ? 'it carries your address, but its sender could not be proved (DMARC did not pass)'
      : 'only mail from your own address may steer';
  await keepMail(house, { arrival, mail, owner, matchedBy: 'none', problem: because });
  await tellOwner(house, owner, {
    cause: `stranger#${mail.from.address}#${arrival.receivedAt.slice(0, 10)}`,
    template: 'notice',
    data: noticeData({ owner, about: 'stranger', sender: mail.from.address, detail: because }),
    about: { scope: 'o' },
  });
  return { at: 'kept', because };
}

interface Match {
  owner: Owner;
  contact: Contact;
  key?: EnrollmentKey;
  matchedBy: MatchedBy;
}

/** Which thread: the token in the address, then any id of the thread, then the sender's known addresses. */
async function findThread(
  house: House,
  arrival: Arrival,
  mail: IncomingMail,
  token: ReplyToken | undefined,
): Promise<Match | undefined> {
  if (token) {
    const found = await open(house, token.ownerId, token.contactId);
    if (found) return { ...found, key: { ownerId: token.ownerId, contactId: token.contactId, n: token.n }, matchedBy: 'token' };
  }
  for (const id of [...mail.references].reverse()) {
    const ref = await house.messages.byMessageId(id);
    const found = ref && (await open(house, ref.ownerId, ref.contactId));
    if (ref && found) return { ...found, key: { ownerId: ref.ownerId, contactId: ref.contactId, n: ref.n }, matchedBy: 'message-id' };
  }
  const owner = await recipientOwner(house, arrival);
  if (!owner) return undefined;
  const alias = `address:${mail.from.address}` as const;
  const contactId = (await house.contacts.byAliases(owner.id, [alias])).get(alias);
  const contact = contactId === undefined ? undefined : await house.contacts.get(owner.id, contactId);
  if (!contact) return undefined;
  const newest = (await house.enrollments.ofContact(owner.id, contact.id)).at(-1);
  return { owner, contact, ...(newest ? { key: newest } : {}), matchedBy: 'sender' };
}

async function open(house: House, ownerId: string, contactId: string): Promise<{ owner: Owner; contact: Contact } | undefined> {
  const owner = await house.owners.get(ownerId);
  const contact = await house.contacts.get(ownerId, contactId);
  return owner && contact ? { owner, contact } : undefined;
}

/** Whose mailbox it came to; where there is one owner, everything is his. */
async function recipientOwner(house: House, arrival: Arrival): Promise<Owner | undefined> {
  for (const recipient of arrival.recipients) {
    const owner = await house.owners.byAddress(recipient.toLowerCase());
    if (owner) return owner;
  }
  const owners = await all(house.owners.all());
  return owners.length === 1 ? owners[0] : undefined;
}

async function keep(house: House, arrival: Arrival, mail: IncomingMail, because: string): Promise<Taken> {
  const owner = await recipientOwner(house, arrival);
  await keepMail(house, { arrival, mail, ...(owner ? { owner } : {}), matchedBy: 'none', problem: because });
  if (!owner || isAutomatic(mail)) return { at: 'kept', because };
  await tellOwner(house, owner, {
    cause: `unmatched#${arrival.key}`,
    template: 'notice',
    data: noticeData({ owner, about: 'unmatched', sender: mail.from.address, subject: mail.subject, detail: because }),
    about: { scope: 'o' },
  });
  return { at: 'kept', because };
}
