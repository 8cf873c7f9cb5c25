import { type Alias, aliasesOf } from './alias.ts';
import type { Contact } from './contact.ts';

/** What else is known when two tellings of one person are put together. */
export interface Merging {
  /** The newer telling may replace company and role, because it comes from where they came from. */
  refresh: boolean;
  /** Aliases that belong to somebody else: they are not taken over. */
  taken: ReadonlySet<Alias>;
}

/** What is filled where nothing was known. */
const GAPS = [
  'greeting',
  'linkedin',
  'company',
  'role',
  'field',
  'city',
  'zone',
  'country',
  'remembersYou',
  'knowledge',
  'trust',
  'opening',
  'referredBy',
  'connectedOn',
] as const;

/**
 * One contact from two tellings of the same person. What was known stays, gaps are filled, nothing is erased by an empty cell,
 * and whoever must not be written to stays so. The very same object when there is nothing to add.
 */
export function merged(known: Contact, told: Contact, { refresh, taken }: Merging): Contact {
  const free = (alias: Alias) => !taken.has(alias);
  const next: Contact = {
    ...known,
    kind: known.kind === 'other' ? told.kind : known.kind,
    addresses: union(
      known.addresses,
      told.addresses,
      ({ address }) => address,
      ({ address }) => free(`address:${address}`),
    ),
    phones: union(
      known.phones,
      told.phones,
      ({ number }) => number,
      ({ number }) => free(`phone:${number}`),
    ),
    facts: { ...told.facts, ...known.facts },
    tags: union(known.tags, told.tags, (tag) => tag),
    notes: union(known.notes, told.notes, ({ text }) => text),
  };
  for (const gap of GAPS) {
    if (known[gap] !== undefined || told[gap] === undefined) continue;
    if (gap === 'linkedin' && !free(`linkedin:${told[gap]}`)) continue;
    fill(next, told, gap);
  }
  if (refresh && known.source === told.source) {
    for (const field of ['company', 'role'] as const)
      if (told[field] && !known.saidByOwner?.includes(field)) next[field] = told[field];
  }
  const { lastContact } = told;
  if (lastContact && lastContact > (known.lastContact ?? '')) next.lastContact = lastContact;
  return JSON.stringify(next) === JSON.stringify(known) ? known : next;
}

function fill<Field extends (typeof GAPS)[number]>(next: Contact, told: Contact, field: Field): void {
  next[field] = told[field];
}

/** What is known, then what is new, each once. */
function union<T>(
  known: T[],
  told: T[],
  key: (one: T) => string,
  mayAdd: (one: T) => boolean = () => true,
): T[] {
  const keys = new Set(known.map(key));
  return [...known, ...told.filter((one) => !keys.has(key(one)) && mayAdd(one))];
}

/** A contact without the aliases that belong to somebody else. */
export function withoutAliases(contact: Contact, taken: ReadonlySet<Alias>): Contact {
  if (!aliasesOf(contact).some((alias) => taken.has(alias))) return contact;
  const { linkedin, ...rest } = contact;
  return {
    ...rest,
    ...(linkedin !== undefined && !taken.has(`linkedin:${linkedin}`) && { linkedin }),
    addresses: contact.addresses.filter(({ address }) => !taken.has(`address:${address}`)),
    phones: contact.phones.filter(({ number }) => !taken.has(`phone:${number}`)),
  };
}
