import { dueAt, end, moveTo } from '../domain/enrollment.ts';
import type { Enrollment } from '../domain/enrollment.ts';
import { enrollmentId } from '../domain/message.ts';
import type { EnrollmentKey } from '../domain/message.ts';
import { noticeData } from '../domain/owner-mail.ts';
import { waitFrom } from '../domain/sending-hours.ts';
import { stepAfterAnswer } from '../domain/sequence.ts';
import { changeEnrollment } from './change.ts';
import type { DueThing, House } from './ports.ts';
import { prepareStep } from './prepare-step.ts';
import { giveUpClaim, sendStep } from './send-step.ts';
import { tellOwner } from './tell-owner.ts';
import { writeDigest } from './write-digest.ts';

/** The owner is reminded of an answer this often, then only by the digest. */
const REMINDERS = 2;

/** Does one due thing. What is not due any more, or was done by another worker, is no error. */
export async function doDue(house: House, thing: DueThing): Promise<void> {
  if (thing.kind === 'owner') {
    await writeDigest(house, thing.ownerId);
    return;
  }
  const { ownerId, contactId, n } = thing;
  const key = { ownerId, contactId, n };
  const enrollment = await house.enrollments.get(key);
  const due = enrollment && dueAt(enrollment.state);
  if (!enrollment || due === undefined || due > house.world.now()) return;
  const { state } = enrollment;
  switch (state.at) {
    case 'preparing':
      await prepareStep(house, key);
      return;
    case 'scheduled':
      await sendStep(house, key);
      return;
    case 'sending':
      await giveUpClaim(house, key);
      return;
    case 'waiting':
      await writeNext(house, key);
      return;
    case 'closing':
      await changeEnrollment(house, key, (e) =>
        e.state.at === 'closing' ? end(e, 'silent', house.world.now(), 'no answer, and nothing more to send') : e,
      );
      return;
    case 'answered':
    case 'snoozed':
      await remind(house, enrollment);
      return;
    case 'asking':
    case 'drafted':
    case 'unknown':
    case 'ended':
      return;
  }
}

/** The person stayed silent for the wait: the next step is written now. */
async function writeNext(house: House, key: EnrollmentKey): Promise<void> {
  const now = house.world.now();
  await changeEnrollment(house, key, (e) => {
    if (e.state.at !== 'waiting' || e.state.due > now) return e;
    const { step, notBefore } = e.state;
    return moveTo(e, { at: 'preparing', step, due: now, notBefore }, now, `${step} is to be written`, 'no answer so far');
  });
  await prepareStep(house, key);
}

/**
 * It is still the owner's turn: he is told again, twice at the most. A contact who said "later" comes back: the step
 * behind the gate is written for the owner's word, "as you suggested".
 */
async function remind(house: House, enrollment: Enrollment): Promise<void> {
  const { owners, contacts, stationery, world } = house;
  const owner = await owners.get(enrollment.ownerId);
  const contact = await contacts.get(enrollment.ownerId, enrollment.contactId);
  if (!owner || !contact) return;
  const now = world.now();
  const sequence = stationery.sequence(enrollment.sequence);
  const saved = await changeEnrollment(house, enrollment, (e) => {
    const { state } = e;
    if (state.at === 'snoozed') {
      const unlocked = sequence && state.step !== undefined ? stepAfterAnswer(sequence, state.step) : undefined;
      if (unlocked)
        return moveTo(e, { at: 'preparing', step: unlocked.id, due: now, notBefore: now }, now, 'back on your desk', 'the day they named has come');
      return moveTo(e, { at: 'answered', kind: 'later', ...(state.step === undefined ? {} : { step: state.step }), reminders: 0 }, now, 'back on your desk', 'the day they named has come');
    }
    if (state.at !== 'answered') return e;
    const { due: _due, ...rest } = state;
    const reminders = state.reminders + 1;
    const again = reminders < REMINDERS ? { due: waitFrom(now, 2, owner.zone, owner.holidays) } : {};
    return moveTo(e, { ...rest, reminders, ...again }, now, 'reminded you', 'they wait for your answer');
  });
  if (saved.at === 'refused') return;
  if (saved.value.state.at === 'preparing') await prepareStep(house, enrollment);
  await tellOwner(house, owner, {
    cause: `remind#${enrollmentId(enrollment)}#${saved.value.version}`,
    template: 'notice',
    data: noticeData({ owner, about: enrollment.state.at === 'snoozed' ? 'later-came' : 'answer-waits', contact }),
    about: { scope: 'f', contactId: contact.id, n: enrollment.n },
  });
}
