import type { Contact } from '../domain/people/contact.ts';
import { fingerprint } from '../domain/sequence/draft.ts';
import type { Draft } from '../domain/sequence/draft.ts';
import { moveTo } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Owner } from '../domain/owner.ts';
import { changeEnrollment } from './change.ts';
import { planStep } from './plan-step.ts';
import type { House } from './ports.ts';
import { showDraft } from './show-draft.ts';

/** The owner sees the text as it stands now, and his word is asked anew; shown first, so that a crash leaves it due. */
export async function askAgain(
  house: House,
  step: { owner: Owner; contact: Contact; enrollment: Enrollment; draft: Draft },
  because: string,
): Promise<void> {
  const { owner, contact, enrollment, draft } = step;
  const now = house.world.now();
  const current = { ...draft, fingerprint: fingerprint(draft) };
  if (current.fingerprint !== draft.fingerprint) await house.drafts.put(current);
  const drafted = (e: Enrollment): Enrollment =>
    moveTo(
      e,
      { at: 'drafted', step: draft.step, fingerprint: current.fingerprint, notBefore: now },
      now,
      `${draft.step} asks you again`,
      because,
    );
  const plan = await planStep(house, owner, contact, drafted(enrollment), current.fingerprint);
  // A preview of this very text may have been mailed before: this one says why it comes again.
  const why = { at: plan.at, because: [because, ...plan.because] };
  await showDraft(house, { owner, contact, enrollment, draft: current, plan: why, again: because });
  await changeEnrollment(house, enrollment, (e) =>
    e.state.at === 'scheduled' && e.version === enrollment.version
      ? drafted(e)
      : { at: 'refused', because: `it is ${e.state.at}` },
  );
}
