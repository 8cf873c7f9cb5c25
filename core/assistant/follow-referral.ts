import type { Thread } from '../domain/enrollment/enrollment.ts';
import { normalAddress } from '../domain/people/alias.ts';
import { noticeData } from '../domain/owner-mail/owner-mail.ts';
import type { Understanding } from '../domain/reply/reply.ts';
import { changeContact } from './change.ts';
import { enroll } from './enroll.ts';
import type { Heard } from './follow-answer.ts';
import type { House } from './ports.ts';
import { ASKED_FOR_ADDRESS, namedWithoutAddress } from './start-referred.ts';
import { tellOwner, WHICH_ADDRESS } from './tell-owner.ts';

/**
 * They named somebody: a draft to that person with their name in the first line, and a draft of thanks to them. Both wait
 * for the owner's word; where no address was given he is asked for it. Whoever has something under way already is left alone. Safe to do again.
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
  for (const { address, name } of named)
    if (address === undefined && name !== undefined) await askForAddress(house, heard, name);
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
 * Who was named without an address: the owner is asked for it at once, and never twice. With the address the draft to him
 * begins (start-referred.ts).
 */
async function askForAddress(house: House, { owner, contact }: Heard, name: string): Promise<void> {
  const person = await namedWithoutAddress(house, owner.id, name);
  if (!person || person.asked?.includes(ASKED_FOR_ADDRESS)) return;
  await tellOwner(house, owner, {
    cause: `address#${person.id}`,
    template: 'notice',
    data: noticeData({ owner, about: 'address-missing', contact: person, detail: contact.name }),
    about: { scope: 'o', contactId: person.id, tail: WHICH_ADDRESS },
  });
  await changeContact(house, owner.id, person.id, (c) => ({
    ...c,
    asked: [...new Set([...(c.asked ?? []), ASKED_FOR_ADDRESS])],
  }));
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
