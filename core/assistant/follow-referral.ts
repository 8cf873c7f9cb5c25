import type { Thread } from '../domain/enrollment/enrollment.ts';
import { normalAddress } from '../domain/people/alias.ts';
import type { Understanding } from '../domain/reply/reply.ts';
import { enroll } from './enroll.ts';
import type { Heard } from './follow-answer.ts';
import type { House } from './ports.ts';

/**
 * They named somebody: a draft to that person with their name in the first line, and a draft of thanks to them. Both wait
 * for the owner's word; whoever has something under way already is left alone. Safe to do again.
 */
export async function followReferral(house: House, heard: Heard, { people }: Understanding): Promise<void> {
  const { owner, contact } = heard;
  const named = people.filter(({ as, name }) => as === 'referral' && name !== undefined);
  for (const { address } of named) {
    const alias = normalAddress(address ?? '');
    if (!alias) continue;
    const [id] = (await house.contacts.byAliases(owner.id, [`address:${alias}`])).values();
    // Whatever they are to the owner, they were named.
    const about = { ownerId: owner.id, because: `${contact.name} named them`, anyway: true };
    if (id !== undefined && id !== contact.id)
      await enroll(house, { ...about, contactId: id, sequence: 'introduced' });
  }
  const names = named.flatMap(({ name }) => name ?? []);
  if (names.length === 0) return;
  const facts = { referred: names.join(' and ') };
  const because = `they named ${facts.referred}`;
  const ids = { ownerId: owner.id, contactId: contact.id };
  await enroll(house, {
    ...ids,
    sequence: 'thank-referrer',
    because,
    facts,
    thread: await threadOf(house, heard),
  });
}

/**
 * Thanks go into the conversation they named somebody in. With their answer among its references it is known to have been
 * heard: the same mail delivered again neither answers the thanks nor begins them anew.
 */
async function threadOf(house: House, { key, messageId }: Heard): Promise<Thread> {
  const answered = key && (await house.enrollments.get(key));
  if (!answered) return { references: [messageId] };
  const { references, subject, lastMessageId } = answered;
  return {
    references,
    ...(subject !== undefined && { subject }),
    ...(lastMessageId !== undefined && { lastMessageId }),
  };
}
