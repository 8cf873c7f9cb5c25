import type { House } from '../core/assistant/ports.ts';
import type { Contact } from '../core/domain/people/contact.ts';
import type { Owner } from '../core/domain/owner.ts';
import { Refused } from './exit.ts';

/** What --sequence says of itself. */
export const SEQUENCE =
  'see: goodword sequences list (default: the one the weekly mail offers for such a person)';

/**
 * The sequence that is said, else the one the ranking would begin with.
 * @throws Refused for a colleague of today, to whom no sequence is offered.
 */
export async function offeredSequence(
  { world }: Pick<House, 'world'>,
  owner: Owner,
  contact: Contact,
  said: string | undefined,
): Promise<string> {
  if (said !== undefined) return said;
  const { sequenceFor } = await import('../core/domain/ranking/sequence-for.ts');
  const { featuresOf } = await import('../core/domain/ranking/features.ts');
  const fit = sequenceFor(contact, owner, featuresOf(contact, owner, world.now()));
  if (fit !== undefined) return fit;
  throw new Refused(
    `${contact.name} works where you do, and is best spoken to in person; if you would rather write, say how with --sequence`,
  );
}
