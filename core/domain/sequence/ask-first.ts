import { daysBetween } from '../instant.ts';
import type { Instant } from '../instant.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import type { Owner } from '../owner.ts';
import type { Contact } from '../people/contact.ts';
import { newestHelp } from '../ranking/company-help.ts';
import { featuresOf } from '../ranking/features.ts';
import type { Sequence, Step } from './sequence.ts';

/** Who is to be asked without a first question, and everything that was said to him and by him before. */
export interface AskedFirst {
  owner: Owner;
  contact: Contact;
  earlier: readonly Pick<Enrollment, 'sequence' | 'answers'>[];
  now: Instant;
}

/** `lately`: they were in touch within the month; `offered`: an answer of his helped, and nothing took it back since. */
export type MayAskFirst = { at: 'open'; by: 'lately' | 'offered' } | { at: 'refused'; because: string };

const KNOWS = 0.7;
const LATELY_DAYS = 30;

/**
 * May the first question be left out where the owner says so (domain rule of the two-stage gate)? For who knows the work
 * and was in touch within thirty days, or who offered help. A mail of ours that nobody answered is no contact.
 */
export function mayAskFirst({ owner, contact, earlier, now }: AskedFirst): MayAskFirst {
  const { knowledge } = featuresOf(contact, owner, now);
  const { lastContact, unanswered } = contact;
  const days = lastContact === undefined ? undefined : Math.max(0, daysBetween(lastContact, now));
  const lately = days !== undefined && days < LATELY_DAYS && unanswered === 0;
  if (knowledge >= KNOWS && lately) return { at: 'open', by: 'lately' };
  if (newestHelp(earlier, now) !== undefined) return { at: 'open', by: 'offered' };
  const touch =
    days === undefined
      ? 'never in touch'
      : unanswered > 0
        ? 'your newest mail is not answered'
        : `last in touch ${days} days ago`;
  return {
    at: 'refused',
    because: `the first question is left out for people who know your work (0.7) and were in touch within ${LATELY_DAYS} days, or who offered help; ${contact.name}: knowledge of your work ${knowledge.toFixed(1)}, ${touch}, no offer. If you have talked since: "met ${contact.name}" by mail`,
  };
}

/** The ask of a sequence that needs no first question, if it has one. */
export const firstAskOf = ({ steps }: Pick<Sequence, 'steps'>): Step | undefined =>
  steps.find(({ follows }) => follows === 'talk');

/** Was this enrollment begun with the ask, and has it gone out? */
export const wasAskedFirst = (sequence: Sequence, { sent }: Pick<Enrollment, 'sent'>): boolean => {
  const first = firstAskOf(sequence);
  return first !== undefined && sent.some(({ step }) => step === first.id);
};
