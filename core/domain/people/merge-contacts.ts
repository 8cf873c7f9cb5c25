import { type Alias, aliasesOf } from './alias.ts';
import { type Contact, idsOf } from './contact.ts';
import { isLeftCompany, isOutdated, leftCompany, placesTogether } from './moved.ts';

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
  'cadence',
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
    // An old address book still has him where he was.
    if ((gap === 'company' || gap === 'role') && isLeftCompany(known, told.company)) continue;
    if (gap === 'linkedin' && !free(`linkedin:${told[gap]}`)) continue;
    fill(next, told, gap);
  }
  if (refresh && known.source === told.source && !isLeftCompany(known, told.company)) {
    if (known.company && told.company && !known.saidByOwner?.includes('company'))
      Object.assign(next, leavingOf(known, told, told.company));
    for (const field of ['company', 'role'] as const)
      if (told[field] && !known.saidByOwner?.includes(field)) next[field] = told[field];
  }
  const { lastContact } = told;
  if (lastContact && lastContact > (known.lastContact ?? '')) next.lastContact = lastContact;
  return JSON.stringify(next) === JSON.stringify(known) ? known : next;
}

/** A newer file has him elsewhere: an old one of the same source must not bring him back. */
function leavingOf(known: Contact, { createdAt: at, id }: Contact, company: string): Pick<Contact, 'left'> {
  const { left } = leftCompany(known, { at, id }, company);
  return left ? { left } : {};
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

/**
 * One contact of two who are one person, by the owner's word: all that is known of either, his own words before what files
 * say, and the stricter of what may be done. Nothing of `kept` is erased.
 */
export function joined(kept: Contact, gone: Contact): Contact {
  const together = merged(kept, gone, { refresh: false, taken: new Set() });
  const doNotContact = kept.doNotContact ?? gone.doNotContact;
  const consent = kept.consent ?? gone.consent;
  const knowsOfSearch = kept.knowsOfSearch ?? gone.knowsOfSearch;
  const heard = [...new Set([...(kept.heard ?? []), ...(gone.heard ?? [])])];
  const asked = [...new Set([...(kept.asked ?? []), ...(gone.asked ?? [])])];
  const reference = newerOf(kept.reference, gone.reference);
  const left = placesTogether(kept, gone);
  const isGone = isOutdated(gone, kept);
  const said = (isGone ? [] : (gone.saidByOwner ?? [])).filter((field) => !kept.saidByOwner?.includes(field));
  const next: Contact = {
    ...together,
    holds: union(kept.holds, gone.holds, ({ from, until, source }) => `${from} ${until} ${source}`),
    unanswered: Math.max(kept.unanswered, gone.unanswered),
    helped: Math.max(kept.helped, gone.helped),
    ...(heard.length > 0 && { heard }),
    ...(asked.length > 0 && { asked }),
    ...(reference && { reference }),
    ...(left.length > 0 && { left }),
    mergedFrom: [...new Set([...(kept.mergedFrom ?? []), ...idsOf(gone)])],
    ...((kept.features ?? gone.features) && { features: { ...gone.features, ...kept.features } }),
    ...((kept.reportingLine ?? gone.reportingLine) !== undefined && {
      reportingLine: kept.reportingLine === true || gone.reportingLine === true,
    }),
    ...(consent !== undefined && { consent }),
    ...(knowsOfSearch !== undefined && { knowsOfSearch }),
    ...(doNotContact && { doNotContact }),
    ...(said.length > 0 && { saidByOwner: [...(kept.saidByOwner ?? []), ...said] }),
  };
  for (const field of said) if (gone[field]) next[field] = gone[field];
  if (isGone || kept.saidByOwner?.includes('company')) return next;
  const hasMoved = kept.company === undefined ? gone.company !== undefined : isOutdated(kept, gone);
  return hasMoved ? withPlaceOf(next, gone) : next;
}

function withPlaceOf(contact: Contact, { company, role }: Contact): Contact {
  const { company: _company, role: _role, ...rest } = contact;
  return { ...rest, ...(company !== undefined && { company }), ...(role !== undefined && { role }) };
}

const newerOf = (kept: Contact['reference'], gone: Contact['reference']): Contact['reference'] =>
  kept && gone && gone.at > kept.at ? gone : (kept ?? gone);
