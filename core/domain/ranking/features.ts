import { sameCompany } from '../people/company.ts';
import { isInside } from '../people/employer.ts';
import type { Contact, ContactKind, Knowledge } from '../people/contact.ts';
import { isDecider } from './deciders.ts';
import { type FieldMatch, matchField } from './field-match.ts';
import { daysBetween, type Instant } from '../instant.ts';
import type { Owner } from '../owner.ts';
import { type TitleRank, titleRank } from './titles.ts';

/** What the ranking knows of a person: trust is 0..5, everything else 0..1. */
export interface Features {
  /** 1 at a target company in the field, 0.1 unrelated. For a promotion: 1 inside, 0.2 outside. */
  field: number;
  /** 1 hires for the role, 0.1 unknown. */
  hiringPower: number;
  /** First-hand knowledge of the owner's work. */
  knowledge: number;
  trust: number;
  /** Grows with silence; 0 in the fortnight after any contact. */
  timeToWrite: number;
  opening: number;
}

/** Guesses every feature from what is known; what the owner said himself beats each guess. */
export function featuresOf(contact: Contact, owner: Owner, now: Instant): Features {
  const match = matchField(owner.goal, contact);
  const rank = titleRank(contact.role);
  const field = contact.features?.field ?? fieldOf(contact, owner, match, rank);
  const hiringPower = contact.features?.hiringPower ?? hiringPowerOf(contact, owner, field, rank);
  return {
    field,
    hiringPower,
    knowledge: knowledgeOf(contact),
    trust: trustOf(contact),
    timeToWrite: timeToWrite(silence(contact, now)),
    opening: contact.features?.opening ?? openingOf(contact, owner, hiringPower),
  };
}

export const isTarget = (contact: Pick<Contact, 'company'>, owner: Owner): boolean =>
  owner.goal.companies.some((company) => sameCompany(company, contact.company));

function fieldOf(contact: Contact, owner: Owner, match: FieldMatch, rank: TitleRank): number {
  if (owner.goal.kind === 'promotion') return isInside(contact, owner) ? 1 : 0.2;
  const recruits = contact.kind === 'recruiter' || rank === 'recruiter';
  const leads = rank === 'head' || rank === 'lead';
  // "Director of Data" is in data engineering; "Data Analyst" is next to it.
  const inField = match === 'in' || (match === 'partly' && leads);
  if (isTarget(contact, owner)) return inField || recruits ? 1 : 0.6;
  if (contact.kind === 'professor') return contact.field && match === 'other' ? 0.1 : 0.6;
  if (recruits) return match === 'in' || match === 'partly' ? 0.6 : 0.25;
  if (rank === 'academic' && (inField || match === 'partly')) return 0.6;
  if (inField) return 0.85;
  switch (match) {
    case 'partly':
    case 'adjacent':
      return 0.4;
    case 'other':
      return 0.1;
    case 'unknown':
      return 0.25;
  }
}

const POWER: Record<TitleRank, number> = {
  head: 0.8,
  lead: 0.6,
  recruiter: 0.5,
  member: 0.2,
  academic: 0.1,
  unknown: 0.1,
};

function hiringPowerOf(contact: Contact, owner: Owner, field: number, rank: TitleRank): number {
  const promotion = owner.goal.kind === 'promotion';
  if (promotion && isInside(contact, owner)) {
    if (isDecider(contact, owner)) return 1;
    if (contact.knowledge === 'managed-you') return 0.8;
    // Somebody with rank above the owner decides; one beside his manager is asked.
    if (rank === 'head') return contact.reportingLine ? 1 : 0.6;
    return POWER[rank];
  }
  if (rank === 'head') return !promotion && field >= 0.85 ? 1 : 0.8;
  if (contact.kind === 'recruiter') return Math.max(POWER.recruiter, POWER[rank]);
  return contact.knowledge === 'managed-you' ? Math.max(POWER.lead, POWER[rank]) : POWER[rank];
}

const KNOWS: Record<Knowledge, number> = {
  'managed-you': 1,
  'same-team': 0.9,
  'taught-you': 0.8,
  'worked-on-assignments': 0.7,
  'other-team': 0.5,
  'would-remember': 0.5,
  met: 0.3,
  privately: 0.2,
  'never-met': 0,
};
const REMEMBERS = { yes: 1, unsure: 0.6, no: 0 };

function knowledgeOf(contact: Contact): number {
  const full = KNOWS[contact.knowledge ?? guessedKnowledge(contact)];
  return full * (contact.remembersYou ? REMEMBERS[contact.remembersYou] : 1);
}

function guessedKnowledge(contact: Contact): Knowledge {
  const { facts } = contact;
  switch (contact.kind) {
    case 'project':
      return 'same-team';
    case 'previous_coworker':
    case 'current_coworker':
      return facts.sharedWork ? 'same-team' : 'other-team';
    case 'professor':
      return 'taught-you';
    case 'classmate':
      return facts.course ? 'worked-on-assignments' : 'would-remember';
    case 'friend':
    case 'neighbour':
    case 'family':
      return 'privately';
    case 'event':
      return 'met';
    case 'recruiter':
    case 'referred':
    case 'alumni':
    case 'other':
      return facts.event || facts.topic ? 'met' : 'never-met';
  }
}

const TRUST: Partial<Record<ContactKind, number>> = {
  family: 4,
  friend: 4,
  previous_coworker: 3,
  current_coworker: 3,
  project: 3,
  professor: 3,
  classmate: 3,
  neighbour: 3,
  recruiter: 2,
  event: 2,
  referred: 2,
};

/** The owner's answer or the default of the kind; a helpful reply adds one, two unanswered mails take one. 0..5. */
export function trustOf(contact: Contact): number {
  const byKind = contact.knowledge === 'managed-you' ? 4 : (TRUST[contact.kind] ?? 1);
  const helped = contact.helped - (contact.trust === undefined ? 0 : (contact.helpedWhenTrusted ?? 0));
  const trust = (contact.trust ?? byKind) + Math.max(0, helped) - (contact.unanswered >= 2 ? 1 : 0);
  return Math.min(5, Math.max(0, trust));
}

/** Long silence is no reason against writing: dormant ties help at least as much as current ones. `undefined`: never. */
export function timeToWrite(days: number | undefined): number {
  if (days === undefined) return 0.6;
  if (days < 14) return 0;
  if (days < 90) return 0.3;
  return days < 180 ? 0.6 : 1;
}

function openingOf(contact: Contact, owner: Owner, hiringPower: number): number {
  if (contact.opening || contact.helped > 0) return 1;
  if (owner.goal.kind === 'promotion') return isInside(contact, owner) && hiringPower >= 0.8 ? 0.5 : 0;
  return isTarget(contact, owner) ? 0.5 : 0;
}

/** Whole days since the last contact in either direction; undefined when there never was one. */
export const silence = (contact: Contact, now: Instant): number | undefined =>
  contact.lastContact === undefined ? undefined : Math.max(0, daysBetween(contact.lastContact, now));
