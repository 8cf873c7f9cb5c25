import { afterAnswer, answered } from '../domain/enrollment/enrollment-answer.ts';
import type { Answer, AnswerTimes } from '../domain/enrollment/enrollment-answer.ts';
import { isOver } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { DAY, plus } from '../domain/instant.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import { noticeData, replyData } from '../domain/owner-mail/owner-mail.ts';
import type { Understanding } from '../domain/reply/reply.ts';
import { morningOf, startOfDay, waitFrom } from '../domain/sending/sending-hours.ts';
import { changeEnrollment } from './change.ts';
import { holdContact } from './hold-contact.ts';
import { markArrived } from './mark-sent.ts';
import { noteAboutPerson } from './note-about-person.ts';
import type { House } from './ports.ts';
import type { Reply } from './take-reply.ts';
import { tellOwner } from './tell-owner.ts';

/** A "later" without a date comes back after this long; a "no" rests a year. */
const LATER_DAYS = 60;
const NO_DAYS = 365;

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
  const { arrival, mail, owner, contact, key } = reply;
  const { until, invited } = understanding;
  const now = arrival.receivedAt;
  const kind = understanding.primary === 'automatic' ? 'left' : understanding.primary;
  const times: AnswerTimes = {
    now,
    nextBusinessDay: morningOf(waitFrom(now, 1, zone, owner.holidays), zone),
    later: morningOf(
      until ? waitFrom(startOfDay(until, zone), 1, zone, owner.holidays) : plus(now, LATER_DAYS * DAY),
      owner.zone,
    ),
  };
  const answer: Answer = { kind, invited, at: now, messageId: mail.messageId ?? arrival.key };

  await noteAboutPerson(house, reply, understanding);
  const enrollment = key && (await takeIn(house, reply, key, answer, times));
  await haltOthers(house, reply, answer, times);
  await forward(house, reply, understanding, enrollment);
  if (enrollment?.state.at === 'preparing')
    await (await import('./prepare-step.ts')).prepareStep(house, enrollment);
  const hold = { from: now, because: kind === 'no' ? 'said no' : 'asked for later' };
  if (kind === 'later')
    await holdContact(house, owner.id, contact.id, { ...hold, until: times.later, source: 'later' });
  if (kind === 'no')
    await holdContact(house, owner.id, contact.id, {
      ...hold,
      until: plus(now, NO_DAYS * DAY),
      source: 'system',
    });
}

/** Into the enrollment it answers, which may have ended long ago. */
async function takeIn(
  house: House,
  { matchedBy }: Reply,
  key: EnrollmentKey,
  answer: Answer,
  times: AnswerTimes,
): Promise<Enrollment | undefined> {
  const doubted = await house.enrollments.get(key);
  // Who answers in the thread of a mail in doubt has got it.
  if (doubted && matchedBy !== 'sender') await markArrived(house, doubted);
  const saved = await changeEnrollment(house, key, (e) => {
    const sequence = house.stationery.sequence(e.sequence);
    if (!sequence) return { at: 'refused', because: `the sequence ${e.sequence} is gone` };
    return answered(e, answer, afterAnswer(sequence, e.sent.at(-1)?.step, answer, times));
  });
  return saved.at === 'saved' ? saved.value : undefined;
}

/** An answer in an old thread, or in none, is an answer all the same: nothing else goes to him by itself. */
async function haltOthers(
  house: House,
  { owner, contact, key }: Reply,
  answer: Answer,
  times: AnswerTimes,
): Promise<void> {
  const others = await house.enrollments.ofContact(owner.id, contact.id);
  for (const other of others.filter((e) => e.n !== key?.n && !isOver(e)))
    await changeEnrollment(house, other, (e) => {
      const sequence = house.stationery.sequence(e.sequence);
      // Without the step it would answer, no gate opens: it was not this that was answered.
      return sequence ? answered(e, answer, afterAnswer(sequence, undefined, answer, times)) : e;
    });
}

/** The owner gets the answer with its context; his answer to that goes into the thread. */
async function forward(
  house: House,
  { arrival, mail, owner, contact, key }: Reply,
  understanding: Understanding,
  enrollment: Enrollment | undefined,
): Promise<void> {
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
  const sent = (await house.messages.ofContact(owner.id, contact.id)).filter(
    (m) => m.direction === 'out' && m.at <= at,
  );
  const asked = key ? sent.at(-1) : undefined;
  const { subject } = mail;
  const data = replyData({ owner, contact, understanding, subject, receivedAt: at, enrollment, asked });
  await tellOwner(house, owner, { cause, template: 'reply', data, about });
}
