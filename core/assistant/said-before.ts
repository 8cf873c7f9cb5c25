import type { Draft } from '../domain/sequence/draft.ts';
import type { Instant } from '../domain/instant.ts';
import type { Contact } from '../domain/people/contact.ts';
import { messagesOfPerson } from './of-person.ts';
import type { House } from './ports.ts';

/** When these very words went to the same person before: nobody gets the same mail twice. */
export async function saidBefore(
  house: Pick<House, 'messages'>,
  contact: Contact,
  { text }: Pick<Draft, 'text'>,
): Promise<Instant | undefined> {
  const sent = await messagesOfPerson(house, contact);
  // What went to an address that was dead already has not been read.
  const isDead = (to: string) => contact.addresses.some((a) => a.address === to && a.stale !== undefined);
  return sent.find((m) => m.direction === 'out' && m.step !== undefined && m.text === text && !isDead(m.to))
    ?.at;
}
