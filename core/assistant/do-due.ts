import { backOnDesk } from '../domain/enrollment/enrollment-draft.ts';
import { MOST_UNANSWERED } from '../domain/sending/silence.ts';
import { dueAt, end, moveTo } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import { changeEnrollment } from './change.ts';
import { giveUpClaim } from './give-up-claim.ts';
import { planStep } from './plan-step.ts';
import type { DueThing, House } from './ports.ts';
import { askFact, prepareStep } from './prepare-step.ts';
import { remindOwner } from './remind-owner.ts';
import { sendStep } from './send-step.ts';
import { showDraft } from './show-draft.ts';
import { writeDigest } from './write-digest.ts';

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
  const now = house.world.now();
  if (!enrollment || due === undefined || due > now) return;
  const { state } = enrollment;
  switch (state.at) {
    case 'preparing':
      await prepareStep(house, key);
      return;
    case 'scheduled':
      await sendStep(house, key, enrollment);
      return;
    case 'sending':
      await giveUpClaim(house, key);
      return;
    case 'waiting':
      await writeNext(house, key, now);
      return;
    case 'closing':
      await changeEnrollment(house, key, (e) =>
        e.state.at === 'closing' && e.state.due <= now
          ? end(e, 'silent', now, 'no answer, and nothing more to send')
          : e,
      );
      return;
    case 'answered':
    case 'snoozed':
      await remindOwner(house, enrollment);
      return;
    case 'asking':
    case 'drafted':
      await showAgain(house, enrollment, due);
      return;
    case 'unknown':
    case 'ended':
      return;
  }
}

/** The person stayed silent for the wait: the next step is written now. */
async function writeNext(house: House, key: EnrollmentKey, now: Instant): Promise<void> {
  const contact = await house.contacts.get(key.ownerId, key.contactId);
  const unanswered = contact?.unanswered ?? 0;
  await changeEnrollment(house, key, (e) => {
    if (e.state.at !== 'waiting' || e.state.due > now) return e;
    if (unanswered >= MOST_UNANSWERED)
      return end(e, 'silent', now, `${unanswered} mails in a row without an answer`);
    const { step, notBefore } = e.state;
    const preparing = { at: 'preparing', step, due: now, notBefore } as const;
    return moveTo(e, preparing, now, `${step} is to be written`, 'no answer so far');
  });
  await prepareStep(house, key);
}

/** The owner said "later" to a draft or a question, and the day has come: he sees it again. */
async function showAgain(house: House, enrollment: Enrollment, due: Instant): Promise<void> {
  const { owners, contacts, drafts, stationery, world } = house;
  const { state } = enrollment;
  const owner = await owners.get(enrollment.ownerId);
  const contact = await contacts.get(enrollment.ownerId, enrollment.contactId);
  const sequence = stationery.sequence(enrollment.sequence);
  if (!owner || !contact || !sequence) return;
  if (state.at === 'drafted') {
    const draft = await drafts.get(enrollment, state.step);
    const plan = draft && (await planStep(house, owner, contact, enrollment, draft.fingerprint));
    if (draft && plan) await showDraft(house, { owner, contact, enrollment, draft, plan, again: due });
  }
  const step = sequence.steps.find(({ id }) => state.at === 'asking' && id === state.step);
  if (state.at === 'asking' && step)
    await askFact(house, { owner, contact, enrollment, sequence, step }, state.fact);
  await changeEnrollment(house, enrollment, (e) => backOnDesk(e, world.now()));
}
