import type { Contact } from '../domain/people/contact.ts';
import { fingerprint } from '../domain/sequence/draft.ts';
import type { Draft } from '../domain/sequence/draft.ts';
import { claimed, deferred, givenBack } from '../domain/enrollment/enrollment-claim.ts';
import { end } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { HOUR, MINUTE, plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { jitterOf } from '../domain/sending/jitter.ts';
import type { SendOutcome } from '../domain/mail/mail.ts';
import { enrollmentId, stepMessageId } from '../domain/mail/message.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import { againstDiscretion } from '../domain/ranking/discretion.ts';
import { maySendNow } from '../domain/sending/send-check.ts';
import type { Sequence } from '../domain/sequence/sequence.ts';
import { letterOf } from '../domain/mail/thread.ts';
import { changeEnrollment } from './change.ts';
import { takePlace } from './day-amounts.ts';
import { handOver } from './emergency-stop.ts';
import { alsoWrittenTo, overtakenBy } from './last-look.ts';
import { markSent } from './mark-sent.ts';
import { isFirst, isSoon, planStep } from './plan-step.ts';
import type { House } from './ports.ts';

export type Sent = { at: 'sent' } | { at: 'not sent'; because: string };

const notSent = (because: string): Sent => ({ at: 'not sent', because });
const THROTTLED_WAIT = 2 * MINUTE;

/** A step that is due, and all that it takes. */
export interface Party {
  owner: Owner;
  contact: Contact;
  enrollment: Enrollment;
  sequence: Sequence;
  draft: Draft;
}

/**
 * Sends a due step once, or not at all: decide on what is stored, claim by one conditional write, send, mark.
 * An answer, stop, hold or second worker that came since the read makes the claim fail; a crash after the claim
 * leaves it open, and only word from SES or the owner's word moves it on. `known` is the enrollment as just read.
 */
export async function sendStep(house: House, key: EnrollmentKey, known?: Enrollment): Promise<Sent> {
  const { world } = house;
  const party = await load(house, key, known);
  if ('because' in party) return notSent(party.because);
  const { owner, contact, enrollment, sequence, draft } = party;
  const { state } = enrollment;
  const now = world.now();
  if (state.at !== 'scheduled' || state.due > now) return notSent('it is not due');

  const overtaken = overtakenBy(contact, enrollment, now);
  if (overtaken) {
    await changeEnrollment(house, key, (e) => end(e, overtaken.why, now, overtaken.because));
    return notSent(overtaken.because);
  }
  // Byte for byte what was approved: a draft that changed under the approval is never sent.
  if (draft.fingerprint !== state.fingerprint || fingerprint(draft) !== state.fingerprint)
    return askOwner(house, party, 'the text is not the one you approved');
  const discreet = againstDiscretion(contact, owner);
  if (discreet !== undefined) return askOwner(house, party, discreet);
  const { due, planned, jitter } = state;
  const first = isFirst(house, enrollment);
  // Without the other enrollments, so that a send costs the same however many there are: the day's amounts and the
  // company lock are conditional writes after the claim.
  const soon = isSoon(house, enrollment);
  const wish = { owner, contact, n: key.n, sequence, due, planned, jitter, firstContact: first, soon, now };
  const may = maySendNow({ ...wish, enrollments: [], contacts: new Map() });
  if (may.at === 'ask-owner') return askOwner(house, party, may.because);
  if (may.at === 'later') {
    await changeEnrollment(house, key, (e) => deferred(e, may.due, now, may.because));
    return notSent(may.because);
  }

  const shared = await alsoWrittenTo(house, owner, enrollment, draft);
  if (shared !== undefined) return askOwner(house, party, shared);

  const claim = world.id();
  const claiming = claimed(enrollment, claim, now);
  if (claiming.at === 'refused') return notSent(claiming.because);
  if ((await house.enrollments.save(claiming.enrollment)) === 'conflict')
    return notSent('somebody answered, stopped, held or claimed it first');
  const ours = { ...party, enrollment: { ...claiming.enrollment, version: claiming.enrollment.version + 1 } };

  // What can only be known for sure once the claim is ours.
  const suppression = await house.suppressions.find(draft.to);
  if (suppression)
    return giveBack(house, ours, claim, `must not be written to: ${suppression.reason}`, 'never');
  const id = stepMessageId(key, draft.step);
  const taken = await takePlace(house, { owner, contact, id, at: now, first });
  if (taken.at === 'full') return giveBack(house, ours, claim, taken.because, await nextSlot(house, ours));
  const letter = letterOf(owner, contact, enrollment, draft, claim, house.settings);
  const outcome = await handOver(house, letter);
  if (outcome.at !== 'sent' && outcome.at !== 'unknown') await house.places.giveBack(taken.place);
  return settle(house, ours, claim, outcome);
}

async function load(
  house: House,
  key: EnrollmentKey,
  known: Enrollment | undefined,
): Promise<Party | { because: string }> {
  const enrollment = known ?? (await house.enrollments.get(key));
  if (enrollment?.state.at !== 'scheduled') return { because: 'nothing is scheduled' };
  const sequence = house.stationery.sequence(enrollment.sequence);
  const [owner, contact, draft] = await Promise.all([
    house.owners.get(key.ownerId),
    house.contacts.get(key.ownerId, key.contactId),
    house.drafts.get(key, enrollment.state.step),
  ]);
  if (owner && contact && sequence && draft) return { owner, contact, enrollment, sequence, draft };
  const because = contact ? 'its draft or sequence is gone' : 'the contact is gone';
  await changeEnrollment(house, key, (e) => end(e, 'refused', house.world.now(), because));
  return { because };
}

async function askOwner(house: House, party: Party, because: string): Promise<Sent> {
  await (await import('./ask-again.ts')).askAgain(house, party, because);
  return notSent(because);
}

/** The next decent moment but today. */
async function nextSlot(house: House, { owner, contact, enrollment, draft }: Party): Promise<Instant> {
  const { step, fingerprint: text } = draft;
  const notBefore = plus(house.world.now(), 12 * HOUR);
  const state = { at: 'drafted', step, fingerprint: text, notBefore } as const;
  return (await planStep(house, owner, contact, { ...enrollment, state }, text)).at;
}

/** Nothing left the house: the step goes at `again`, or never where the address may not be written to. */
async function giveBack(
  house: House,
  { enrollment, draft }: Party,
  claim: string,
  because: string,
  again: Instant | 'never',
): Promise<Sent> {
  const now = house.world.now();
  const due = again === 'never' ? now : again;
  const back = { claim, due, planned: due, jitter: jitterOf(draft.fingerprint), because };
  await changeEnrollment(house, enrollment, (e) => {
    const given = givenBack(e, back, now);
    return given.at === 'refused' || again !== 'never'
      ? given
      : end(given.enrollment, 'refused', now, because);
  });
  return notSent(because);
}

async function settle(house: House, party: Party, claim: string, outcome: SendOutcome): Promise<Sent> {
  const { enrollment, draft } = party;
  const { log, world } = house;
  const id = enrollmentId(enrollment);
  switch (outcome.at) {
    case 'sent': {
      // The moment of the claim, which an event of SES completes it with too: both marks are then the same mark.
      const at = enrollment.state.at === 'sending' ? enrollment.state.claimedAt : world.now();
      await markSent(house, { key: enrollment, draft, at, wireId: outcome.messageId, known: party });
      return { at: 'sent' };
    }
    case 'try-later':
      return giveBack(house, party, claim, outcome.because, plus(world.now(), THROTTLED_WAIT));
    case 'paused':
      log.warn('sending is paused', { enrollment: id });
      return giveBack(house, party, claim, outcome.because, plus(world.now(), HOUR));
    case 'refused':
      log.warn('mail refused', { enrollment: id, about: outcome.about });
      if (outcome.about === 'account')
        return giveBack(house, party, claim, outcome.because, plus(world.now(), HOUR));
      await (await import('./note-refusal.ts')).noteRefusal(house, party, claim, outcome);
      return giveBack(house, party, claim, outcome.because, 'never');
    case 'unknown':
      // The claim stays open: an event of SES completes it, or the owner decides.
      log.warn('mail in doubt', { enrollment: id });
      return notSent(outcome.because);
  }
}
