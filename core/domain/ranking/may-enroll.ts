import type { Enrollment } from '../enrollment/enrollment.ts';
import { isOver } from '../enrollment/enrollment.ts';
import { dayOf, daysBetween } from '../instant.ts';
import type { Owner } from '../owner.ts';
import type { Contact } from '../people/contact.ts';
import { isHumanAnswer } from '../reply/reply.ts';
import { SAID_NO } from '../sending/hold.ts';
import { silentUntil } from '../sending/silence.ts';
import { stepCalled } from '../sequence/sequence.ts';
import type { Sequence } from '../sequence/sequence.ts';
import { againstDiscretion, againstReference } from './discretion.ts';
import { closedUntil } from './rest.ts';
import { unfitFor } from './sequence-for.ts';

/** A first mail that leads to an ask goes to a person once in so many days, unless there was an answer to the other. */
const ONCE_IN_DAYS = 60;
/** More have no room in a reply token. */
const MOST_ENROLLMENTS = 99;

/** What protects the person or the owner from this sequence now, in words for the owner; nothing overrules it. */
export function reasonAgainst(
  owner: Owner,
  contact: Contact,
  sequence: Sequence,
  earlier: Enrollment[],
  now: string,
  known: (sequence: string) => Sequence | undefined,
  { anew = false, askFirst = false }: { anew?: boolean | undefined; askFirst?: boolean | undefined } = {},
): string | undefined {
  if (contact.doNotContact) return `${contact.name} must not be written to: ${contact.doNotContact.because}`;
  const open = earlier.find(
    (e) => !isOver(e) && !mayGiveWay(e) && !(askFirst && isInquiry(e, known(e.sequence))),
  );
  if (open) return `${contact.name} is in ${open.sequence} already (${open.state.at})`;
  const silent = silentUntil(contact, now);
  if (silent !== undefined)
    return `${contact.name} left ${contact.unanswered} mails unanswered; nothing more goes there before ${dayOf(silent, owner.zone)}`;
  const discreet =
    (isAboutReference(sequence) ? againstReference(contact, owner) : undefined) ??
    againstDiscretion(contact, owner);
  if (discreet !== undefined) return discreet;
  if (earlier.length >= MOST_ENROLLMENTS)
    return `${contact.name} has had ${MOST_ENROLLMENTS} sequences; write by hand`;
  // A thank-you asks for nothing and may follow any talk.
  if (sequence.gate === 'none') return undefined;
  const no = contact.holds.find((hold) => hold.because === SAID_NO && now < hold.until);
  if (no)
    return `${contact.name} said no on ${dayOf(no.from, owner.zone)}; nothing more is asked before ${dayOf(no.until, owner.zone)}. If that has changed: goodword hold ${contact.id} --release`;
  for (const { sequence: name, sent, answers, state } of earlier) {
    // What went where nobody reads it was no mail to him.
    if (anew && state.at === 'ended' && (state.why === 'left' || state.why === 'bounced')) continue;
    const days = sent[0] === undefined ? Infinity : daysBetween(sent[0].at, now);
    const before = known(name);
    // An ask without a first question repeats none; of two asks the first is to have its time.
    const same = name === sequence.name && (!askFirst || sent.some(({ ask }) => ask !== undefined));
    const silent = same || !answers.some(({ kind }) => isHumanAnswer(kind));
    const again = silent || (!askFirst && inquires(sequence) && before !== undefined && inquires(before));
    if (days < ONCE_IN_DAYS && again && before?.gate !== 'none')
      return `${contact.name} had ${name} ${days} days ago; once in ${ONCE_IN_DAYS} days is the most`;
  }
  return undefined;
}

/** Does it ask for a reference and nothing else, or speak of one that was given? */
const isAboutReference = ({ name, steps }: Sequence): boolean =>
  name === REFERENCE_CALL || steps.some(({ asks }) => asks.length === 1 && asks[0] === 'reference');

/** A word before an employer calls. */
const REFERENCE_CALL = 'reference-call';

/** Does it begin with a question about their work, of the owner's own accord? After a talk one may ask anew. */
const inquires = ({ steps: [first], firstMail }: Sequence): boolean =>
  first?.purpose === 'inquire' && first.early === undefined && firstMail === 'midweek';

/** What the owner may well want all the same, unlike what protects a person or himself. */
export function unusualFor(
  owner: Owner,
  contact: Contact,
  sequence: Sequence,
  earlier: Enrollment[],
  now: string,
): string | undefined {
  const closed = sequence.gate === 'none' ? undefined : closedUntil(earlier, now);
  if (closed !== undefined)
    return `${contact.name} did not answer when asked for advice, as is usual, and is left in peace until ${dayOf(closed, owner.zone)}`;
  return unfitFor(sequence, contact, owner, now);
}

/** Is it a first question, or thanks for a talk, that has not gone out: what the owner would rather ask instead of? */
const isInquiry = ({ sent, state }: Enrollment, sequence: Sequence | undefined): boolean =>
  sent.length === 0 &&
  (state.at === 'preparing' || state.at === 'asking' || state.at === 'drafted') &&
  sequence !== undefined &&
  stepCalled(sequence, state.step)?.follows === 'start';

/** Nothing of it would go out any more without a word: what was answered rests, or waits for its end. */
function mayGiveWay({ state, answers, sequence }: Enrollment): boolean {
  // After the word on what came of it there is nothing left to say in thanks.
  if (state.at === 'closing' && sequence === 'thank-referrer') return true;
  if (state.at === 'closing') return answers.some(({ kind }) => isHumanAnswer(kind));
  return state.at === 'answered' || state.at === 'snoozed';
}
