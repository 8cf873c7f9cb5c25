import type { Unnumbered } from './digest-sections.ts';
import { shortName } from './digest-sections.ts';
import type { Week } from './digest.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { isUndone } from '../enrollment/enrollment-next.ts';
import { daysBetween } from '../instant.ts';
import { goodAddress, toDoDone, searchWords } from './move-words.ts';
import type { Contact } from '../people/contact.ts';
import { clip } from './short-words.ts';

/** A to-do is spoken of in two digests; later it would only be a reproach. */
const DAYS = 14;

/** Of the digest: whom a move or a dead address has cut off, with the word that goes on or what to find. */
export function moveEntries({ contacts, enrollments, now }: Week): Unnumbered[] {
  const newest = new Map<string, Enrollment>();
  for (const one of enrollments.filter((e) => !isUndone(e))) {
    const id = contacts.get(one.contactId)?.id ?? one.contactId;
    if ((newest.get(id)?.startedAt ?? '') <= one.startedAt) newest.set(id, one);
  }
  return [...newest].flatMap(([id, { n, state }]) => {
    const contact = contacts.get(id);
    if (!contact || contact.doNotContact || contact.asked?.includes(toDoDone(n))) return [];
    if (state.at !== 'ended' || (state.why !== 'left' && state.why !== 'bounced')) return [];
    if (daysBetween(state.when, now) > DAYS) return [];
    return entryOf(contact, n, state.why);
  });
}

function entryOf(contact: Contact, n: number, why: 'left' | 'bounced'): Unnumbered {
  const name = clip(contact.name, 40);
  const { company } = contact;
  const left = contact.left?.at(-1);
  const was = left?.company ?? (why === 'bounced' ? company : undefined);
  const at = was === undefined ? '' : ` ${clip(was, 30)}`;
  const gone =
    why === 'left'
      ? `${name} left${at || ' the company'}`
      : `Mail to ${name}${at && ` (${at.trim()})`} came back`;
  const address = goodAddress(contact);
  const now = left && company !== undefined ? `, now at ${clip(company, 30)}` : '';
  const plain = { item: { contactId: contact.id, n }, why: [], quote: '' };
  if (address === undefined)
    return {
      ...plain,
      text: `${gone}${now}: find the new address (${searchWords(contact)})`,
      short: `Find the new address of ${shortName(contact)}`,
      say: (number) => `"add ${name}, role at company, address", or "done ${number}"`,
    };
  return {
    ...plain,
    text: `${gone}${now}: the conversation stopped there`,
    short: `${shortName(contact)} moved`,
    say: (number) => `"restart ${number}" goes on at ${clip(address, 60)}, "done ${number}" leaves it`,
  };
}
