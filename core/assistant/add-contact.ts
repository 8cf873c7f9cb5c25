import { aliasesOf } from '../domain/people/alias.ts';
import { type ContactDetails, withDetails } from '../domain/people/contact-details.ts';
import type { Contact } from '../domain/people/contact.ts';
import { merged, withoutAliases } from '../domain/people/merge-contacts.ts';
import { changeContact } from './change.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { House } from './ports.ts';
import { namedWithoutAddress } from './start-referred.ts';
import { heeding, suppressionsOf } from './suppressed-contact.ts';

/** `known`: somebody goes by one of the addresses, the profile or the phone already; what is new about him was added. */
export type Added = { at: 'added' | 'known'; contact: Contact } | Refusal;

/** Adds one person by what is told of him; whoever once said stop comes back as somebody not to be written to. */
export async function addContact(
  house: Pick<House, 'owners' | 'contacts' | 'suppressions' | 'world'>,
  about: ContactDetails & { ownerId: string; name: string; source: string },
): Promise<Added> {
  const { ownerId, source, ...details } = about;
  const owner = await house.owners.get(ownerId);
  if (!owner) return { at: 'refused', field: 'owner', because: `there is no owner ${ownerId}` };
  const now = house.world.now();
  const told = withDetails(blank(ownerId, house.world.id(), source, now), details, {
    source,
    country: owner.country,
    now,
  });
  if ('at' in told) return told;
  const own = [owner.address, owner.sendingAddress];
  if (told.addresses.some(({ address }) => own.includes(address)))
    return { at: 'refused', field: 'addresses', because: 'that is your own address' };

  const suppressions = await suppressionsOf(
    house,
    told.addresses.map(({ address }) => address),
  );
  const holders = await house.contacts.byAliases(ownerId, aliasesOf(told));
  const [holderId] = aliasesOf(told).flatMap((alias) => holders.get(alias) ?? []);
  // Somebody named him before without an address: that one has it now.
  const knownId = holderId ?? (await withoutAddress(house, told));
  const taken = new Set([...holders].flatMap(([alias, id]) => (id === knownId ? [] : [alias])));
  if (knownId === undefined) {
    const contact = heeding(told, suppressions, now);
    if ((await house.contacts.save(contact)) === 'saved')
      return { at: 'added', contact: { ...contact, version: 1 } };
    return {
      at: 'refused',
      field: 'addresses',
      because: 'somebody was added with the same address just now; try again',
    };
  }
  const saved = await changeContact(house, ownerId, knownId, (contact) => {
    const next = merged(contact, withoutAliases(told, taken), { refresh: false, taken });
    return next === contact ? undefined : heeding(next, suppressions, now);
  });
  if (saved.at === 'refused') return { ...saved, field: 'contact' };
  return { at: 'known', contact: saved.value };
}

const withoutAddress = async (
  house: Pick<House, 'contacts'>,
  { ownerId, name, addresses }: Contact,
): Promise<string | undefined> =>
  addresses.length === 0 ? undefined : (await namedWithoutAddress(house, ownerId, name))?.id;

function blank(ownerId: string, id: string, source: string, now: string): Contact {
  return {
    ownerId,
    id,
    name: '',
    kind: 'other',
    addresses: [],
    phones: [],
    facts: {},
    notes: [],
    tags: [],
    unanswered: 0,
    helped: 0,
    holds: [],
    source,
    createdAt: now,
    version: 0,
  };
}
