import type { Contact } from '../domain/people/contact.ts';
import type { DeliveryEvent } from '../domain/sending/delivery-event.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { parseEnrollmentId, stepMessageId } from '../domain/mail/message.ts';
import type { EnrollmentKey, Message } from '../domain/mail/message.ts';
import { noticeData } from '../domain/owner-mail/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import { severityOf } from '../domain/sending/ses-bounce.ts';
import { changeEnrollment } from './change.ts';
import { markSent } from './mark-sent.ts';
import { endSoftRows, noteBounce } from './note-bounce.ts';
import { messagesOfPerson, personNow } from './of-person.ts';
import type { House } from './ports.ts';
import { stopContact } from './stop-contact.ts';
import { tellOwner } from './tell-owner.ts';

/**
 * Takes what SES says became of a mail. Any of it completes a send whose mark was lost; Delivery is recorded;
 * Bounce and Complaint touch only the recipient they name. Events come at least once and in any order.
 */
export async function noteDelivery(house: House, event: DeliveryEvent): Promise<void> {
  const key = parseEnrollmentId(event.tags['enrollment'] ?? '');
  if (!key) {
    noteOwnerMail(house, event);
    return;
  }
  // Of most mails this is all: they were marked when they were sent.
  if (event.what === 'delivery' && (await isDelivered(house, key, event))) return;
  const [owner, contact] = await Promise.all([
    house.owners.get(key.ownerId),
    personNow(house, key.ownerId, key.contactId),
  ]);
  if (!owner || !contact) return;
  await completeSend(house, key, event);
  await completeRelay(house, owner, contact, event);
  switch (event.what) {
    case 'send':
    case 'delay':
      return;
    case 'delivery':
      // Before it is noted, because the row that ends is the one after the delivery before this.
      await endSoftRows(house, owner, contact);
      await amend(house, key, event, (m) =>
        m.delivery === 'sent' ? { ...m, delivery: 'delivered' } : undefined,
      );
      return;
    case 'bounce':
      for (const failed of event.recipients) {
        const recipient = { ...failed, severity: severityOf(event, failed) };
        await noteBounce(house, { owner, contact, recipient, at: event.at, cause: event.sesId });
      }
      return;
    case 'complaint':
      await noteComplaint(house, owner, contact, key, event);
      return;
    case 'reject':
      await noteReject(house, owner, contact, key, event);
      return;
  }
}

/** A complaint is a stop said with another button. */
async function noteComplaint(
  house: House,
  owner: Owner,
  contact: Contact,
  key: EnrollmentKey,
  event: DeliveryEvent,
): Promise<void> {
  const evidence = 'marked your mail as spam';
  for (const { address } of event.recipients)
    await house.suppressions.add(address, { reason: 'complaint', at: event.at, evidence });
  await stopContact(house, { ownerId: owner.id, contactId: contact.id, by: 'contact', evidence });
  await amend(house, key, event, (m) => ({ ...m, delivery: 'complained' }));
  await tellOwner(house, owner, {
    cause: `complaint#${event.sesId}`,
    template: 'notice',
    data: noticeData({ owner, about: 'complained', contact }),
    about: { scope: 'o', contactId: contact.id },
  });
}

/** SES took the mail and then found something in it: it was not delivered to anybody. */
async function noteReject(
  house: House,
  owner: Owner,
  contact: Contact,
  key: EnrollmentKey,
  event: DeliveryEvent,
): Promise<void> {
  const detail = event.diagnostic ?? 'rejected';
  house.log.warn('mail rejected by SES', { enrollment: event.tags['enrollment'] });
  await amend(house, key, event, (m) => ({ ...m, delivery: 'bounced', deliveryDetail: detail }));
  const step = event.tags['step'];
  await tellOwner(house, owner, {
    cause: `reject#${event.sesId}`,
    template: 'notice',
    data: noticeData({ owner, about: 'refused', contact, detail, ...(step === undefined ? {} : { step }) }),
    about: { scope: 'o', contactId: contact.id, n: key.n },
  });
}

/**
 * Notes by one write the delivery of a mail that was recorded, and so marked before, and of which nothing else is known:
 * nearly every one.
 */
async function isDelivered(house: House, key: EnrollmentKey, event: DeliveryEvent): Promise<boolean> {
  const step = event.tags['step'];
  if (step === undefined) return false;
  const { ownerId, contactId } = key;
  return house.messages.noteDelivered({ ownerId, contactId, id: stepMessageId(key, step) }, event.messageId);
}

/** Any event about a step whose mark or record is missing: the mail did leave the house, whatever has happened since. */
async function completeSend(house: House, key: EnrollmentKey, event: DeliveryEvent): Promise<void> {
  const step = event.tags['step'];
  const enrollment = step === undefined ? undefined : await house.enrollments.get(key);
  if (step === undefined || !enrollment) return;
  const mark = enrollment.sent.find((s) => s.step === step);
  const messages = await house.messages.ofContact(key.ownerId, key.contactId);
  const record = messages.find((m) => m.id === stepMessageId(key, step));
  if (mark && record) return learnId(house, enrollment, record, event.messageId);
  const draft = await house.drafts.get(key, step);
  if (!draft) return;
  const { state } = enrollment;
  const claimed = 'claimedAt' in state && state.step === step ? state.claimedAt : undefined;
  const at = mark?.at ?? claimed ?? record?.at ?? event.at;
  await markSent(house, { key, draft, at, wireId: event.messageId });
}

/** A mail that was taken as sent before SES had named it: answers to that id must find it too. */
async function learnId(
  house: House,
  enrollment: Enrollment,
  message: Message,
  messageId: string,
): Promise<void> {
  if (!message.messageIds.includes(messageId))
    await house.messages.record({ ...message, messageIds: [...message.messageIds, messageId] });
  if (enrollment.references.includes(messageId)) return;
  await changeEnrollment(house, enrollment, (e) =>
    e.references.includes(messageId) ? e : { ...e, references: [...e.references, messageId] },
  );
}

/** The same for an answer of the owner that was passed on. */
async function completeRelay(
  house: House,
  owner: Owner,
  contact: Contact,
  event: DeliveryEvent,
): Promise<void> {
  const relayed = event.tags['relay'];
  if (relayed === undefined) return;
  const { markRelayed, relayId } = await import('./mark-relayed.ts');
  const thread = await messagesOfPerson(house, contact);
  const message = thread.find((m) => m.id === relayId(relayed));
  if (!message || message.delivery !== undefined) return;
  const { deliveryDetail: _way, ...written } = message;
  const sent: Message = { ...written, messageIds: [event.messageId], delivery: 'sent' };
  await house.messages.record(sent);
  await markRelayed(house, owner, contact, sent);
}

async function amend(
  house: House,
  key: EnrollmentKey,
  event: DeliveryEvent,
  change: (message: Message) => Message | undefined,
): Promise<void> {
  const messages = await house.messages.ofContact(key.ownerId, key.contactId);
  const message = messages.find((m) => m.messageIds.includes(event.messageId));
  const next = message && change(message);
  if (next) await house.messages.record(next);
}

/** The owner's own mailbox refuses mail: only the operator can hear of it. */
function noteOwnerMail(house: House, event: DeliveryEvent): void {
  if (event.what !== 'bounce' && event.what !== 'complaint' && event.what !== 'reject') return;
  house.log.warn('owner mail not delivered', {
    owner: event.tags['owner'],
    what: event.what,
    kind: event.tags['kind'],
  });
}
