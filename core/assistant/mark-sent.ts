import type { Draft } from '../domain/sequence/draft.ts';
import { marked } from '../domain/enrollment/enrollment-send.ts';
import type { Instant } from '../domain/instant.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { EnrollmentKey, Message } from '../domain/mail/message.ts';
import { stepMessageId } from '../domain/mail/message.ts';
import type { Contact } from '../domain/people/contact.ts';
import type { Owner } from '../domain/owner.ts';
import { ownMessageId } from '../domain/mail/thread.ts';
import { afterSending } from './after-sending.ts';
import { changeContact, changeEnrollment } from './change.ts';
import { personNow } from './of-person.ts';
import type { House } from './ports.ts';

interface Party {
  owner: Owner;
  contact: Contact;
  enrollment: Enrollment;
}

/**
 * The second half of sending: the contact's last contact, the enrollment's next state, the message's record. Each is
 * idempotent, so whatever SES tells of the mail may do it again after a crash, or in the sender's place. The record comes
 * last: it says that the rest is done. What the caller has just read he hands in as `known`.
 */
export async function markSent(
  house: House,
  mail: { key: EnrollmentKey; draft: Draft; at: Instant; wireId: string; known?: Party },
): Promise<void> {
  const { key, draft, at, wireId } = mail;
  const { owners, enrollments, messages, stationery, settings, world } = house;
  const { known } = mail;
  const owner = known?.owner ?? (await owners.get(key.ownerId));
  const contact = known?.contact ?? (await personNow(house, key.ownerId, key.contactId));
  const enrollment = known?.enrollment ?? (await enrollments.get(key));
  const sequence = enrollment && stationery.sequence(enrollment.sequence);
  if (!owner || !enrollment || !sequence) return;

  const own = ownMessageId(enrollment, draft.step, settings.inboundDomain);
  const sent: Message = {
    ownerId: key.ownerId,
    contactId: key.contactId,
    n: key.n,
    id: stepMessageId(key, draft.step),
    direction: 'out',
    at,
    from: owner.sendingAddress,
    to: draft.to,
    subject: draft.subject,
    text: draft.text,
    messageIds: [own, wireId],
    step: draft.step,
    delivery: 'sent',
  };
  if (contact)
    await changeContact(
      house,
      key.ownerId,
      contact.id,
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
        afterSending({ owner, contact, sequence, step: draft.step, at, facts: e.facts }),
        world.now(),
      ),
    enrollment,
  );
  await (known ? messages.recordSent(sent) : recordLate(house, sent));
}

/** A mail whose record may be there, and on it what became of the mail since. */
async function recordLate({ messages }: House, sent: Message): Promise<void> {
  const recorded = await messages.ofContact(sent.ownerId, sent.contactId);
  const { delivery } = recorded.find(({ id }) => id === sent.id) ?? sent;
  await messages.record({ ...sent, ...(delivery !== undefined && { delivery }) });
}

/** A mail in doubt arrived after all: the owner says so, or the person answered it. */
export async function markArrived(house: House, enrollment: Enrollment): Promise<void> {
  const { state } = enrollment;
  if (state.at !== 'unknown') return;
  const draft = await house.drafts.get(enrollment, state.step);
  const wireId = ownMessageId(enrollment, state.step, house.settings.inboundDomain);
  if (draft) await markSent(house, { key: enrollment, draft, at: state.claimedAt, wireId });
}
