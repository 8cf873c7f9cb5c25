import type { Draft } from '../domain/sequence/draft.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import type { Instant } from '../domain/instant.ts';
import type { House } from './ports.ts';

/** When these very words went to the same person before: nobody gets the same mail twice. */
export async function saidBefore(
  house: Pick<House, 'messages'>,
  key: EnrollmentKey,
  { text }: Pick<Draft, 'text'>,
): Promise<Instant | undefined> {
  const sent = await house.messages.ofContact(key.ownerId, key.contactId);
  return sent.find((m) => m.direction === 'out' && m.step !== undefined && m.text === text)?.at;
}
