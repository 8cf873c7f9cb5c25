import { afterAnswer } from '../domain/enrollment/enrollment-answer.ts';
import type { AfterAnswer, Answer, AnswerTimes } from '../domain/enrollment/enrollment-answer.ts';
import { isOver } from '../domain/enrollment/enrollment.ts';
import type { Enrollment, Next } from '../domain/enrollment/enrollment.ts';
import { DAY, plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { EnrollmentKey, MatchedBy } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import type { ReplyKind, Understanding } from '../domain/reply/reply.ts';
import { SAID_NO } from '../domain/sending/hold.ts';
import { morningOf, startOfDay, waitFrom } from '../domain/sending/sending-hours.ts';
import { changeEnrollment } from './change.ts';
import { holdContact } from './hold-contact.ts';
import { markArrived } from './mark-sent.ts';
import type { House } from './ports.ts';

/** A mail of a contact: whose, in which thread, when it came, and the ids it is known by. */
export interface Heard {
  owner: Owner;
  contact: Contact;
  key?: EnrollmentKey | undefined;
  matchedBy: MatchedBy;
  at: Instant;
  /** The key of its bytes. */
  id: string;
  /** The address it came from, in lower case. */
  from: string;
  /** The ids of mails it answers, the newest last, where they are at hand. */
  references?: string[];
  /** Its Message-ID; the key of its bytes where it has none. */
  messageId: string;
}

/** How an enrollment takes an answer: read for the first time, or corrected. */
export type Taking = (enrollment: Enrollment, answer: Answer, after: AfterAnswer) => Next | Enrollment;

/** A "later" without a date comes back after this long; a "no" rests a year. */
const LATER_DAYS = 60;
const NO_DAYS = 365;

/** What a mail says to an enrollment, and the moments that follow from the day it came. */
export function answerOf(
  { owner, at: now, messageId }: Heard,
  { primary, invited, until }: Understanding,
  zone: string,
): { answer: Answer; times: AnswerTimes } {
  const after = (days: number) => morningOf(waitFrom(now, days, zone, owner.holidays), zone);
  const times: AnswerTimes = {
    now,
    after,
    nextBusinessDay: after(1),
    later: morningOf(
      until ? waitFrom(startOfDay(until, zone), 1, zone, owner.holidays) : plus(now, LATER_DAYS * DAY),
      owner.zone,
    ),
  };
  return { answer: { kind: primary === 'automatic' ? 'left' : primary, invited, at: now, messageId }, times };
}

/** Into the enrollment it answers, which may have ended long ago. */
export async function takeIn(
  house: House,
  { matchedBy, key }: Heard,
  { answer, times }: ReturnType<typeof answerOf>,
  take: Taking,
): Promise<Enrollment | undefined> {
  if (!key) return undefined;
  const doubted = await house.enrollments.get(key);
  // Who answers in the thread of a mail in doubt has got it.
  if (doubted && matchedBy !== 'sender') await markArrived(house, doubted);
  const saved = await changeEnrollment(house, key, (e) => {
    const sequence = house.stationery.sequence(e.sequence);
    if (!sequence) return { at: 'refused', because: `the sequence ${e.sequence} is gone` };
    return take(e, answer, afterAnswer(sequence, e.sent.at(-1)?.step, answer, times, e.sent));
  });
  return saved.at === 'saved' ? saved.value : undefined;
}

/** An answer in an old thread, or in none, is an answer all the same: nothing else goes to him by itself. */
export async function haltOthers(
  house: House,
  { owner, contact, key }: Heard,
  { answer, times }: ReturnType<typeof answerOf>,
  take: Taking,
): Promise<void> {
  const others = await house.enrollments.ofContact(owner.id, contact.id);
  for (const other of others.filter((e) => e.n !== key?.n && !isOver(e)))
    await changeEnrollment(house, other, (e) => {
      const sequence = house.stationery.sequence(e.sequence);
      // Without the step it would answer, no gate opens: it was not this that was answered.
      return sequence ? take(e, answer, afterAnswer(sequence, undefined, answer, times)) : e;
    });
}

const ASKED_FOR_LATER = 'asked for later';

/** Was this hold set because of what the mail of that moment was taken for, where another kind does not ask for it? */
export const isRestOf = (hold: Contact['holds'][number], at: Instant, now: ReplyKind): boolean =>
  hold.from === at &&
  ((hold.source === 'later' && now !== 'later') ||
    (hold.because === SAID_NO && now !== 'no') ||
    hold.source === 'out-of-office');

/** A person who said "later" or "no" is left in peace. */
export async function restAfter(
  house: House,
  { owner, contact }: Heard,
  { answer, times }: ReturnType<typeof answerOf>,
): Promise<void> {
  const { kind, at: from } = answer;
  if (kind === 'later') {
    const hold = { from, until: times.later, source: 'later', because: ASKED_FOR_LATER } as const;
    await holdContact(house, owner.id, contact.id, hold);
  }
  if (kind === 'no') {
    const hold = { from, until: plus(from, NO_DAYS * DAY), source: 'system', because: SAID_NO } as const;
    await holdContact(house, owner.id, contact.id, hold);
  }
}
