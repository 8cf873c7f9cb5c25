import { dueAt, end } from '../domain/enrollment/enrollment.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import { changeEnrollment } from './change.ts';
import type { DueThing, House } from './ports.ts';
import { sendStep } from './send-step.ts';

/**
 * Does one due thing. A start has what sends a step, for which somebody waits; what writes drafts, reminders and digests
 * is loaded with the first of them. What is not due any more, or was done by another worker, is no error. */
export async function doDue(house: House, thing: DueThing): Promise<void> {
  if (thing.kind === 'owner') {
    const { writeDigest } = await import('./write-digest.ts');
    await writeDigest(house, thing.ownerId);
    return;
  }
  const { ownerId, contactId, n } = thing;
  const key = { ownerId, contactId, n };
  const enrollment = await house.enrollments.get(key);
  const due = enrollment && dueAt(enrollment.state);
  const now = house.world.now();
  const told = enrollment?.talkOn?.next;
  if (told && told.due <= now) await (await import('./follow-talk.ts')).followTalk(house, enrollment);
  if (!enrollment || due === undefined || due > now) return;
  const { state } = enrollment;
  switch (state.at) {
    case 'preparing':
      await prepare(house, key);
      return;
    case 'scheduled':
      await sendStep(house, key, enrollment);
      return;
    case 'sending':
      await (await import('./give-up-claim.ts')).giveUpClaim(house, key);
      return;
    case 'waiting':
      await (await import('./write-after-silence.ts')).writeAfterSilence(house, key, now);
      return;
    case 'closing':
      if (TO_SOMEBODY_NAMED.includes(enrollment.sequence))
        await (await import('./tell-referrer.ts')).tellReferrer(house, enrollment);
      await changeEnrollment(house, key, (e) =>
        e.state.at === 'closing' && e.state.due <= now
          ? end(e, 'silent', now, 'no answer, and nothing more to send')
          : e,
      );
      return;
    case 'answered':
    case 'snoozed': {
      const { remindOwner } = await import('./remind-owner.ts');
      await remindOwner(house, enrollment);
      return;
    }
    case 'asking':
    case 'drafted': {
      const { showAgain } = await import('./show-again.ts');
      await showAgain(house, enrollment, due);
      return;
    }
    case 'unknown':
    case 'ended':
      return;
  }
}

/** Sequences to somebody whom another person may have named. */
const TO_SOMEBODY_NAMED: readonly string[] = ['introduced', 'informational-interview'];

async function prepare(house: House, key: EnrollmentKey): Promise<void> {
  const { prepareStep } = await import('./prepare-step.ts');
  await prepareStep(house, key);
}
