import type { Contact } from '../people/contact.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { featuresOf } from '../ranking/features.ts';
import type { Instant } from '../instant.ts';
import { yearsAfter } from '../instant.ts';
import type { Owner } from '../owner.ts';
import { isHelpful } from '../reply/reply.ts';
import type { Rung } from './sequence.ts';

/** An ask that was made, and when. */
export interface Asked {
  rung: Rung;
  at: Instant;
}

/** What decides which rung is open. */
export interface Standing {
  owner: Owner;
  contact: Contact;
  /** The contact offered help by himself, or answered with a yes. */
  offered: boolean;
  asked: readonly Asked[];
  now: Instant;
}

export type Ask = { at: 'open'; rung: Rung } | { at: 'refused'; because: string };

/** The first rung of `asks` that is open to this person. */
export function chooseAsk(asks: readonly Rung[], standing: Standing): Ask {
  const tried = asks.map((rung) => mayAsk(rung, standing));
  const open = tried.find((ask) => ask.at === 'open');
  if (open) return open;
  const because = tried.flatMap((ask) => (ask.at === 'refused' ? [ask.because] : [])).join('; ');
  return { at: 'refused', because: because || 'this step asks for nothing' };
}

/** May this person be asked for this, and if not, why. */
export function mayAsk(rung: Rung, standing: Standing): Ask {
  const { owner, contact, now } = standing;
  const before = standing.asked.find((asked) => asked.rung === rung && now < aYearAfter(asked.at));
  if (before)
    return {
      at: 'refused',
      because: `you asked ${contact.name} for ${NAMES[rung]} on ${before.at.slice(0, 10)}; not again within 12 months`,
    };
  const { knowledge, trust } = featuresOf(contact, owner, now);
  if (isOpen(rung, knowledge, trust, standing.offered)) return { at: 'open', rung };
  return {
    at: 'refused',
    because: `${NAMES[rung]} is for ${NEEDS[rung]}; ${contact.name} has trust ${trust} of 5 and knowledge of your work ${knowledge.toFixed(1)}`,
  };
}

/** The asks made in these enrollments. */
export function asksOf(enrollments: readonly Pick<Enrollment, 'sent'>[]): Asked[] {
  return enrollments.flatMap(({ sent }) => sent.flatMap(({ ask, at }) => (ask ? [{ rung: ask, at }] : [])));
}

/** Did the person offer help: answer with a yes, a name or a time? */
export const hasOffered = ({ answers }: Pick<Enrollment, 'answers'>): boolean =>
  answers.some(({ kind }) => isHelpful(kind));

/** What the owner is told an ask is. */
const NAMES: Record<Rung, string> = {
  advice: 'advice',
  qualifications: 'what a role takes',
  openings: 'openings',
  introduction: 'an introduction',
  referral: 'a referral',
  good_word: 'a good word to the boss',
  reference: 'a reference',
};

const NEEDS: Record<Rung, string> = {
  advice: 'anyone',
  qualifications: 'people with trust 2 or knowledge 0.3',
  openings: 'people with trust 2 or knowledge 0.3',
  introduction: 'people with trust 3 or knowledge 0.5, or who offered',
  referral: 'people with trust 3 or knowledge 0.5, or who offered',
  good_word: 'people with trust 4 and knowledge 0.5',
  reference: 'people with knowledge 0.7 and trust 3',
};

function isOpen(rung: Rung, knowledge: number, trust: number, offered: boolean): boolean {
  switch (rung) {
    case 'advice':
      return true;
    case 'qualifications':
    case 'openings':
      return trust >= 2 || knowledge >= 0.3;
    case 'introduction':
    case 'referral':
      return trust >= 3 || knowledge >= 0.5 || offered;
    case 'good_word':
      return trust >= 4 && knowledge >= 0.5;
    case 'reference':
      return knowledge >= 0.7 && trust >= 3;
  }
}

const aYearAfter = (at: Instant): Instant => yearsAfter(at, 1);
