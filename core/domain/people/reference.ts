import type { Contact } from './contact.ts';
import { hesitationIn } from './hesitation.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { type Instant, yearsAfter } from '../instant.ts';
import type { Message } from '../mail/message.ts';
import type { Owner } from '../owner.ts';
import { featuresOf } from '../ranking/features.ts';
import { isProtected } from '../ranking/discretion.ts';
import { addressOf } from '../ranking/readiness.ts';

export const REFERENCE_STATES = ['candidate', 'asked', 'agreed', 'declined', 'given', 'expired'] as const;
export type ReferenceState = (typeof REFERENCE_STATES)[number];

/** One person in the book of references. */
export interface Reference {
  contact: Contact;
  state: ReferenceState;
  /** When it became so; absent for a candidate, who was never asked. */
  since?: Instant;
  /** What decided, in words. */
  because: string;
  /** Half-hearted words of the answer: such a person is shown to the owner and never listed. */
  hesitation?: string;
}

/** A yes holds a year. */
const YEARS = 1;

/**
 * Where a person stands as a reference; undefined where there is nothing to say. What the owner said himself beats what the
 * mails say, until he asks the person again.
 */
export function referenceOf(about: {
  owner: Owner;
  contact: Contact;
  enrollments: readonly Pick<Enrollment, 'n' | 'sent' | 'answers'>[];
  /** Mails with this person, for the words of an answer. */
  messages: readonly Message[];
  now: Instant;
}): Reference | undefined {
  const { owner, contact, now } = about;
  const { reference: said } = contact;
  if (contact.doNotContact)
    return said || askedIn(about.enrollments)
      ? { contact, state: 'declined', since: contact.doNotContact.at, because: 'asked not to be written to' }
      : undefined;
  const asked = askedIn(about.enrollments);
  if (said && !(asked && asked.at > said.at))
    return aged({ contact, state: said.state, since: said.at, because: 'you said so' }, now);
  if (asked) return aged(fromAnswers(contact, asked, about.messages), now);
  const { knowledge, trust } = featuresOf(contact, owner, now);
  if (knowledge < 0.7 || trust < 3 || isProtected(contact, owner) || !addressOf(contact)) return undefined;
  return { contact, state: 'candidate', because: `knows your work (${knowledge}), trust ${trust} of 5` };
}

interface AskedForReference {
  at: Instant;
  n: number;
  answers: Enrollment['answers'];
}

/** The newest time the person was asked, with what came after. A reminder of the same request is no new one. */
function askedIn(
  enrollments: readonly Pick<Enrollment, 'n' | 'sent' | 'answers'>[],
): AskedForReference | undefined {
  return enrollments
    .flatMap(({ n, sent, answers }) => {
      const asks = sent.filter(
        ({ ask, step }) => ask === 'reference' && !/^\d+-(?:remind|nudge)$/.test(step),
      );
      const at = asks.at(-1)?.at;
      return at === undefined ? [] : [{ at, n, answers: answers.filter((answer) => answer.at >= at) }];
    })
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .at(-1);
}

function fromAnswers(
  contact: Contact,
  { at, n, answers }: AskedForReference,
  messages: readonly Message[],
): Reference {
  const said = answers.findLast(({ kind }) => kind === 'positive' || kind === 'no' || kind === 'stop');
  const texts = messages.filter((m) => m.direction === 'in' && m.n === n && m.at >= at && m.kind !== 'no');
  const hesitation = texts.flatMap(({ text }) => hesitationIn(text) ?? []).at(-1);
  if (said && said.kind !== 'positive')
    return { contact, state: 'declined', since: said.at, because: 'said no to your request' };
  if (hesitation !== undefined)
    return { contact, state: 'asked', since: at, because: `hesitated: "${hesitation}"`, hesitation };
  if (said) return { contact, state: 'agreed', since: said.at, because: 'said yes to your request' };
  return {
    contact,
    state: 'asked',
    since: at,
    because: answers.length > 0 ? 'no clear answer' : 'no answer yet',
  };
}

function aged(reference: Reference, now: Instant): Reference {
  const { state, since } = reference;
  if ((state !== 'agreed' && state !== 'given') || since === undefined) return reference;
  if (yearsAfter(since, YEARS) > now) return reference;
  return { ...reference, state: 'expired', because: `${state} more than twelve months ago` };
}

const ORDER: Record<ReferenceState, number> = {
  agreed: 0,
  given: 1,
  expired: 2,
  asked: 3,
  candidate: 4,
  declined: 5,
};

/** The book in the order one reads it; among equals who knows the work best and trusts most comes first. */
export function inOrder(owner: Owner, references: readonly Reference[], now: Instant): Reference[] {
  const weight = ({ contact }: Reference): number => {
    const { knowledge, trust } = featuresOf(contact, owner, now);
    return knowledge * 10 + trust;
  };
  return references.toSorted(
    (one, other) =>
      ORDER[one.state] - ORDER[other.state] ||
      weight(other) - weight(one) ||
      (one.contact.name < other.contact.name ? -1 : 1),
  );
}

/** Whom to ask instead, of a book in order: the best of those who were never asked. */
export const nextToAsk = (book: readonly Reference[]): Reference | undefined =>
  book.find(({ state }) => state === 'candidate');

/** Whom a page for employers may name. */
export const isListed = ({ state }: Pick<Reference, 'state'>): boolean =>
  state === 'agreed' || state === 'given';
