import type { Heard } from './follow-answer.ts';
import { messagesOfPerson } from './of-person.ts';
import type { House } from './ports.ts';

/**
 * The address that the mail an answer is about went to; a late answer comes when the conversation goes elsewhere already.
 * By the ids it names, the newest first, then by where it came from, then the last mail before it.
 */
export async function writtenTo(
  house: Pick<House, 'enrollments' | 'messages'>,
  { contact, key, at, from, references = [] }: Heard,
): Promise<string | undefined> {
  if (!key) return undefined;
  const sent = (await messagesOfPerson(house, contact)).filter(
    (m) => m.direction === 'out' && m.at <= at && contact.addresses.some(({ address }) => address === m.to),
  );
  const named = references.findLast((id) => sent.some(({ messageIds }) => messageIds.includes(id)));
  const answered =
    sent.find(({ messageIds }) => named !== undefined && messageIds.includes(named)) ??
    sent.findLast(({ to }) => to === from) ??
    sent.findLast(({ n }) => n === key.n);
  return answered?.to ?? (await house.enrollments.get(key))?.address;
}
