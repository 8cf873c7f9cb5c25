import { onItsWay } from './on-its-way.ts';
import type { ToldPerson } from '../domain/command/command.ts';
import { type Cadence, cadenceWords } from '../domain/people/cadence.ts';
import type { ContactKind } from '../domain/people/contact.ts';
import { OPEN_END } from '../domain/sending/hold.ts';
import type { Day, Instant } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { startOfDay } from '../domain/sending/sending-hours.ts';
import { addContact } from './add-contact.ts';
import { changeContact } from './change.ts';
import { editContact } from './edit-contact.ts';
import { holdContact } from './hold-contact.ts';
import type { Obeyed } from './obey.ts';
import type { House } from './ports.ts';
import { stopContact } from './stop-contact.ts';

export async function nameOf(house: House, owner: Owner, contactId: string): Promise<string> {
  return (await house.contacts.get(owner.id, contactId))?.name ?? 'a contact that is gone';
}

export async function hold(
  house: House,
  owner: Owner,
  contactId: string,
  until: Day | undefined,
  at: Instant,
): Promise<Obeyed> {
  const moment = until === undefined ? OPEN_END : startOfDay(until, owner.zone);
  return holdUntil(house, owner, contactId, moment, 'you said hold', at);
}

/** Nothing to this person before `until`, from the moment of the command on. */
export async function holdUntil(
  house: House,
  owner: Owner,
  contactId: string,
  until: Instant,
  because: string,
  from: Instant,
): Promise<Obeyed> {
  const held = await holdContact(house, owner.id, contactId, { from, until, source: 'owner', because });
  if (held.at === 'refused') return held;
  const name = await nameOf(house, owner, contactId);
  return {
    at: 'done',
    did:
      until === OPEN_END
        ? `nothing to ${name} until you say so`
        : `nothing to ${name} before ${until.slice(0, 10)}`,
  };
}

export async function stop(house: House, owner: Owner, contactId: string): Promise<Obeyed> {
  const about = { ownerId: owner.id, contactId, by: 'owner', evidence: 'you said stop' } as const;
  const stopped = await stopContact(house, about);
  if (stopped.at === 'refused') return stopped;
  return { at: 'done', did: `${await nameOf(house, owner, contactId)} is never written to again` };
}

export async function note(
  house: House,
  owner: Owner,
  contactId: string,
  text: string,
  at: Instant,
): Promise<Obeyed> {
  const saved = await changeContact(house, owner.id, contactId, (c) =>
    c.notes.some((n) => n.text === text)
      ? undefined
      : { ...c, notes: [...c.notes, { at, text }].slice(-100) },
  );
  if (saved.at === 'refused') return saved;
  return { at: 'done', did: `noted about ${saved.value.name}` };
}

export async function trust(house: House, owner: Owner, contactId: string, level: number): Promise<Obeyed> {
  const edited = await editContact(house, { ownerId: owner.id, contactId, details: { trust: level } });
  if (edited.at === 'refused') return edited;
  return { at: 'done', did: `${edited.contact.name} trusts you ${level} of 5` };
}

/** How often the owner wants to be reminded of somebody. */
export async function keep(
  house: House,
  owner: Owner,
  contactId: string,
  cadence: Cadence | 'none',
): Promise<Obeyed> {
  const saved = await changeContact(house, owner.id, contactId, (c) => ({ ...c, cadence }));
  if (saved.at === 'refused') return saved;
  return { at: 'done', did: `a note to ${saved.value.name} is proposed ${cadenceWords(cadence)}` };
}

/** The owner spoke with somebody: a real contact, with what it was about. */
export async function met(house: House, owner: Owner, person: ToldPerson, at: Instant): Promise<Obeyed> {
  const added = await put(house, owner, person, at, 'event');
  if (added.at === 'refused') return added;
  const { event, topic, promise, askedYou } = person;
  const facts = Object.fromEntries(
    Object.entries({ event, topic, promise, askedYou }).filter(([, v]) => v !== undefined),
  );
  const spoken = await changeContact(house, owner.id, added.contactId, (c) => ({
    ...c,
    facts: { ...c.facts, ...facts },
    // Who was spoken to has answered.
    unanswered: 0,
    lastContact: c.lastContact !== undefined && c.lastContact > at ? c.lastContact : at,
  }));
  const did = `you met ${person.name}`;
  // While both still know what was said: the draft is there the same day and goes the next morning.
  const { enroll } = await import('./enroll.ts');
  // Nobody writes "good to meet you" to an old friend: a talk with somebody known is thanked for.
  const isNew = event !== undefined || (spoken.at !== 'refused' && spoken.value.kind === 'event');
  const sequence = isNew ? 'met-in-person' : 'thank-you';
  const about = { ownerId: owner.id, contactId: added.contactId, sequence, because: did, anyway: true };
  const enrolled = await enroll(house, about);
  const refused = enrolled.at === 'refused' ? enrolled : enrolled.prepared;
  if (enrolled.at === 'refused' || refused.at === 'refused') {
    const why = refused.at === 'refused' ? `; no draft: ${refused.because}` : '';
    return { at: 'done', did: `${did}${why}`, ...madeOf(added) };
  }
  const { ownerId, contactId, n } = enrolled.enrollment;
  const made = { ...madeOf(added).made, enrollment: { ownerId, contactId, n } };
  return { at: 'done', did: `${did}; ${onItsWay(enrolled.prepared.at)}`, made };
}

export async function add(house: House, owner: Owner, person: ToldPerson, at: Instant): Promise<Obeyed> {
  const added = await put(house, owner, person, at);
  if (added.at === 'refused') return added;
  const did = `${person.name} is among your contacts`;
  if (person.address === undefined) return { at: 'done', did, ...madeOf(added) };
  const { afterAddress } = await import('./after-address.ts');
  const led = await afterAddress(house, owner, added.contactId);
  return { at: 'done', did: `${did}${led.did}`, made: { ...madeOf(added).made, ...led.made } };
}

type Put = { at: 'added' | 'known'; contactId: string } | { at: 'refused'; because: string };

const madeOf = ({ at, contactId }: Extract<Put, { contactId: string }>) =>
  at === 'added' ? { made: { contactId } } : {};

/** What was told goes to the one contact of that name where there is one, else makes a new one. */
async function put(
  house: House,
  owner: Owner,
  person: ToldPerson,
  at: Instant,
  kindOfNew?: ContactKind,
): Promise<Put> {
  const {
    name,
    contactId,
    address,
    kind,
    knowledge,
    company,
    role,
    facts,
    remembersYou,
    note: words,
  } = person;
  const details = {
    ...(address === undefined ? {} : { addresses: [address] }),
    ...(knowledge === undefined ? {} : { knowledge }),
    ...(company === undefined ? {} : { company }),
    ...(role === undefined ? {} : { role }),
    ...(words === undefined ? {} : { note: words }),
    ...(kind === undefined ? {} : { kind }),
    ...(facts === undefined ? {} : { facts }),
    ...(remembersYou === undefined ? {} : { remembersYou }),
  };
  if (contactId !== undefined) {
    const edited = await editContact(house, { ownerId: owner.id, contactId, details });
    if (edited.at === 'refused') return edited;
    // A name that only this command, begun before, has brought in: it is still what the command made.
    const fresh = edited.contact.createdAt >= at && edited.contact.source === 'you';
    return { at: fresh ? 'added' : 'known', contactId };
  }
  const defaults = kindOfNew === undefined ? {} : { kind: kindOfNew };
  const about = { ownerId: owner.id, name, ...defaults, ...details, source: 'you' };
  const added = await addContact(house, about);
  return added.at === 'refused' ? added : { at: added.at, contactId: added.contact.id };
}
