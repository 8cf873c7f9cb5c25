import type { Contact } from '../domain/people/contact.ts';
import type { ToWrite } from '../domain/sequence/draft.ts';
import { composeStep } from './compose-step.ts';
import type { House } from './ports.ts';

/**
 * Would this first mail be warmer with a memory that is not known? Read off the mail itself: a template that tells of none
 * reads the same with it.
 */
export function lacksMemory(
  house: Pick<House, 'stationery' | 'world'>,
  writing: Omit<ToWrite, 'now'>,
): boolean {
  const { contact, enrollment } = writing;
  if (enrollment.sent.length > 0 || contact.facts.memory !== undefined) return false;
  const textTo = (person: Contact): string | undefined => {
    const written = composeStep(house, { ...writing, contact: person, now: house.world.now() });
    return written.at === 'composed' ? written.words.text : undefined;
  };
  return textTo(contact) !== textTo({ ...contact, facts: { ...contact.facts, memory: 'that day' } });
}
