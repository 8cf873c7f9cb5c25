import { moveTo } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { enrollmentId } from '../domain/mail/message.ts';
import { noticeData } from '../domain/owner-mail/owner-mail.ts';
import { morningOf, waitFrom } from '../domain/sending/sending-hours.ts';
import { stepAfterAnswer } from '../domain/sequence/sequence.ts';
import { changeEnrollment } from './change.ts';
import type { House } from './ports.ts';
import { prepareStep } from './prepare-step.ts';
import { tellOwner } from './tell-owner.ts';

/** The owner is reminded of an answer this often, then only by the digest. */
const REMINDERS = 2;

/** What the note says to somebody who asked for it later; the owner may say it otherwise. */
const AS_SUGGESTED = 'You asked me to come back about now, so here I am.';

/**
 * It is still the owner's turn: he is told again, twice at the most. A contact who said "later" comes back: the step
 * behind the gate is written for the owner's word. He is told before that is written down, so that a process that dies
 * in between leaves it due.
 */
export async function remindOwner(house: House, enrollment: Enrollment): Promise<void> {
  const { owners, contacts, stationery, world } = house;
  const owner = await owners.get(enrollment.ownerId);
  const contact = await contacts.get(enrollment.ownerId, enrollment.contactId);
  if (!owner || !contact) return;
  const now = world.now();
  const sequence = stationery.sequence(enrollment.sequence);
  await tellOwner(house, owner, {
    cause: `remind#${enrollmentId(enrollment)}#${enrollment.version}`,
    template: 'notice',
    data: noticeData({
      owner,
      about: enrollment.state.at === 'snoozed' ? 'later-came' : 'answer-waits',
      contact,
    }),
    about: { scope: 'f', contactId: contact.id, n: enrollment.n },
  });
  await changeEnrollment(house, enrollment, (e) => {
    const { state } = e;
    if (!('due' in state) || state.due === undefined || state.due > now) return e;
    if (state.at === 'snoozed') {
      const { step } = state;
      const because = 'the day they named has come';
      const unlocked = sequence && step !== undefined ? stepAfterAnswer(sequence, step, e.sent) : undefined;
      if (unlocked) {
        const preparing = { at: 'preparing', step: unlocked.id, due: now, notBefore: now } as const;
        const facts = { answer: AS_SUGGESTED, ...e.facts };
        return moveTo({ ...e, facts }, preparing, now, 'back on your desk', because);
      }
      const turn = {
        at: 'answered',
        kind: 'later',
        ...(step === undefined ? {} : { step }),
        reminders: 0,
      } as const;
      return moveTo(e, turn, now, 'back on your desk', because);
    }
    if (state.at !== 'answered') return e;
    const { due: _due, ...rest } = state;
    const reminders = state.reminders + 1;
    const again =
      reminders < REMINDERS
        ? { due: morningOf(waitFrom(now, 2, owner.zone, owner.holidays), owner.zone) }
        : {};
    return moveTo(e, { ...rest, reminders, ...again }, now, 'reminded you', 'they wait for your answer');
  });
  await prepareStep(house, enrollment);
}
