import type { Contact } from '../domain/people/contact.ts';
import type { Instant } from '../domain/instant.ts';
import { noticeData } from '../domain/owner-mail/owner-mail.ts';
import { keyedHash } from '../domain/mail/mac.ts';
import type { Message } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import type { BouncedRecipient } from '../domain/reply/reply.ts';
import { messagesOfPerson } from './of-person.ts';
import type { House } from './ports.ts';
import { suppress } from './stop-contact.ts';
import { tellOwner } from './tell-owner.ts';

/** Soft bounces in a row, with no delivery between them, after which an address counts as dead. */
const SOFT_IN_A_ROW = 5;
const SOFT_DAYS = 90;

/**
 * What a row of soft bounces is counted under: it ends with the mail that was delivered last, so that a delivery need not
 * look whether a row began.
 */
const softKey = (owner: Owner, address: string, messages: readonly Message[], keys: string[]): string => {
  const delivered = messages.filter((m) => m.to === address && m.delivery === 'delivered').at(-1);
  return `soft#${owner.id}#${keyedHash('soft bounce', address, keys)}#${delivered?.id ?? ''}`;
};

/**
 * Notes that a mail could not be delivered to one recipient. Only an address that is dead is suppressed: a verdict on
 * the message or on our own standing (5.7.x) says nothing about the person.
 */
export async function noteBounce(
  house: House,
  about: { owner: Owner; contact: Contact; recipient: BouncedRecipient; at: Instant; cause: string },
): Promise<void> {
  const { owner, contact, recipient, at, cause } = about;
  const address = recipient.address.toLowerCase();
  // A report may name anybody: only what we wrote to is ours to judge.
  if (!contact.addresses.some((a) => a.address === address)) return;
  await noteOnMessage(house, owner, contact, recipient, at);
  const evidence = [recipient.status, recipient.diagnostic]
    .filter((t) => t !== undefined)
    .join(' ')
    .slice(0, 200);
  const dead =
    recipient.severity === 'hard' ||
    (recipient.severity === 'soft' && (await isFifth(house, about, address)));
  if (dead)
    await suppress(house, {
      owner,
      contact,
      address,
      reason: recipient.severity === 'hard' ? 'hard-bounce' : 'soft-bounces',
      evidence,
    });
  await tellOwner(house, owner, {
    cause: `bounce#${cause}#${contact.id}`,
    template: 'notice',
    data: noticeData({ owner, about: dead ? 'bounced' : 'not-delivered', contact, detail: evidence }),
    about: { scope: 'o', contactId: contact.id },
  });
}

/** A mail that bounced before was delivered after all: the row it stands in begins anew. */
export async function endSoftRows(
  house: Pick<House, 'claims' | 'messages' | 'settings'>,
  owner: Owner,
  contact: Contact,
): Promise<void> {
  const messages = await house.messages.ofContact(owner.id, contact.id);
  for (const { address, stale } of contact.addresses)
    if (stale === undefined)
      await house.claims.reset(softKey(owner, address, messages, house.settings.tokenKeys));
}

async function isFifth(
  house: House,
  { owner, contact, cause }: { owner: Owner; contact: Contact; cause: string },
  address: string,
): Promise<boolean> {
  const keys = house.settings.tokenKeys;
  const once = `soft#${cause}#${keyedHash('soft bounce', address, keys)}`;
  if (!(await house.claims.once(once, SOFT_DAYS))) return false;
  const row = softKey(owner, address, await house.messages.ofContact(owner.id, contact.id), keys);
  return !(await house.claims.take(row, SOFT_IN_A_ROW - 1, SOFT_DAYS));
}

async function noteOnMessage(
  house: House,
  owner: Owner,
  contact: Contact,
  recipient: BouncedRecipient,
  at: Instant,
): Promise<void> {
  const sent = (await messagesOfPerson(house, contact)).filter(
    (m) => m.direction === 'out' && m.to === recipient.address && m.at <= at,
  );
  const last = sent.at(-1);
  if (!last || last.delivery === 'bounced') return;
  const detail = [recipient.status, recipient.diagnostic]
    .filter((t) => t !== undefined)
    .join(' ')
    .slice(0, 200);
  await house.messages.record({ ...last, delivery: 'bounced', deliveryDetail: detail });
}
