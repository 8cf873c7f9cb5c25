import { aliasesOf } from '../domain/people/alias.ts';
import { type ContactDetails, withDetails } from '../domain/people/contact-details.ts';
import type { Contact } from '../domain/people/contact.ts';
import { changeContact } from './change.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { House } from './ports.ts';
import { settledFacts } from './settled-facts.ts';
import { heeding, suppressionsOf } from './suppressed-contact.ts';

export type Edited = { at: 'edited' | 'unchanged'; contact: Contact } | Refusal;

/** Changes what is known of a contact by the owner's word, all of it or nothing. */
export async function editContact(
  house: Pick<House, 'owners' | 'contacts' | 'suppressions' | 'world'>,
  about: { ownerId: string; contactId: string; details: ContactDetails; source?: string },
): Promise<Edited> {
  const { ownerId, contactId, source = 'you' } = about;
  const owner = await house.owners.get(ownerId);
  const contact = await house.contacts.get(ownerId, contactId);
  if (!owner || !contact)
    return { at: 'refused', field: 'contact', because: `there is no contact ${contactId}` };
  const saying = { source, country: owner.country, now: house.world.now() };
  const settled = about.details.facts?.['closing']
    ? await settledFacts(about.details.facts, owner, saying.now)
    : about.details.facts;
  if (typeof settled === 'string') return { at: 'refused', field: 'facts', because: settled };
  const details = { ...about.details, ...(settled && { facts: settled }) };
  const edited = withDetails(contact, details, saying);
  if ('at' in edited) return edited;
  const clash = await ofSomebodyElse(house, edited);
  if (clash) return clash;

  const suppressions = await suppressionsOf(
    house,
    edited.addresses.map(({ address }) => address),
  );
  let refusal: Refusal | undefined;
  const saved = await changeContact(house, ownerId, contactId, (stored) => {
    const next = withDetails(stored, details, saying);
    refusal = 'at' in next ? next : undefined;
    if ('at' in next || JSON.stringify(next) === JSON.stringify(stored)) return undefined;
    return heeding(next, suppressions, saying.now);
  });
  if (refusal) return refusal;
  if (saved.at === 'refused') return { ...saved, field: 'contact' };
  return { at: saved.value.version === contact.version ? 'unchanged' : 'edited', contact: saved.value };
}

/** Two contacts never share an address, a profile or a phone. */
async function ofSomebodyElse(
  house: Pick<House, 'contacts'>,
  contact: Contact,
): Promise<Refusal | undefined> {
  const holders = await house.contacts.byAliases(contact.ownerId, aliasesOf(contact));
  for (const [alias, id] of holders) {
    if (id === contact.id) continue;
    const other = await house.contacts.get(contact.ownerId, id);
    const [what = '', value] = [alias.slice(0, alias.indexOf(':')), alias.slice(alias.indexOf(':') + 1)];
    const field = { address: 'addresses', phone: 'phones', linkedin: 'linkedin' }[what] ?? 'name';
    return {
      at: 'refused',
      field,
      because: `${value} belongs to ${other?.name ?? 'another contact'} (${id})`,
    };
  }
  return undefined;
}
