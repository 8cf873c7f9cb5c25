import { factArrived } from '../domain/enrollment/enrollment-draft.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import { FACTS } from '../domain/people/facts.ts';
import type { Fact } from '../domain/people/facts.ts';
import { changeContact, changeEnrollment } from './change.ts';
import { type Done, gone, ofEnrollment } from './of-enrollment.ts';
import type { House } from './ports.ts';
import { prepareStep } from './prepare-step.ts';
import { settledFacts } from './settled-facts.ts';

/**
 * The owner's answer to a question about a fact: it is kept where it belongs, and the draft is written. `asked` is the fact
 * of the mail he answered, which may be an older one than the question that is open.
 */
export async function answerQuestion(
  house: House,
  key: EnrollmentKey,
  words: string,
  asked?: Fact,
): Promise<Done> {
  const found = await ofEnrollment(house, key);
  if (!found) return gone;
  const { contact, enrollment } = found;
  const { state } = enrollment;
  const said = words.replace(/\s+/g, ' ').trim().replace(/[.]$/, '').slice(0, 400);
  if (said === '') return { at: 'refused', because: 'the answer is empty' };
  const did = `noted about ${contact.name}; the draft follows`;
  const another = state.at !== 'asking' || (asked !== undefined && asked !== state.fact);
  if (another && asked !== undefined && [contact.facts[asked], enrollment.facts[asked]].includes(said)) {
    await prepareStep(house, key);
    return { at: 'done', did, enrollment };
  }
  if (state.at !== 'asking') return { at: 'refused', because: `no question about ${contact.name} is open` };
  if (another)
    return {
      at: 'refused',
      because: `that question about ${contact.name} was answered; another one is open`,
    };
  const { fact } = state;
  const now = house.world.now();
  const settled = await settledFacts({ [fact]: said }, found.owner, now);
  if (typeof settled === 'string') return { at: 'refused', because: settled };
  if (FACTS[fact].of === 'contact')
    await changeContact(house, key.ownerId, key.contactId, (c) => ({
      ...c,
      facts: { ...c.facts, [fact]: said },
    }));
  const saved = await changeEnrollment(house, key, (e) => {
    const known = FACTS[fact].of === 'exchange' ? { ...e, facts: { ...e.facts, ...settled } } : e;
    return factArrived(known, now, `you told us: ${fact}`);
  });
  if (saved.at === 'refused') return saved;
  if (fact === 'when') {
    const { noteOwnersTalk } = await import('./note-talk.ts');
    await noteOwnersTalk(house, { owner: found.owner, contact, key, at: now }, said, true);
  }
  await prepareStep(house, key);
  return { at: 'done', did, enrollment: (await house.enrollments.get(key)) ?? saved.value };
}
