import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { type Talk, talkStart } from '../domain/enrollment/talk.ts';
import { enrollmentId } from '../domain/mail/message.ts';
import { talkData } from '../domain/owner-mail/talk-mail.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { messagesOfPerson } from './of-person.ts';
import type { House } from './ports.ts';
import { tellOwner } from './tell-owner.ts';

/** The day before a talk the owner gets what is known of the person and what to ask; once, and never when it is over. */
export async function remindOfTalk(
  house: House,
  about: { owner: Owner; contact: Contact; enrollment: Enrollment; talk: Talk },
): Promise<void> {
  const { owner, contact, enrollment, talk } = about;
  const now = house.world.now();
  if (talkStart(talk) <= now) return;
  await tellOwner(house, owner, {
    cause: `talk#${enrollmentId(enrollment)}#${talk.said}`,
    write: async () => ({
      template: 'talk',
      data: talkData({ ...about, messages: await messagesOfPerson(house, contact), now }),
      about: { scope: 'o', contactId: contact.id, n: enrollment.n },
    }),
  });
}
