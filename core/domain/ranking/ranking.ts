import type { Contact } from '../people/contact.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { type Features, featuresOf, isTarget, silence } from './features.ts';
import { BEGINNINGS, closedBy, helpersIn } from './company-help.ts';
import type { Instant } from '../instant.ts';
import type { Owner } from '../owner.ts';
import { cautionFor, companyLocks, type Readiness, readinessOf } from './readiness.ts';
import { reasonsFor } from './reasons.ts';
import { scoreOf } from './score.ts';

/** A person in the order of whom to write to first. */
export interface Ranked {
  contact: Contact;
  /** 0..100. */
  score: number;
  features: Features;
  /** One to three, strongest first. */
  reasons: string[];
  caution?: string;
  standing: Readiness;
  /** More about the standing: "out of office until 30 Nov". */
  because?: string;
  /** The sequence to begin with; absent for colleagues, whom one asks by hand. */
  sequence?: string;
}

/** Everybody, best first. Nobody is left out: who may not be written to now says so in `standing`. */
export function rank(owner: Owner, contacts: Contact[], enrollments: Enrollment[], now: Instant): Ranked[] {
  const byContact = byContactId(enrollments, contacts);
  const locks = companyLocks(owner, contacts, byContact, now);
  const helpers = helpersIn(contacts, byContact, owner, now);
  return contacts
    .map((contact): Ranked => {
      const his = byContact.get(contact.id) ?? [];
      const features = featuresOf(contact, owner, now);
      const caution = cautionFor(contact, owner, his, locks, now);
      const sequence = sequenceFor(contact, owner, features);
      const begins = sequence !== undefined && BEGINNINGS.includes(sequence);
      const closed = begins ? closedBy(contact, his, owner, helpers) : undefined;
      const { readiness, because } = readinessOf(contact, owner, his, { locks, closed }, now);
      return {
        contact,
        score: scoreOf(features, owner.goal.kind),
        features,
        reasons: reasonsFor({ contact, features, owner, now }),
        standing: readiness,
        ...(caution !== undefined && { caution }),
        ...(because !== undefined && { because }),
        ...(sequence !== undefined && { sequence }),
      };
    })
    .sort((one, other) => firstToContact(one, other, now));
}

/** Each person's enrollments by contact id, those of whom was merged into him among them. */
export function byContactId(
  enrollments: readonly Enrollment[],
  contacts: readonly Contact[],
): Map<string, Enrollment[]> {
  const now = new Map(contacts.flatMap(({ id, mergedFrom = [] }) => mergedFrom.map((was) => [was, id])));
  const groups = new Map<string, Enrollment[]>();
  for (const enrollment of enrollments) {
    const id = now.get(enrollment.contactId) ?? enrollment.contactId;
    const group = groups.get(id);
    if (group) group.push(enrollment);
    else groups.set(id, [enrollment]);
  }
  return groups;
}

/** Higher score, then who knows the work better, then more trust, then the longer silence, then the name. */
function firstToContact(one: Ranked, other: Ranked, now: Instant): number {
  const longest = (ranked: Ranked) => silence(ranked.contact, now) ?? 0;
  return (
    other.score - one.score ||
    other.features.knowledge - one.features.knowledge ||
    other.features.trust - one.features.trust ||
    longest(other) - longest(one) ||
    compare(one.contact.name, other.contact.name) ||
    compare(one.contact.id, other.contact.id)
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Thanks are never where one begins, and a reference is asked for by name; a colleague is written to for a promotion only. */
function sequenceFor(
  contact: Contact,
  owner: Owner,
  { field, hiringPower, timeToWrite }: Features,
): string | undefined {
  switch (contact.kind) {
    case 'previous_coworker':
    case 'project':
      // Who wants to rise where he is asks nobody for room on a team.
      return owner.goal.kind !== 'promotion' && hiringPower >= 0.6 && field >= 0.6
        ? 'hiring-manager'
        : 'reconnect';
    case 'classmate':
      return isTarget(contact, owner) ? 'classmate' : 'reconnect';
    case 'professor':
    case 'friend':
    case 'neighbour':
    case 'family':
      return 'reconnect';
    case 'event':
      return contact.lastContact !== undefined && timeToWrite === 0 ? 'met-in-person' : 'reconnect';
    case 'current_coworker':
      return owner.goal.kind === 'promotion' ? 'internal-promotion' : undefined;
    case 'referred':
      return 'introduced';
    case 'recruiter':
    case 'alumni':
    case 'other':
      return 'informational-interview';
  }
}
