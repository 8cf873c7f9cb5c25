import type { Contact } from '../domain/people/contact.ts';
import type { DeliveryEvent } from '../domain/sending/delivery-event.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { parseEnrollmentId, stepMessageId } from '../domain/mail/message.ts';
import type { EnrollmentKey, Message } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import { amendMessage } from './amend-message.ts';
import { changeEnrollment } from './change.ts';
import { messagesOfPerson, personNow } from './of-person.ts';
import type { House } from './ports.ts';

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
  if (owner && !contact) await (await import('./of-the-forgotten.ts')).heedFailureOfForgotten(house, event);
  if (!owner || !contact) return;
  await completeSend(house, key, event);
  await completeRelay(house, owner, contact, event);
  switch (event.what) {
    case 'send':
    case 'delay':
      return;
    case 'delivery': {
      const { endSoftRows } = await import('./note-bounce.ts');
      // Before it is noted, because the row that ends is the one after the delivery before this.
      await endSoftRows(house, owner, contact);
      await amendMessage(house, key, event, (m) =>
        m.delivery === 'sent' ? { ...m, delivery: 'delivered' } : undefined,
      );
      return;
    }
    case 'bounce':
    case 'complaint':
    case 'reject': {
      const { noteFailure } = await import('./note-failure.ts');
      await noteFailure(house, { owner, contact, key, event });
      return;
    }
  }
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
  const { markSent } = await import('./mark-sent.ts');
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

/** The owner's own mailbox refuses mail: only the operator can hear of it. */
function noteOwnerMail(house: House, event: DeliveryEvent): void {
  if (event.what !== 'bounce' && event.what !== 'complaint' && event.what !== 'reject') return;
  house.log.warn('owner mail not delivered', {
    owner: event.tags['owner'],
    what: event.what,
    kind: event.tags['kind'],
  });
}
