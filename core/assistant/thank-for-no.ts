import { SAID_NO, THANK_FOR_NO } from '../domain/sending/hold.ts';
import { end } from '../domain/enrollment/enrollment.ts';
import { changeEnrollment } from './change.ts';
import { enroll } from './enroll.ts';
import type { Heard } from './follow-answer.ts';
import type { House } from './ports.ts';
import { prepareStep } from './prepare-step.ts';
import { threadOf } from './thread-heard.ts';

/**
 * A polite no gets one line of thanks in the same conversation, as a draft that waits for the owner's word. Nothing follows
 * it. Safe to do again.
 */
export async function thankForNo(house: House, heard: Heard): Promise<void> {
  const { owner, contact } = heard;
  const thanked = (await house.enrollments.ofContact(owner.id, contact.id)).find(
    (e) => e.sequence === THANK_FOR_NO && e.references.includes(heard.messageId),
  );
  if (thanked) {
    await prepareStep(house, thanked);
    return;
  }
  await enroll(house, {
    ...{ ownerId: owner.id, contactId: contact.id, sequence: THANK_FOR_NO, because: SAID_NO },
    thread: await threadOf(house, heard),
  });
}

/** It was no no: thanks for it that have not gone out do not go. */
export async function dropThanks(house: House, { owner, contact, messageId }: Heard): Promise<void> {
  for (const one of await house.enrollments.ofContact(owner.id, contact.id))
    if (one.sequence === THANK_FOR_NO && one.references.includes(messageId) && one.sent.length === 0)
      await changeEnrollment(house, one, (e) =>
        end(e, 'skipped', house.world.now(), 'you said that it was no no'),
      );
}
