import type { IncomingMail, Letter } from '../domain/mail.ts';
import type { Owner } from '../domain/owner.ts';
import { echoData } from '../domain/owner-mail.ts';
import { readCommands } from '../domain/command.ts';
import { answeredByOwner } from '../domain/enrollment-answer.ts';
import { dayOf } from '../domain/instant.ts';
import { enrollmentId } from '../domain/message.ts';
import { htmlOf } from '../domain/plain-html.ts';
import { contactReplyAddress } from '../domain/thread.ts';
import type { ReplyToken } from '../domain/token.ts';
import { TryLater } from '../domain/try-later.ts';
import { understand } from '../domain/understand.ts';
import { sendingZone, waitFrom } from '../domain/sending-hours.ts';
import { changeContact, changeEnrollment } from './change.ts';
import { prepareStep } from './prepare-step.ts';
import type { House } from './ports.ts';
import type { Arrival, Taken } from './take-mail.ts';
import { tellOwner } from './tell-owner.ts';

/**
 * Passes the owner's answer to a forwarded reply on into the thread, from his sending address, once, and records it.
 * What reads like a command only is not passed on: "stop" must not reach the person it is about.
 */
export async function relay(
  house: House,
  about: { arrival: Arrival; mail: IncomingMail; owner: Owner; token: ReplyToken },
): Promise<Taken> {
  const { arrival, mail, owner, token } = about;
  const { claims, contacts, enrollments, messages, postman, suppressions, settings, world } = house;
  const key = { ownerId: owner.id, contactId: token.contactId, n: token.n };
  const contact = await contacts.get(owner.id, token.contactId);
  const enrollment = token.n > 0 ? await enrollments.get(key) : undefined;
  const today = dayOf(arrival.receivedAt, owner.zone);
  const { newestText: text } = understand(mail, { received: today });

  const refuse = async (because: string): Promise<Taken> => {
    await tellOwner(house, owner, {
      cause: `not-relayed#${arrival.key}`,
      template: 'echo',
      data: echoData({ owner, lines: [{ line: text.split('\n')[0]?.slice(0, 80) ?? '', outcome: 'problem', words: because }] }),
      about: { scope: 'o' },
    });
    return { at: 'kept', because };
  };
  if (!contact) return refuse('nothing was passed on: the contact is gone');
  const address = enrollment?.address ?? contact.addresses.find((a) => a.stale === undefined)?.address;
  if (address === undefined) return refuse(`nothing was passed on: ${contact.name} has no address`);
  if (contact.doNotContact || (await suppressions.find(address)))
    return refuse(`nothing was passed on: ${contact.name} asked not to be written to`);
  if (text.trim() === '') return refuse(`nothing was passed on to ${contact.name}: the mail has no words of its own`);
  const lines = readCommands(text, { today, subject: { at: 'nothing' }, contacts: [{ id: contact.id, name: contact.name }] });
  if (lines.length > 0 && lines.every((l) => 'command' in l))
    return refuse(
      `nothing was passed on to ${contact.name}: it reads like a command. Commands go in an answer to a preview or digest; to send such words to ${contact.name}, say a little more`,
    );

  if (!(await claims.once(`relay#${arrival.key}`, 60))) return { at: 'relayed', because: 'passed on before' };
  const last = (await messages.ofContact(owner.id, contact.id)).filter((m) => m.direction === 'in').at(-1);
  const bare = (enrollment?.subject ?? last?.subject ?? mail.subject).replace(/^((re|fwd?|aw|wg):\s*)+/i, '');
  const letter: Letter = {
    from: { name: owner.name, address: owner.sendingAddress },
    to: { name: contact.name, address },
    replyTo: { name: owner.name, address: contactReplyAddress(owner, key, settings) },
    subject: `Re: ${bare}`,
    text: `${text.trim()}\n`,
    html: htmlOf(text),
    ...(enrollment?.lastMessageId === undefined ? {} : { inReplyTo: enrollment.lastMessageId }),
    references: enrollment?.references ?? [],
    headers: {},
    tags: { kind: 'relay', ...(enrollment ? { enrollment: enrollmentId(enrollment) } : {}) },
  };
  const outcome = await postman.send(letter);
  if (outcome.at === 'try-later' || outcome.at === 'paused') {
    await claims.giveBack(`relay#${arrival.key}`);
    throw new TryLater(outcome.because);
  }
  if (outcome.at === 'refused') return refuse(`the mail service refused your answer to ${contact.name}: ${outcome.because}`);
  if (outcome.at === 'unknown') return refuse(`your answer to ${contact.name} may or may not have gone out; ask before you send it again`);

  const at = world.now();
  await messages.record({
    ...key,
    id: `relay-${arrival.key}`,
    direction: 'out',
    at,
    from: owner.sendingAddress,
    to: address,
    subject: letter.subject,
    text: letter.text,
    messageIds: [outcome.messageId],
    delivery: 'sent',
  });
  await changeContact(house, owner.id, contact.id, (c) => ({ ...c, lastContact: at }));
  if (enrollment) {
    const nextDay = waitFrom(at, 1, sendingZone(owner, contact), owner.holidays);
    await changeEnrollment(house, key, (e) =>
      answeredByOwner(e, house.stationery.sequence(e.sequence), outcome.messageId, at, nextDay),
    );
    if ((await enrollments.get(key))?.state.at === 'preparing') await prepareStep(house, key);
  }
  return { at: 'relayed', because: 'your answer went out' };
}
