import { RETRIED, retried } from '../domain/enrollment/enrollment-send.ts';
import { type EnrollmentKey, stepMessageId } from '../domain/mail/message.ts';
import { placeOf } from '../domain/sending/place.ts';
import type { Done } from './of-enrollment.ts';
import { changeEnrollment } from './change.ts';
import { isFirst, planStep } from './plan-step.ts';
import type { House } from './ports.ts';

/** Sends again what may have gone out, because the owner says it has not. */
export async function retry(house: House, key: EnrollmentKey): Promise<Done> {
  const owner = await house.owners.get(key.ownerId);
  const contact = await house.contacts.get(key.ownerId, key.contactId);
  const enrollment = await house.enrollments.get(key);
  const did = `mail to ${contact?.name ?? ''} goes out again`;
  if (enrollment?.state.at === 'scheduled' && enrollment.decisions.at(-1)?.because === RETRIED)
    return { at: 'done', did, enrollment };
  if (!owner || !contact || enrollment?.state.at !== 'unknown')
    return { at: 'refused', because: 'nothing of this one is in doubt' };
  const plan = await planStep(house, owner, contact, enrollment, enrollment.state.fingerprint);
  const saved = await changeEnrollment(house, key, (e) =>
    retried(e, plan.at, plan.jitter, house.world.now()),
  );
  if (saved.at === 'refused') return saved;
  // It has not gone, so it counts for nothing.
  const id = stepMessageId(key, enrollment.state.step);
  const place = { ownerId: owner.id, id, at: enrollment.state.claimedAt, first: isFirst(house, enrollment) };
  await house.places.giveBack(placeOf(contact, place));
  return { at: 'done', did, enrollment: saved.value };
}
