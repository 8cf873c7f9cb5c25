import type { Contact } from '../domain/people/contact.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { begin, isOver, stepOf } from '../domain/enrollment/enrollment.ts';
import { fingerprint } from '../domain/sequence/draft.ts';
import type { DraftData } from '../domain/sequence/draft.ts';
import type { Instant } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { isOpening, stepCalled } from '../domain/sequence/sequence.ts';
import type { Rung, Sequence, Step } from '../domain/sequence/sequence.ts';
import type { Finding } from '../domain/sequence/tone.ts';
import { composeStep } from './compose-step.ts';
import { enrollmentAt } from './lint-sequences.ts';
import { planStep } from './plan-step.ts';
import { enrollmentsOfPerson } from './of-person.ts';
import type { House, Words } from './ports.ts';

/** The mail a contact would get and when, or why there would be none. */
export type Preview =
  | ({
      at: 'mail';
      to: string | undefined;
      ask?: Rung;
      findings: Finding[];
      goes: Instant;
      /** Why not earlier. */
      because: string[];
    } & Words)
  | Exclude<DraftData, { at: 'ready' }>;

/** Shows a step of a sequence as this contact would get it, without writing anything down. */
export async function previewStep(
  house: Pick<House, 'owners' | 'contacts' | 'enrollments' | 'stationery' | 'world'>,
  wish: { ownerId: string; contactId: string; sequence: string; step?: string },
): Promise<Preview> {
  const { owners, contacts, stationery, world } = house;
  const refused = (because: string): Preview => ({ at: 'refused', because });
  const owner = await owners.get(wish.ownerId);
  const contact = await contacts.get(wish.ownerId, wish.contactId);
  if (!owner || !contact) return refused(`there is no contact ${wish.contactId}`);
  const sequence = stationery.sequence(wish.sequence);
  if (!sequence) {
    const known = stationery.sequences().map(({ name }) => name);
    return refused(`there is no sequence "${wish.sequence}"; there are ${known.join(', ')}`);
  }
  const all = await enrollmentsOfPerson(house, contact);
  const running = all.findLast((one) => one.sequence === sequence.name && !isOver(one));
  const id = wish.step ?? (running && stepOf(running.state)) ?? sequence.steps[0]?.id;
  const step = stepCalled(sequence, id ?? '');
  if (!step)
    return refused(`${sequence.name} has ${sequence.steps.map((one) => one.id).join(', ')}, not "${id}"`);

  const now = world.now();
  const enrollment = running ?? pretended(house, owner, contact, sequence, step, now);
  const composed = composeStep(house, { owner, contact, sequence, step, enrollment, earlier: all, now });
  if (composed.at !== 'composed') return composed;
  const { words, ask, findings } = composed;
  const to = contact.addresses.find(({ stale }) => stale === undefined)?.address;
  const plan = await planStep(house, owner, contact, enrollment, fingerprint({ to: to ?? '', ...words }));
  return { at: 'mail', to, ...words, ...(ask && { ask }), findings, goes: plan.at, because: plan.because };
}

/** As if everything before the step had been sent, and answered where the step needs it. */
function pretended(
  house: Pick<House, 'stationery'>,
  owner: Owner,
  contact: Contact,
  sequence: Sequence,
  step: Step,
  now: Instant,
): Enrollment {
  const first = sequence.steps[0] ?? step;
  const fresh = begin({
    key: { ownerId: owner.id, contactId: contact.id, n: 1 },
    sequence: sequence.name,
    firstStep: first.id,
    address: contact.addresses[0]?.address ?? '',
    now,
    because: 'a preview',
  });
  if (isOpening(step)) return fresh;
  const opening = composeStep(house, { owner, contact, sequence, step: first, enrollment: fresh, now });
  const subject = opening.at === 'composed' ? opening.words.subject : sequence.title;
  return { ...fresh, ...enrollmentAt(sequence, step), subject };
}
