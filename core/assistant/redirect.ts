import { redirected } from '../domain/enrollment/enrollment-draft.ts';
import { isOver } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { addressOf } from '../domain/ranking/readiness.ts';
import { fingerprint } from '../domain/sequence/draft.ts';
import type { Draft } from '../domain/sequence/draft.ts';
import { changeEnrollment } from './change.ts';
import { enrollmentsOfPerson } from './of-person.ts';
import { planStep } from './plan-step.ts';
import type { House } from './ports.ts';
import { showDraft } from './show-draft.ts';

/**
 * The owner named another address: an open conversation goes on there. A draft is bound to where it goes, so it is shown
 * once more and waits for a yes of its own; a mail on its way stays. In words that go on "Ben is among your contacts".
 */
export async function redirect(house: House, owner: Owner, contact: Contact): Promise<string> {
  const address = addressOf(contact);
  const open = (await enrollmentsOfPerson(house, contact)).findLast((e) => !isOver(e));
  if (address === undefined || !open || open.address === address) return '';
  const { state } = open;
  if (state.at === 'sending' || state.at === 'unknown')
    return `; the mail that is on its way goes to ${open.address}`;
  if (state.at !== 'drafted' && state.at !== 'scheduled') {
    const saved = await changeEnrollment(house, open, (e) => redirected(e, { address }, house.world.now()));
    return saved.at === 'refused' ? `; but ${saved.because}` : `; the conversation goes on at ${address}`;
  }
  const old = await house.drafts.get(open, state.step);
  if (!old) return '';
  const draft: Draft = { ...old, to: address, fingerprint: fingerprint({ ...old, to: address }) };
  await house.drafts.put(draft);
  const to = { address, fingerprint: draft.fingerprint };
  const saved = await changeEnrollment(house, open, (e) => redirected(e, to, house.world.now()));
  if (saved.at === 'refused') return `; but ${saved.because}`;
  await showAgain(house, owner, contact, saved.value, draft);
  return `; the draft goes to ${address} now, and waits for your yes`;
}

async function showAgain(
  house: House,
  owner: Owner,
  contact: Contact,
  enrollment: Enrollment,
  draft: Draft,
): Promise<void> {
  const plan = await planStep(house, owner, contact, enrollment, draft.fingerprint);
  await showDraft(house, { owner, contact, enrollment, draft, plan });
}
