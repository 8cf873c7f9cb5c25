import type { AddressBookRow } from '../address-books/row.ts';
import { linkedinSlug, normalAddress } from '../domain/people/alias.ts';
import type { Contact } from '../domain/people/contact.ts';
import { type Instant, instant } from '../domain/instant.ts';
import { kindFromWords } from '../domain/people/kind-words.ts';
import type { Owner } from '../domain/owner.ts';
import { normalPhone } from '../domain/people/phone.ts';

/** A new contact as a row tells of him, and what of the row could not be understood. */
export interface ToldContact {
  contact: Contact;
  notUnderstood: string[];
}

/** Nothing is guessed: no address from a name, no kind from a company, no last contact from the day of connecting. */
export function contactFromRow(
  row: AddressBookRow,
  owner: Owner,
  about: { id: string; now: Instant; source: string },
): ToldContact {
  const { id, now, source } = about;
  const notUnderstood: string[] = [...(row.doubts ?? [])];
  const understood = (texts: string[], read: (text: string) => string | undefined, what: string): string[] =>
    texts.flatMap((text) => {
      const value = read(text);
      if (value === undefined) notUnderstood.push(`"${text.slice(0, 80)}" is ${what} and was left out`);
      return value ?? [];
    });
  const addresses = understood(row.addresses, normalAddress, 'no mail address');
  const phones = understood(row.phones, (text) => normalPhone(text, owner.country), 'no phone number');
  const [linkedin] = understood(row.linkedin ? [row.linkedin] : [], linkedinSlug, 'no LinkedIn profile');
  const kind = row.kind ? kindFromWords(row.kind) : undefined;
  if (row.kind && !kind)
    notUnderstood.push(`"${row.kind.slice(0, 80)}" is no kind of contact I know; it is kept as a note`);
  const lastContact = row.lastContact && instant(`${row.lastContact}T12:00:00Z`);
  if (lastContact && lastContact > now)
    notUnderstood.push(`the last contact, ${row.lastContact}, lies in the future`);
  const notes = [row.notes, row.kind && !kind ? `How you know each other: ${row.kind}` : undefined];
  const contact: Contact = {
    ownerId: owner.id,
    id,
    name: row.name,
    ...(row.title && { greeting: `${row.title} ${row.name.split(' ').at(-1)}` }),
    kind: kind ?? 'other',
    addresses: [...new Set(addresses)].map((address) => ({ address, source })),
    phones: [...new Set(phones)].map((number) => ({ number, source })),
    ...(linkedin && { linkedin }),
    ...(row.company && { company: row.company }),
    ...(row.role && { role: row.role }),
    ...(row.field && { field: row.field }),
    ...(row.city && { city: row.city }),
    facts: row.met ? { event: row.met } : {},
    notes: notes.flatMap((text) => (text ? [{ at: now, text }] : [])),
    tags: [...new Set(row.tags)],
    ...(lastContact && lastContact <= now && { lastContact }),
    unanswered: 0,
    helped: 0,
    holds: [],
    ...(row.connectedOn && { connectedOn: row.connectedOn }),
    source,
    createdAt: now,
    version: 0,
  };
  return { contact, notUnderstood };
}
