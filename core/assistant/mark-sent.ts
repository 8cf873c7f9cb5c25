import type { Draft } from '../domain/sequence/draft.ts';
import { marked } from '../domain/enrollment/enrollment-send.ts';
import type { AfterSending } from '../domain/enrollment/enrollment-send.ts';
import type { Day, Instant } from '../domain/instant.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { morningOf, sendingZone, startOfDay, waitFrom } from '../domain/sending/sending-hours.ts';
import { businessDayBefore, deadlineOf } from '../domain/sequence/deadline.ts';
import { stepAfterSilence } from '../domain/sequence/sequence.ts';
import type { Sequence } from '../domain/sequence/sequence.ts';
import { ownMessageId } from '../domain/mail/thread.ts';
import { changeContact, changeEnrollment } from './change.ts';
import type { House } from './ports.ts';

interface Party {
  owner: Owner;
  contact: Contact;
  enrollment: Enrollment;
}

/**
 * The second half of sending: the message's record, the enrollment's next state, the contact's last contact.
 * Each is idempotent, so the Send event may do it again after a crash, or in the sender's place. What the caller has just
 * read he hands in as `known`.
 */
export async function markSent(
  house: House,
  mail: { key: EnrollmentKey; draft: Draft; at: Instant; wireId: string; known?: Party },
): Promise<void> {
  const { key, draft, at, wireId } = mail;
  const { owners, contacts, enrollments, messages, stationery, settings, world } = house;
  const { known } = mail;
  const owner = known?.owner ?? (await owners.get(key.ownerId));
  const contact = known?.contact ?? (await contacts.get(key.ownerId, key.contactId));
  const enrollment = known?.enrollment ?? (await enrollments.get(key));
  const sequence = enrollment && stationery.sequence(enrollment.sequence);
  if (!owner || !enrollment || !sequence) return;

  const own = ownMessageId(enrollment, draft.step, settings.inboundDomain);
  await messages.record({
    ownerId: key.ownerId,
    contactId: key.contactId,
    n: key.n,
    id: `${key.n}-${draft.step}`,
    direction: 'out',
    at,
    from: owner.sendingAddress,
    to: draft.to,
    subject: draft.subject,
    text: draft.text,
    messageIds: [own, wireId],
    step: draft.step,
    delivery: 'sent',
  });
  if (contact)
    await changeContact(
      house,
      key.ownerId,
      key.contactId,
      (c) =>
        c.lastContact !== undefined && c.lastContact >= at
          ? undefined
          : { ...c, lastContact: at, unanswered: c.unanswered + 1 },
      contact,
    );
  await changeEnrollment(
    house,
    key,
    (e) =>
      marked(
        e,
        { step: draft.step, at, subject: draft.subject, messageIds: [own, wireId], wireId, ask: draft.ask },
        afterSending({ owner, contact, sequence, step: draft.step, at, deadline: deadlineOf(e) }),
        world.now(),
      ),
    enrollment,
  );
}

/** A mail in doubt arrived after all: the owner says so, or the person answered it. */
export async function markArrived(house: House, enrollment: Enrollment): Promise<void> {
  const { state } = enrollment;
  if (state.at !== 'unknown') return;
  const draft = await house.drafts.get(enrollment, state.step);
  const wireId = ownMessageId(enrollment, state.step, house.settings.inboundDomain);
  if (draft) await markSent(house, { key: enrollment, draft, at: state.claimedAt, wireId });
}

/**
 * What follows: the next step is written one business day before it may go, so that the owner has a day to say yes;
 * one that goes by itself is written when it goes.
 */
function afterSending(about: {
  owner: Owner;
  contact: Contact | undefined;
  sequence: Sequence;
  step: string;
  at: Instant;
  deadline: Day | undefined;
}): AfterSending {
  const { owner, contact, sequence, step, at, deadline } = about;
  const zone = contact ? sendingZone(owner, contact) : owner.zone;
  const wait = (days: number): Instant => waitFrom(at, days, zone, owner.holidays, contact?.holds ?? []);
  const next = stepAfterSilence(sequence, step);
  if (!next) return { at: 'closing', due: wait(sequence.closesAfter) };
  const byItself = next.automatic && owner.automatic.includes(sequence.name);
  if (next.beforeDeadline !== undefined && deadline !== undefined) {
    const day = startOfDay(businessDayBefore(deadline, next.beforeDeadline, owner), zone);
    // A deadline that is near leaves the person as long as any silence does.
    const notBefore = day > wait(LEAST_WAIT) ? day : wait(LEAST_WAIT);
    return { at: 'waiting', step: next.id, due: morningOf(notBefore, owner.zone), notBefore };
  }
  return {
    at: 'waiting',
    step: next.id,
    due: byItself ? wait(next.wait) : morningOf(wait(Math.max(1, next.wait - 1)), owner.zone),
    notBefore: wait(next.wait),
  };
}

const LEAST_WAIT = 3;
