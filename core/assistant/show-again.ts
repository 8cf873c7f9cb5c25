import { backOnDesk } from '../domain/enrollment/enrollment-draft.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import { stepCalled } from '../domain/sequence/sequence.ts';
import { changeEnrollment } from './change.ts';
import { planStep } from './plan-step.ts';
import type { House } from './ports.ts';
import { askFact } from './prepare-step.ts';
import { showDraft } from './show-draft.ts';

/** The owner said "later" to a draft or a question, and the day has come: he sees it again. */
export async function showAgain(house: House, enrollment: Enrollment, due: Instant): Promise<void> {
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
  const step = state.at === 'asking' ? stepCalled(sequence, state.step) : undefined;
  if (state.at === 'asking' && step)
    await askFact(house, { owner, contact, enrollment, sequence, step }, state.fact);
  await changeEnrollment(house, enrollment, (e) => backOnDesk(e, world.now()));
}
