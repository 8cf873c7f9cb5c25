import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { isHumanAnswer } from '../domain/reply/reply.ts';
import { enroll } from './enroll.ts';
import { enrollmentsOfPerson, personNow } from './of-person.ts';
import type { House } from './ports.ts';

const TELL_REFERRER = 'tell-referrer';

/**
 * Who was named stayed silent to the end: one line to the person who named him is offered, as a draft that waits for the
 * owner's word, once for each name. Where something is under way with that person, such as the word on what came of it, that
 * is the place to say it. Safe to do again.
 */
export async function tellReferrer(house: House, ended: Enrollment): Promise<void> {
  if (ended.sent.length === 0 || ended.answers.some(({ kind }) => isHumanAnswer(kind))) return;
  const { ownerId } = ended;
  const contact = await house.contacts.get(ownerId, ended.contactId);
  if (contact?.referredBy === undefined) return;
  const referrer = await personNow(house, ownerId, contact.referredBy);
  if (!referrer) return;
  const earlier = await enrollmentsOfPerson(house, referrer);
  const referred = contact.name;
  if (earlier.some((e) => e.sequence === TELL_REFERRER && e.facts.referred === referred)) return;
  const thread = earlier.at(-1);
  await enroll(house, {
    ...{ ownerId, contactId: referrer.id, sequence: TELL_REFERRER, facts: { referred } },
    because: `${referred} has not answered`,
    ...(thread && {
      thread: {
        references: thread.references,
        ...(thread.subject !== undefined && { subject: thread.subject }),
        ...(thread.lastMessageId !== undefined && { lastMessageId: thread.lastMessageId }),
      },
    }),
  });
}
