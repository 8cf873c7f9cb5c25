import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Talk } from '../domain/enrollment/talk.ts';
import { isThankedFor } from '../domain/enrollment/talk-kept.ts';
import { startOfDay } from '../domain/sending/sending-hours.ts';
import { enrollmentId } from '../domain/mail/message.ts';
import { noticeData } from '../domain/owner-mail/owner-mail.ts';
import { dayWords } from '../domain/owner-mail/short-words.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { enrollmentsOfPerson } from './of-person.ts';
import type { House } from './ports.ts';
import { DID_YOU_TALK, tellOwner } from './tell-owner.ts';

/** The owner is asked whether they talked, unless he has said so already: one word begins the thanks. */
export async function askAfterTalk(
  house: House,
  about: { owner: Owner; contact: Contact; enrollment: Enrollment; talkOn: Talk },
): Promise<void> {
  const { owner, contact, enrollment, talkOn } = about;
  const began = startOfDay(talkOn.day, talkOn.zone);
  if (isThankedFor(await enrollmentsOfPerson(house, contact), began)) return;
  await tellOwner(house, owner, {
    cause: `talked#${enrollmentId(enrollment)}#${talkOn.said}#${talkOn.next?.due ?? ''}`,
    template: 'notice',
    data: noticeData({
      ...{ owner, about: 'talked', contact },
      detail: dayWords(began, talkOn.zone, house.world.now()),
    }),
    about: { scope: 'o', contactId: contact.id, n: enrollment.n, tail: DID_YOU_TALK },
  });
}
