import { beganStep, ownersStep } from '../domain/enrollment/enrollment-next.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { DigestItem } from '../domain/owner-mail/digest.ts';
import type { Step } from '../domain/sequence/sequence.ts';
import { changeEnrollment } from './change.ts';
import type { House } from './ports.ts';
import { prepareStep } from './prepare-step.ts';
import type { Prepared } from './prepare-step.ts';
import { settledFacts } from './settled-facts.ts';

export type WrittenNext =
  | { at: 'begun'; enrollment: Enrollment; step: string; prepared: Prepared }
  | { at: 'refused'; because: string };

/**
 * Writes the step that only the owner's word begins: thanks for a reference that was given, what came of it, a word before
 * an employer calls. It is the newest conversation with the contact that has such a step left. Can be run twice.
 */
export async function writeNext(
  house: House,
  about: { ownerId: string; contactId: string; step?: string; facts?: Enrollment['facts'] },
): Promise<WrittenNext> {
  const { owners, contacts, enrollments, world } = house;
  const owner = await owners.get(about.ownerId);
  const contact = await contacts.get(about.ownerId, about.contactId);
  if (!owner || !contact) return { at: 'refused', because: `there is no contact ${about.contactId}` };
  if (contact.doNotContact)
    return {
      at: 'refused',
      because: `${contact.name} must not be written to: ${contact.doNotContact.because}`,
    };
  const facts = await settledFacts(about.facts ?? {}, owner, world.now());
  if (typeof facts === 'string') return { at: 'refused', because: facts };
  const found = await waitingStep(house, about);
  if (!found) {
    const what = about.step === undefined ? 'Nothing' : `No step ${about.step}`;
    return { at: 'refused', because: `${what} waits for your word with ${contact.name}` };
  }
  const { enrollment, step } = found;
  const saved = await changeEnrollment(house, enrollment, (e) => beganStep(e, step, facts, world.now()));
  if (saved.at === 'refused') return { at: 'refused', because: `${contact.name}: ${saved.because}` };
  const prepared = await prepareStep(house, enrollment);
  return {
    at: 'begun',
    step: step.id,
    prepared,
    enrollment: (await enrollments.get(enrollment)) ?? saved.value,
  };
}

/** The newest conversation that has a step left which waits for the owner's word, and the step. */
export async function waitingStep(
  { enrollments, stationery }: Pick<House, 'enrollments' | 'stationery'>,
  about: { ownerId: string; contactId: string; step?: string | undefined },
): Promise<{ enrollment: Enrollment; step: Step } | undefined> {
  const all = await enrollments.ofContact(about.ownerId, about.contactId);
  return all
    .sort((one, other) => other.n - one.n)
    .flatMap((enrollment) => {
      const sequence = stationery.sequence(enrollment.sequence);
      const step = sequence && ownersStep(enrollment, sequence, about.step);
      return step ? [{ enrollment, step }] : [];
    })[0];
}

/** The step a line of a digest named; one with a draft is under way already and waits for a yes. */
export const stepNamed = (item: DigestItem | undefined): string | undefined =>
  item?.fingerprint === undefined ? item?.step : undefined;
