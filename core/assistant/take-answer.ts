import { answered } from '../domain/enrollment/enrollment-answer.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { noticeData } from '../domain/owner-mail/owner-mail.ts';
import { replyData } from '../domain/owner-mail/reply-data.ts';
import { refusedReference } from '../domain/owner-mail/reply-words.ts';
import { mintToken, replyAddress } from '../domain/mail/token.ts';
import { isHelpful, type Understanding } from '../domain/reply/reply.ts';
import { answerOf, haltOthers, restAfter, takeIn } from './follow-answer.ts';
import type { Heard } from './follow-answer.ts';
import { noteAboutPerson } from './note-about-person.ts';
import { messagesOfPerson } from './of-person.ts';
import type { House } from './ports.ts';
import type { Reply } from './take-reply.ts';
import { NOTHING, tellOwner } from './tell-owner.ts';

/**
 * A person answered, or a machine said that he has left: every timer of his stops, what it tells of him is noted, the owner
 * gets it with its context, and the step it unlocks is written. Each is safe to do again.
 */
export async function takeAnswer(
  house: House,
  reply: Reply,
  understanding: Understanding,
  zone: string,
): Promise<void> {
  const { arrival, mail, owner, contact, key, matchedBy } = reply;
  const heard: Heard = {
    ...{ owner, contact, key, matchedBy, at: arrival.receivedAt, id: arrival.key },
    messageId: mail.messageId ?? arrival.key,
    from: mail.from.address,
    references: mail.references,
  };
  const said = answerOf(heard, understanding, zone);
  await noteAboutPerson(house, heard, understanding);
  const enrollment = await takeIn(house, heard, said, answered);
  await haltOthers(house, heard, said, answered);
  await noteTalkIn(house, heard, understanding, enrollment);
  const isMove = understanding.labels.includes('left');
  const moved = isMove
    ? await (await import('./restart.ts')).followMove(house, contact, enrollment)
    : contact;
  await forward(house, { ...reply, contact: moved }, understanding, enrollment);
  if (enrollment?.state.at === 'preparing')
    await (await import('./prepare-step.ts')).prepareStep(house, enrollment);
  await restAfter(house, heard, said);
  if (isHelpful(said.answer.kind))
    await (await import('./company-closed.ts')).closeCompany(house, owner, contact);
  if (understanding.primary === 'no') await (await import('./thank-for-no.ts')).thankForNo(house, heard);
  if (understanding.people.some(({ as }) => as === 'referral'))
    await (await import('./follow-referral.ts')).followReferral(house, heard, understanding);
}

/** Loaded when needed: few answers speak of a talk, and who agreed on none calls none off. */
async function noteTalkIn(
  house: House,
  { owner, contact, at }: Heard,
  understanding: Understanding,
  enrollment: Enrollment | undefined,
): Promise<void> {
  if (!enrollment || !(enrollment.talkOn || understanding.labels.includes('meeting'))) return;
  const { noteTalk } = await import('./note-talk.ts');
  await noteTalk(house, { owner, contact, key: enrollment, at }, understanding);
}

/** What is said of an answer from an address not known as his; loaded when needed, because nearly all come from there. */
async function mailboxOf(house: House, reply: Reply, enrollment: Enrollment | undefined): Promise<string[]> {
  const { arrival, mail, contact, matchedBy } = reply;
  if (matchedBy === 'sender' || contact.addresses.some(({ address }) => address === mail.from.address))
    return [];
  const { anotherMailbox } = await import('../domain/reply/another-mailbox.ts');
  const { dmarc, virus } = arrival.verdicts;
  const mailbox = anotherMailbox(mail, contact, dmarc === 'PASS' && virus !== 'FAIL');
  if (!mailbox) return [];
  return (await import('./other-mailbox.ts')).tellOfMailbox(house, reply, mailbox, enrollment);
}

/** The owner gets the answer with its context; his answer to that goes into the thread. */
async function forward(
  house: House,
  reply: Reply,
  understanding: Understanding,
  enrollment: Enrollment | undefined,
): Promise<void> {
  const { arrival, mail, owner, contact, key } = reply;
  const at = arrival.receivedAt;
  const about = { scope: 'f' as const, contactId: contact.id, ...(key ? { n: key.n } : {}) };
  const cause = `reply#${arrival.key}`;
  if (understanding.newestText.trim() === '' && mail.problems.length > 0) {
    const { subject } = mail;
    const detail = mail.problems.join('; ');
    const sender = mail.from.address;
    const data = noticeData({ owner, about: 'unreadable', contact, sender, subject, detail });
    await tellOwner(house, owner, { cause, template: 'notice', data, about });
    return;
  }
  const sent = (await messagesOfPerson(house, contact)).filter((m) => m.direction === 'out' && m.at <= at);
  const asked = key ? sent.at(-1) : undefined;
  const { subject } = mail;
  // What answers the forwarded mail goes to the person: a correction has an address of its own.
  const { inboundDomain, tokenKeys } = house.settings;
  const ids = { ownerId: owner.id, contactId: contact.id, n: key?.n ?? 0 };
  const token = mintToken({ scope: 'o', ...ids, tail: NOTHING }, tokenKeys);
  const correctAt = replyAddress('goodword', token, inboundDomain);
  const next = refusedReference(understanding, enrollment)
    ? (await import('./reference-book.ts')).nextReference(house, owner)
    : undefined;
  const data = replyData({
    ...{ owner, contact, understanding, subject, receivedAt: at, enrollment, asked, correctAt },
    next: await next,
    mailbox: await mailboxOf(house, reply, enrollment),
  });
  await tellOwner(house, owner, { cause, template: 'reply', data, about });
}
