import type { Draft } from '../domain/sequence/draft.ts';
import type { Message } from '../domain/mail/message.ts';
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
  const messages = await messagesOfPerson(house, contact);
  const his = messages.filter(isHisOwn);
  const isDead = (to: string) => contact.addresses.some((a) => a.address === to && a.stale !== undefined);
  // What went to an address that was dead already has not been read, unless he answered it, or wrote from there since.
  const isRead = ({ n, to, at }: Message) =>
    !isDead(to) || his.some((answer) => answer.n === n || (answer.from === to && answer.at > at));
  return messages.find((m) => m.direction === 'out' && m.step !== undefined && m.text === text && isRead(m))
    ?.at;
}

/** A colleague answers for somebody who left; who tells of his own move has read what he answers. */
const isHisOwn = ({ direction, labels = [], facts }: Message): boolean =>
  direction === 'in' &&
  facts?.author === 'human' &&
  (!labels.some((label) => label === 'left' || label === 'wrong-person') ||
    facts.people.some(({ as }) => as === 'moved'));
