import { readCommands } from '../domain/command/command.ts';
import { operatorOrder } from '../domain/command/operator-order.ts';
import type { Contact } from '../domain/people/contact.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { MINUTE, dayOf, plus } from '../domain/instant.ts';
import type { IncomingMail, Letter, SendOutcome } from '../domain/mail/mail.ts';
import { enrollmentId } from '../domain/mail/message.ts';
import type { Message } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import { echoData } from '../domain/owner-mail/owner-mail.ts';
import { htmlOf } from '../domain/mail/plain-html.ts';
import { addressOf } from '../domain/ranking/readiness.ts';
import { contactReplyAddress } from '../domain/mail/thread.ts';
import { newestText } from '../domain/reply/quoted-text.ts';
import { signOffOf } from '../domain/reply/sign-off.ts';
import type { ReplyToken } from '../domain/mail/token.ts';
import { standstillWords } from '../domain/sending/standstill.ts';
import { TryLater } from '../domain/try-later.ts';
import { handOver } from './emergency-stop.ts';
import { ON_ITS_WAY, markRelayed, relayId } from './mark-relayed.ts';
import { isForRequest } from './for-request.ts';
import { messagesOfPerson, personNow } from './of-person.ts';
import type { House } from './ports.ts';
import type { Arrival, Taken } from './take-mail.ts';
import { tellOwner } from './tell-owner.ts';

interface Answer {
  arrival: Arrival;
  mail: IncomingMail;
  owner: Owner;
  token: ReplyToken;
}

/** Longer than handing one mail over can take, shorter than a queue waits before it brings a mail back. */
const LEASE = MINUTE / 2;

/**
 * Passes the owner's answer to a forwarded reply on into the thread, from his sending address, once, and records it.
 * What reads like a command only is not passed on: "stop" must not reach the person it is about. The message is written
 * down before it goes and again after it went: what a process that died left in between is in doubt, and never goes twice.
 */
export async function relay(house: House, answer: Answer): Promise<Taken> {
  const { arrival, mail, owner, token } = answer;
  const now = house.world.now();
  const { text, signature } = newestText(mail.text, `${owner.name} ${owner.address}`);
  const farewell = signOffOf(signature, `${owner.name} ${owner.address}`);
  const words = farewell === '' ? text : `${text}\n\n${farewell}`;
  if (isForRequest(text, answer)) return (await import('./steer.ts')).steer(house, answer);
  const contact = await personNow(house, owner.id, token.contactId);
  if (!contact) return refuse(house, answer, text, 'nothing was passed on: the contact is gone');
  const thread = await messagesOfPerson(house, contact);
  const known = thread.find((m) => m.id === relayId(arrival.key));
  if (known?.delivery !== undefined) return finish(house, answer, contact, known);
  const lease = await house.claims.lock(`relay#${arrival.key}`, house.world.id(), now, plus(now, LEASE));
  if (lease.at === 'held') throw new TryLater('this answer is being passed on at the moment');
  if (known?.deliveryDetail === ON_ITS_WAY) return refuse(house, answer, text, inDoubt(contact));

  const key = { ownerId: owner.id, contactId: token.contactId, n: token.n };
  const enrollment = token.n > 0 ? await house.enrollments.get(key) : undefined;
  const address = addressIn(contact, enrollment);
  const against = await reasonAgainst(house, answer, text, contact, address);
  if (against !== undefined || address === undefined) return refuse(house, answer, text, against ?? '');

  const heard = thread.filter((m) => m.direction === 'in').at(-1);
  const subject = enrollment?.subject ?? heard?.subject ?? mail.subject;
  const letter: Letter = {
    from: { name: owner.name, address: owner.sendingAddress },
    to: { name: contact.name, address },
    replyTo: { name: owner.name, address: contactReplyAddress(owner, key, house.settings) },
    subject: `Re: ${subject.replace(/^((re|fwd?|aw|wg):\s*)+/i, '')}`,
    text: `${words}\n`,
    html: htmlOf(words),
    ...(enrollment?.lastMessageId === undefined ? {} : { inReplyTo: enrollment.lastMessageId }),
    references: (enrollment?.references ?? []).filter((reference) => reference.includes('@')),
    headers: {},
    tags: { kind: 'relay', enrollment: enrollmentId(key), relay: arrival.key },
  };
  const message: Message = {
    ...key,
    id: relayId(arrival.key),
    direction: 'out',
    at: now,
    from: owner.sendingAddress,
    to: address,
    subject: letter.subject,
    text: letter.text,
    messageIds: [],
    deliveryDetail: ON_ITS_WAY,
  };
  await house.messages.record(message);
  return settle(house, answer, contact, message, await handOver(house, letter));
}

/** Where the thread went, unless nobody reads there any more. */
function addressIn(contact: Contact, enrollment: Enrollment | undefined): string | undefined {
  const usable = contact.addresses.some((a) => a.address === enrollment?.address && a.stale === undefined);
  return usable ? enrollment?.address : addressOf(contact);
}

async function reasonAgainst(
  house: House,
  { arrival, owner }: Answer,
  text: string,
  { id, name, doNotContact }: Contact,
  address: string | undefined,
): Promise<string | undefined> {
  if (doNotContact) return `nothing was passed on: ${name} must not be written to (${doNotContact.because})`;
  if (address === undefined) return `nothing was passed on: ${name} has no address`;
  const standstill = await house.emergencyStop.get();
  if (standstill)
    return `nothing was passed on to ${name}: ${standstillWords(standstill)}. Answer again when mail goes again`;
  const suppression = await house.suppressions.find(address);
  if (suppression)
    return `nothing was passed on: ${name} must not be written to (${suppression.reason}: ${suppression.evidence})`;
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text))
    return `nothing was passed on to ${name}: the mail has no words of its own`;
  // Read as if a draft of this person waited, so that a bare "stop" or "yes" is known for what it may be.
  const item = { number: 1, section: 'waiting', contactId: id, n: 1, fingerprint: '-' } as const;
  const lines = readCommands(text, {
    today: dayOf(arrival.receivedAt, owner.zone),
    subject: { at: 'preview', item },
    contacts: [{ id, name }],
    owner: owner.name,
  });
  if (operatorOrder(text) || (lines.length > 0 && lines.every((line) => 'command' in line)))
    return `nothing was passed on to ${name}: it reads like a command. Commands go in an answer to a preview or digest, a correction such as "relabel ${name} later" to the address below the forwarded answer; to send such words to ${name}, say a little more`;
  return undefined;
}

async function settle(
  house: House,
  answer: Answer,
  contact: Contact,
  message: Message,
  outcome: SendOutcome,
): Promise<Taken> {
  const { deliveryDetail: _way, ...written } = message;
  switch (outcome.at) {
    case 'sent': {
      const sent: Message = { ...written, messageIds: [outcome.messageId], delivery: 'sent' };
      await house.messages.record(sent);
      return finish(house, answer, contact, sent);
    }
    case 'try-later':
    case 'paused':
      await house.messages.record({ ...written, deliveryDetail: 'not sent yet' });
      await house.claims.giveBack(`relay#${answer.arrival.key}`);
      throw new TryLater(outcome.because);
    case 'refused': {
      await house.messages.record({ ...written, deliveryDetail: `refused: ${outcome.because}` });
      const because = `the mail service refused your answer to ${contact.name}: ${outcome.because}`;
      return refuse(house, answer, message.text, because);
    }
    case 'unknown':
      return refuse(house, answer, message.text, inDoubt(contact));
  }
}

const inDoubt = ({ name }: Contact): string =>
  `your answer to ${name} may or may not have gone out; ask before you send it again`;

async function finish(house: House, answer: Answer, contact: Contact, sent: Message): Promise<Taken> {
  await markRelayed(house, answer.owner, contact, sent);
  // Pictures are mostly those of a signature.
  if (answer.mail.attachments.some(({ type }) => !type.startsWith('image/'))) {
    const words = `your words went to ${contact.name}, the attachment did not: I pass on text only`;
    await say(house, answer, sent.text, 'attachment', words);
  }
  return { at: 'relayed', because: 'your answer went out' };
}

async function refuse(house: House, answer: Answer, text: string, because: string): Promise<Taken> {
  await say(house, answer, text, 'not-relayed', because);
  return { at: 'kept', because };
}

async function say(
  house: House,
  { arrival, owner }: Answer,
  text: string,
  cause: string,
  words: string,
): Promise<void> {
  const line = text.trim().split('\n')[0]?.slice(0, 80) ?? '';
  await tellOwner(house, owner, {
    cause: `${cause}#${arrival.key}`,
    template: 'echo',
    data: echoData({ owner, lines: [{ line, outcome: 'problem', words }] }),
    about: { scope: 'o' },
  });
}
