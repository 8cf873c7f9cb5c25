import type { Contact } from '../people/contact.ts';
import { type Features, isInside, isTarget, silence } from './features.ts';
import type { Instant } from '../instant.ts';
import type { Owner } from '../owner.ts';
import { type Feature, knowsOwner, pointsOf } from './score.ts';
import { titleRank } from './titles.ts';

/** What is told of a person: whom, for whom, and when. */
export interface About {
  contact: Contact;
  features: Features;
  owner: Owner;
  now: Instant;
}

/** Ties in points are told in this order. */
const TOLD: Feature[] = ['hiringPower', 'field', 'knowledge', 'trust', 'timeToWrite', 'opening'];
/** A person is told of in so many reasons at most. */
export const MOST_REASONS = 3;

/** The two or three features with most points, in words; never none, because a score nobody can explain is worth nothing. */
export function reasonsFor(about: About): string[] {
  const points = pointsOf(about.features, about.owner.goal.kind);
  const reasons = [...TOLD]
    .sort((one, other) => points[other] - points[one])
    .filter((feature) => points[feature] > 0)
    .flatMap((feature) => WORDS[feature](about) ?? [])
    .slice(0, MOST_REASONS);
  if (reasons.length > 1) return reasons;
  const field = about.owner.goal.field ? `in ${clip(about.owner.goal.field)}` : 'who can help';
  return [...reasons, `may know someone ${field}`];
}

/** A feature in words, where it speaks for the person. */
const WORDS: Record<Feature, (about: About) => string | undefined> = {
  field({ contact, features: { field }, owner }) {
    const { goal } = owner;
    const company = clip(contact.company);
    if (goal.kind === 'promotion')
      return field >= 1 ? `works at ${company || 'your company'} with you` : undefined;
    const listed =
      company !== '' && isTarget(contact, owner) ? ' at ' + company + ', on your target list' : '';
    if (field >= 0.85) return `works in ${clip(goal.field)}${listed || ', your target field'}`;
    if (listed) return `works${listed}`;
    if (field >= 0.6) return contact.kind === 'professor' ? 'teaches your field' : 'serves your field';
    return field >= 0.4 ? 'works next to your field' : undefined;
  },
  hiringPower({ contact, features, owner }) {
    const { field, hiringPower: power } = features;
    const title = contact.role ? ` (${clip(contact.role)})` : '';
    if (owner.goal.kind === 'promotion' && isInside(contact, owner)) {
      if (contact.knowledge === 'managed-you') return 'your own manager';
      if (power >= 1) return `sits in the decision${title}`;
      return power >= 0.6 ? `at your manager's level${title}` : undefined;
    }
    if (field < 0.6) return undefined;
    if (power >= 0.8 && !knowsOwner(features)) return `higher-up${title}, but does not know you`;
    if (power >= 1) return `hires in your field${title}`;
    if (power >= 0.8) return `higher-up${title}`;
    if (power >= 0.6) return `leads a team${title}`;
    const recruits = contact.kind === 'recruiter' || titleRank(contact.role) === 'recruiter';
    return power >= 0.5 && recruits
      ? `recruits${contact.company ? ` at ${clip(contact.company)}` : ''}`
      : undefined;
  },
  knowledge({ contact, features: { knowledge } }) {
    const { facts } = contact;
    const by = (fact: string | undefined) => (fact ? ` (${clip(fact)})` : '');
    if (knowledge >= 1) return `managed you, knows your work first-hand${by(facts.sharedWork)}`;
    if (knowledge >= 0.9) return `knows your work first-hand${by(facts.sharedWork)}`;
    if (knowledge >= 0.8) return `taught you and knows your work${by(facts.course)}`;
    if (knowledge >= 0.7) return `worked on assignments with you${by(facts.course)}`;
    if (knowledge >= 0.45) return `has seen your work${by(facts.sharedWork ?? facts.course)}`;
    if (knowledge >= 0.3) return `met you and talked about work${by(facts.event ?? facts.topic)}`;
    return undefined;
  },
  trust: ({ features: { trust } }) => (trust >= 3 ? `trusts you (${trust}/5)` : undefined),
  timeToWrite({ contact, now }) {
    const days = silence(contact, now);
    if (days === undefined) return 'you have never written';
    return days >= 90 ? `not contacted for ${span(days)}` : undefined;
  },
  opening({ contact, features: { opening }, owner }) {
    if (contact.opening) return `has an opening: ${clip(contact.opening)}`;
    if (opening < 1) return undefined;
    return contact.helped > 0
      ? 'has helped you before'
      : owner.goal.kind === 'promotion'
        ? 'has a say now'
        : 'has an opening';
  },
};

/** A silence in words: days, then months, from two years on years. */
export function span(days: number): string {
  const of = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (days < 60) return of(days, 'day');
  return days < 730 ? of(Math.round(days / 30.44), 'month') : of(Math.round(days / 365.25), 'year');
}

/** Words of an import stand in one line of a mail: short, on one line. */
function clip(words = ''): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 59).trimEnd()}…`;
}
