import { lost } from '../domain/enrollment/enrollment-send.ts';
import { enrollmentId } from '../domain/mail/message.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import { noticeData } from '../domain/owner-mail/owner-mail.ts';
import { boundToDraft } from './bind-token.ts';
import { changeEnrollment } from './change.ts';
import type { House } from './ports.ts';
import { tellOwner } from './tell-owner.ts';

/**
 * A claim that is an hour old without a word from SES: the owner is told, and nothing goes again by itself. He is told
 * before the claim is given up, so that a process that dies in between leaves it due.
 */
export async function giveUpClaim(house: House, key: EnrollmentKey): Promise<void> {
  const enrollment = await house.enrollments.get(key);
  const given = enrollment && lost(enrollment, house.world.now());
  if (given?.at !== 'next') return;
  const { state } = given.enrollment;
  const owner = await house.owners.get(key.ownerId);
  const contact = await house.contacts.get(key.ownerId, key.contactId);
  if (state.at === 'unknown' && owner && contact)
    await tellOwner(house, owner, {
      cause: `unknown#${enrollmentId(key)}#${state.claim}`,
      template: 'notice',
      data: noticeData({ owner, about: 'unknown-send', contact, step: state.step }),
      about: {
        scope: 'p',
        contactId: contact.id,
        n: key.n,
        tail: boundToDraft(given.enrollment, state.fingerprint),
      },
    });
  await changeEnrollment(house, key, (e) => lost(e, house.world.now()));
}
