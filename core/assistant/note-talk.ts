import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { talkOf } from '../domain/enrollment/talk.ts';
import { dayOf } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { meetingTimes } from '../domain/reply/meeting-times.ts';
import { answerKinds } from '../domain/reply/reply-kind.ts';
import type { ReplyKind, Understanding } from '../domain/reply/reply.ts';
import { talkDay } from '../domain/reply/talk-day.ts';
import type { TalkDay } from '../domain/reply/talk-day.ts';
import { sendingZone } from '../domain/sending/sending-hours.ts';
import { changeEnrollment } from './change.ts';
import type { House } from './ports.ts';

type Words = Pick<House, 'enrollments'>;

/** After answers of these kinds nobody talks. */
const CALLED_OFF: readonly ReplyKind[] = ['later', 'no', 'stop', 'left', 'wrong-person'];

/** What an answer says of a talk: the day it names is kept, and one that it calls off is not. Safe to do again. */
export async function noteTalk(
  house: Words,
  about: { owner: Owner; contact: Contact; key: EnrollmentKey; at: Instant },
  { primary, labels, times }: Pick<Understanding, 'primary' | 'labels' | 'times'>,
): Promise<void> {
  const { owner, contact, key, at } = about;
  const zone = sendingZone(owner, contact);
  const named = labels.includes('meeting') ? talkDay(times, dayOf(at, zone)) : undefined;
  const off = CALLED_OFF.includes(primary);
  await changeEnrollment(house, key, (e) => {
    if (named && !off) return agreedOn(e, named, zone, owner, at);
    // What the owner says of a mail takes back what was read in it.
    return off || (e.talkOn?.said === at && !labels.includes('meeting')) ? withoutTalk(e) : e;
  });
}

/** What the owner's own words to a person say of a talk: the day, where they are about one. */
export async function noteOwnersTalk(
  house: Words,
  about: { owner: Owner; contact: Contact; key: EnrollmentKey; at: Instant },
  words: string,
  isAbout = false,
): Promise<void> {
  const { owner, contact, key, at } = about;
  const zone = sendingZone(owner, contact);
  const named = talkDay(meetingTimes(words), dayOf(at, zone));
  if (!named) return;
  await changeEnrollment(house, key, (e) =>
    isAbout || e.answers.at(-1)?.kind === 'meeting' || speaksOfMeeting(words)
      ? agreedOn(e, named, zone, owner, at)
      : e,
  );
}

const speaksOfMeeting = (words: string): boolean =>
  answerKinds(words, () => [], false).labels.includes('meeting');

function agreedOn(e: Enrollment, named: TalkDay, zone: string, owner: Owner, said: Instant): Enrollment {
  const { talkOn } = e;
  if (talkOn && (talkOn.said > said || (talkOn.day === named.day && talkOn.time === named.time))) return e;
  return { ...e, talkOn: talkOf(named, zone, owner.zone, said) };
}

/** The conversation without its talk: it was called off, or is over and spoken of. */
export function withoutTalk(enrollment: Enrollment): Enrollment {
  if (!enrollment.talkOn) return enrollment;
  const { talkOn: _talk, ...rest } = enrollment;
  return rest;
}
