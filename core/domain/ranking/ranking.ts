import type { Contact } from '../people/contact.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { type Features, featuresOf, silence } from './features.ts';
import { BEGINNINGS, closedBy, helpersIn } from './company-help.ts';
import type { Instant } from '../instant.ts';
import type { Owner } from '../owner.ts';
import { cautionFor, companyLocks, type Readiness, readinessOf } from './readiness.ts';
import { secondPeople } from './second-person.ts';
import { MOST_REASONS, reasonsFor } from './reasons.ts';
import { sequenceFor } from './sequence-for.ts';
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
  /** Next at a company where the first has not answered within three business days. */
  second?: true;
  /** The sequence to begin with; absent for colleagues, whom one asks by hand. */
  sequence?: string;
}

/** Everybody, best first. Nobody is left out: who may not be written to now says so in `standing`. */
export function rank(owner: Owner, contacts: Contact[], enrollments: Enrollment[], now: Instant): Ranked[] {
  const byContact = byContactId(enrollments, contacts);
  const locks = companyLocks(owner, contacts, byContact, now);
  const helpers = helpersIn(contacts, byContact, owner, now);
  const ranked = contacts
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
  const next = secondPeople(ranked, byContact, owner, now);
  return ranked.map((one) => {
    const second = next.get(one.contact.id);
    if (second === undefined) return one;
    return { ...one, second: true, reasons: [second, ...one.reasons].slice(0, MOST_REASONS) };
  });
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
