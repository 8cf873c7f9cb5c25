import type { Contact } from '../domain/contact.ts';
import { fingerprint } from '../domain/draft.ts';
import type { Draft } from '../domain/draft.ts';
import { claimed, deferred, givenBack, lost } from '../domain/enrollment-send.ts';
import { end, moveTo } from '../domain/enrollment.ts';
import type { Enrollment } from '../domain/enrollment.ts';
import { HOUR, MINUTE, dayOf, plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { SendOutcome } from '../domain/mail.ts';
import { enrollmentId } from '../domain/message.ts';
import type { EnrollmentKey } from '../domain/message.ts';
import { noticeData } from '../domain/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import { AMOUNTS, newPeopleOn } from '../domain/pace.ts';
import { companyKey } from '../domain/company.ts';
import { jitterOf } from '../domain/jitter.ts';
import { maySendNow } from '../domain/send-check.ts';
import { sendingZone, waitFrom } from '../domain/sending-hours.ts';
import type { Sequence } from '../domain/sequence.ts';
import { letterOf } from '../domain/thread.ts';
import { changeEnrollment } from './change.ts';
import { markSent } from './mark-sent.ts';
import { isFirst, planStep } from './plan-step.ts';
import type { House } from './ports.ts';
import { showDraft } from './prepare-step.ts';
import { suppress } from './stop-contact.ts';
import { tellOwner } from './tell-owner.ts';

export type Sent = { at: 'sent' } | { at: 'not sent'; because: string };

const notSent = (because: string): Sent => ({ at: 'not sent', because });
const THROTTLED_WAIT = 2 * MINUTE;

interface Party {
  owner: Owner;
  contact: Contact;
  enrollment: Enrollment;
  sequence: Sequence;
  draft: Draft;
}

/**
 * Sends a due step once, or not at all: decide on what is stored, claim by one conditional write, send, mark.
 * An answer, stop, hold or second worker that came since the read makes the claim fail; a crash after the claim
 * leaves it open, and only a Send event or the owner's word moves it on.
 */
export async function sendStep(house: House, key: EnrollmentKey): Promise<Sent> {
  const { world } = house;
  const party = await load(house, key);
  if ('because' in party) return notSent(party.because);
  const { owner, contact, enrollment, sequence, draft } = party;
  const { state } = enrollment;
  if (state.at !== 'scheduled' || state.due > world.now()) return notSent('it is not due');

  // Byte for byte what was approved: a draft that changed under the approval is never sent.
  if (draft.fingerprint !== state.fingerprint || fingerprint(draft) !== state.fingerprint)
    return ask(house, party, 'the text is not the one you approved');
  // Without the other enrollments, so that a send costs the same however many there are: the day's amounts and the
  // company lock are conditional writes after the claim.
  const alone = { enrollments: [], contacts: new Map<string, Contact>() };
  const firstContact = isFirst(house, enrollment);
  const { due, planned, jitter } = state;
  const now = world.now();
  const may = maySendNow({
    owner,
    contact,
    n: key.n,
    sequence,
    due,
    planned,
    jitter,
    firstContact,
    now,
    ...alone,
  });
  if (may.at === 'ask-owner') return ask(house, party, may.because);
  if (may.at === 'later') return later(house, key, may.due, may.because);

  const claim = world.id();
  const claiming = claimed(enrollment, claim, world.now());
  if (claiming.at === 'refused') return notSent(claiming.because);
  if ((await house.enrollments.save(claiming.enrollment)) === 'conflict')
    return notSent('somebody answered, stopped, held or claimed it first');

  const sending = { ...claiming.enrollment, version: claiming.enrollment.version + 1 };
  const against = await reasonAfterClaim(house, { ...party, enrollment: sending });
  if (against) return undo(house, { ...party, enrollment: sending }, claim, against);
  const outcome = await house.postman.send(
    letterOf(owner, contact, enrollment, draft, claim, house.settings),
  );
  return settle(house, { ...party, enrollment: sending }, claim, outcome);
}

/** A claim that is an hour old without a Send event: the owner is told, and nothing goes again by itself. */
export async function giveUpClaim(house: House, key: EnrollmentKey): Promise<void> {
  const saved = await changeEnrollment(house, key, (e) => lost(e, house.world.now()));
  if (saved.at === 'refused' || saved.value.state.at !== 'unknown') return;
  const owner = await house.owners.get(key.ownerId);
  const contact = await house.contacts.get(key.ownerId, key.contactId);
  if (!owner || !contact) return;
  await tellOwner(house, owner, {
    cause: `unknown#${enrollmentId(key)}#${saved.value.state.claim}`,
    template: 'notice',
    data: noticeData({ owner, about: 'unknown-send', contact, step: saved.value.state.step }),
    about: { scope: 'p', contactId: contact.id, n: key.n, tail: saved.value.state.fingerprint.slice(0, 8) },
  });
}

async function load(house: House, key: EnrollmentKey): Promise<Party | { because: string }> {
  const enrollment = await house.enrollments.get(key);
  if (enrollment?.state.at !== 'scheduled') return { because: 'nothing is scheduled' };
  const owner = await house.owners.get(key.ownerId);
  const contact = await house.contacts.get(key.ownerId, key.contactId);
  const sequence = house.stationery.sequence(enrollment.sequence);
  const draft = await house.drafts.get(key, enrollment.state.step);
  if (owner && contact && sequence && draft) return { owner, contact, enrollment, sequence, draft };
  const because = contact ? 'its draft or sequence is gone' : 'the contact is gone';
  await changeEnrollment(house, key, (e) => end(e, 'refused', house.world.now(), because));
  return { because };
}

async function ask(house: House, party: Party, because: string): Promise<Sent> {
  const { owner, contact, enrollment, draft } = party;
  const saved = await changeEnrollment(house, enrollment, (e) =>
    e.state.at === 'scheduled'
      ? moveTo(
          e,
          { at: 'drafted', step: e.state.step, fingerprint: draft.fingerprint, notBefore: house.world.now() },
          house.world.now(),
          `${e.state.step} asks you again`,
          because,
        )
      : { at: 'refused', because: `it is ${e.state.at}` },
  );
  if (saved.at === 'saved') {
    const plan = await planStep(house, owner, contact, saved.value, draft.fingerprint);
    // A preview of this very text was mailed before: this one says why it comes again.
    await showDraft(
      house,
      owner,
      contact,
      saved.value,
      draft,
      { at: plan.at, because: [because, ...plan.because] },
      because,
    );
  }
  return notSent(because);
}

async function later(house: House, key: EnrollmentKey, due: Instant, because: string): Promise<Sent> {
  await changeEnrollment(house, key, (e) => deferred(e, due, house.world.now(), because));
  return notSent(because);
}

interface Against {
  because: string;
  /** When to try again, or `never` when the address may not be written to. */
  again: Instant | 'never';
}

/** What can only be known for sure once the claim is ours: suppression, the company lock, the day's amounts. */
async function reasonAfterClaim(house: House, party: Party): Promise<Against | undefined> {
  const { owner, contact, enrollment, draft } = party;
  const { claims, suppressions, world } = house;
  const suppression = await suppressions.find(draft.to);
  if (suppression) return { because: `must not be written to: ${suppression.reason}`, again: 'never' };
  const now = world.now();
  const first = isFirst(house, enrollment);
  const again = async (): Promise<Instant> => {
    const tomorrow = plus(now, 12 * HOUR);
    const drafted = {
      ...enrollment,
      state: {
        at: 'drafted',
        step: draft.step,
        fingerprint: draft.fingerprint,
        notBefore: tomorrow,
      } as const,
    };
    return (await planStep(house, owner, contact, drafted, draft.fingerprint)).at;
  };
  if (first && contact.company !== undefined) {
    const zone = sendingZone(owner, contact);
    const until = waitFrom(now, AMOUNTS.companyLock, zone, owner.holidays);
    const lock = await claims.lock(
      `company#${owner.id}#${companyKey(contact.company)}`,
      contact.id,
      now,
      until,
    );
    if (lock.at === 'held')
      return {
        because: `somebody else at ${contact.company} was written to until ${lock.until.slice(0, 10)}`,
        again: await again(),
      };
  }
  const day = dayOf(now, owner.zone);
  if (first && !(await claims.take(`new#${owner.id}#${day}`, newPeopleOn(now, owner), 3)))
    return { because: 'enough new people for today', again: await again() };
  if (!(await claims.take(`sent#${owner.id}#${day}`, AMOUNTS.mailsADay, 3)))
    return { because: 'enough mails for today', again: await again() };
  return undefined;
}

async function undo(house: House, party: Party, claim: string, against: Against): Promise<Sent> {
  const { enrollment, draft } = party;
  const { again, because } = against;
  const now = house.world.now();
  const planned = again === 'never' ? now : again;
  await changeEnrollment(house, enrollment, (e) => {
    const back = givenBack(
      e,
      { claim, due: planned, planned, jitter: jitterOf(draft.fingerprint), because },
      now,
    );
    if (back.at === 'refused' || again !== 'never') return back;
    return end(back.enrollment, 'refused', now, because);
  });
  return notSent(because);
}

async function settle(house: House, party: Party, claim: string, outcome: SendOutcome): Promise<Sent> {
  const { owner, contact, enrollment, draft } = party;
  const { log, world } = house;
  const id = enrollmentId(enrollment);
  // The moment of the claim, which the Send event knows too: both marks are then the same mark.
  const claimedAt = enrollment.state.at === 'sending' ? enrollment.state.claimedAt : world.now();
  switch (outcome.at) {
    case 'sent':
      await markSent(house, { key: enrollment, draft, at: claimedAt, wireId: outcome.messageId });
      return { at: 'sent' };
    case 'try-later':
      return undo(house, party, claim, {
        because: outcome.because,
        again: plus(world.now(), THROTTLED_WAIT),
      });
    case 'paused':
      log.warn('sending is paused', { enrollment: id });
      return undo(house, party, claim, { because: outcome.because, again: plus(world.now(), HOUR) });
    case 'refused': {
      log.warn('mail refused', { enrollment: id, about: outcome.about });
      if (outcome.about === 'account')
        return undo(house, party, claim, { because: outcome.because, again: plus(world.now(), HOUR) });
      await undo(house, party, claim, { because: outcome.because, again: 'never' });
      if (outcome.about === 'address')
        await suppress(house, {
          owner,
          contact,
          address: draft.to,
          reason: 'refused',
          evidence: outcome.because,
        });
      await tellOwner(house, owner, {
        cause: `refused#${id}#${claim}`,
        template: 'notice',
        data: noticeData({ owner, about: 'refused', contact, step: draft.step, detail: outcome.because }),
        about: { scope: 'o', contactId: contact.id, n: enrollment.n },
      });
      return notSent(outcome.because);
    }
    case 'unknown':
      // The claim stays open: a Send event within the hour completes it, or the owner decides.
      log.warn('mail in doubt', { enrollment: id });
      return notSent(outcome.because);
  }
}
