import { cadenceInWords } from './cadence.ts';
import { CONTACT_KINDS, type Contact, KNOWLEDGE } from './contact.ts';
import { addresses, phones, places } from './contact-reach.ts';
import { isFact } from './facts.ts';
import { oneLine } from '../folded.ts';
import type { Instant } from '../instant.ts';
import { kindFromWords } from './kind-words.ts';
import { whyNoName } from './no-name.ts';
import { type Refusal, refused } from '../refusal.ts';

/** What may be said of a contact, as a person says it. An empty text takes away what was known; absent leaves it. */
export interface ContactDetails {
  name?: string;
  greeting?: string;
  /** A kind, or words for one: "ex-colleague". */
  kind?: string;
  /** Added, the first to be written to; one that had gone stale is good again. */
  addresses?: string[];
  withoutAddresses?: string[];
  phones?: string[];
  withoutPhones?: string[];
  /** The URL of a profile. */
  linkedin?: string;
  company?: string;
  role?: string;
  field?: string;
  city?: string;
  /** IANA zone. */
  zone?: string;
  /** ISO 3166 alpha-2. */
  country?: string;
  facts?: Record<string, string>;
  remembersYou?: string;
  knowledge?: string;
  /** 0-5; null goes back to the default of the kind. */
  trust?: number | null;
  features?: { field?: number | null; hiringPower?: number | null; opening?: number | null };
  opening?: string;
  reportingLine?: boolean;
  consent?: boolean;
  knowsOfSearch?: boolean;
  referredBy?: string;
  /** "90", "60-90", "every 2 months", "none". */
  cadence?: string;
  /** Added. */
  note?: string;
  tags?: string[];
  withoutTags?: string[];
  /** A day or a moment, not in the future. */
  lastContact?: string;
}

/** Who says it, when and where: phone numbers without a country are the owner's. */
export interface Saying {
  source: string;
  country: string;
  now: Instant;
}

/** The contact with the details said of him, or the first of them that cannot be. */
export function withDetails(contact: Contact, details: ContactDetails, saying: Saying): Contact | Refusal {
  let next: Contact = structuredClone(contact);
  for (const rule of [texts, choices, numbers, places, addresses, phones, lists]) {
    const told = rule(next, details, saying);
    if ('at' in told) return told;
    next = told;
  }
  return next;
}

const MOST = 300;
const MOST_OF_NOTE = 4000;
const TEXTS = ['greeting', 'company', 'role', 'field', 'city', 'opening', 'referredBy'] as const;
const OWNERS_WORD = ['company', 'role'] as const;

function texts(contact: Contact, details: ContactDetails): Contact | Refusal {
  if (details.name !== undefined) {
    contact.name = oneLine(details.name);
    const why = whyNoName(contact.name);
    if (why !== undefined) return refused('name', `"${contact.name.slice(0, 60)}" is no name: it ${why}`);
    if (contact.name.length > MOST) return refused('name', `the name is longer than ${MOST} characters`);
  }
  for (const field of TEXTS) {
    const text = details[field] === undefined ? undefined : oneLine(details[field]);
    if (text === undefined) continue;
    if (text.length > MOST) return refused(field, `it is longer than ${MOST} characters`);
    if (text === '') delete contact[field];
    else contact[field] = text;
  }
  for (const [fact, words] of Object.entries(details.facts ?? {})) {
    if (!isFact(fact)) return refused('facts', `there is no fact "${fact}"`);
    const text = oneLine(words);
    if (text.length > MOST) return refused(fact, `it is longer than ${MOST} characters`);
    if (text === '') delete contact.facts[fact];
    else contact.facts[fact] = text;
  }
  const said = OWNERS_WORD.filter(
    (field) => details[field] !== undefined || contact.saidByOwner?.includes(field),
  );
  return said.length > 0 ? { ...contact, saidByOwner: said } : contact;
}

function choices(contact: Contact, details: ContactDetails): Contact | Refusal {
  const { kind, knowledge, remembersYou, reportingLine, consent, knowsOfSearch, cadence } = details;
  if (cadence === '') delete contact.cadence;
  else if (cadence !== undefined) {
    const meant = cadenceInWords(cadence);
    if (meant === undefined)
      return refused(
        'cadence',
        `"${oneLine(cadence)}" is no cadence; write days from 7 on, "60-90", "yearly" or "none"`,
      );
    contact.cadence = meant;
  }
  if (kind !== undefined) {
    const meant = kindFromWords(kind);
    if (!meant) return refused('kind', `"${oneLine(kind)}" is none of ${CONTACT_KINDS.join(', ')}`);
    contact.kind = meant;
  }
  if (knowledge === '') delete contact.knowledge;
  else if (knowledge !== undefined) {
    const meant = KNOWLEDGE.find((one) => one === knowledge.trim().toLowerCase().replaceAll(/[ _]/g, '-'));
    if (!meant) return refused('knowledge', `"${oneLine(knowledge)}" is none of ${KNOWLEDGE.join(', ')}`);
    contact.knowledge = meant;
  }
  if (remembersYou === '') delete contact.remembersYou;
  else if (remembersYou !== undefined) {
    const meant = (['yes', 'unsure', 'no'] as const).find((one) => one === remembersYou.trim().toLowerCase());
    if (!meant) return refused('remembersYou', `"${oneLine(remembersYou)}" is none of yes, unsure, no`);
    contact.remembersYou = meant;
  }
  return {
    ...contact,
    ...(reportingLine !== undefined && { reportingLine }),
    ...(consent !== undefined && { consent }),
    ...(knowsOfSearch !== undefined && { knowsOfSearch }),
  };
}

function numbers(contact: Contact, { trust, features = {} }: ContactDetails): Contact | Refusal {
  if (trust === null) {
    delete contact.trust;
    delete contact.helpedWhenTrusted;
  } else if (trust !== undefined) {
    if (!Number.isInteger(trust) || trust < 0 || trust > 5)
      return refused('trust', `trust is a whole number from 0 to 5, not ${trust}`);
    contact.trust = trust;
    // The owner's answer is his word now: what the person did before is in it.
    contact.helpedWhenTrusted = contact.helped;
  }
  for (const feature of ['field', 'hiringPower', 'opening'] as const) {
    const value = features[feature];
    if (value === undefined) continue;
    if (value !== null && !(value >= 0 && value <= 1))
      return refused(`features.${feature}`, `it is a number from 0 to 1, not ${value}`);
    const { [feature]: _was, ...others } = contact.features ?? {};
    contact.features = value === null ? others : { ...others, [feature]: value };
  }
  return contact;
}

function lists(
  contact: Contact,
  { note, tags = [], withoutTags = [] }: ContactDetails,
  { now }: Saying,
): Contact | Refusal {
  if (note !== undefined && note.length > MOST_OF_NOTE)
    return refused('note', `it is longer than ${MOST_OF_NOTE} characters`);
  if (note?.trim()) contact.notes.push({ at: now, text: note.trim() });
  const gone = new Set(withoutTags.map(oneLine));
  contact.tags = [...new Set([...contact.tags, ...tags.map(oneLine).filter(Boolean)])].filter(
    (tag) => !gone.has(tag),
  );
  if (contact.tags.some((tag) => tag.length > 60)) return refused('tags', 'a tag has at most 60 characters');
  return contact;
}
