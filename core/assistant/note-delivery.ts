import type { DeliveryEvent } from '../domain/delivery-event.ts';
import { parseEnrollmentId } from '../domain/message.ts';
import type { EnrollmentKey, Message } from '../domain/message.ts';
import { noticeData } from '../domain/owner-mail.ts';
import { severityOf } from '../domain/ses-bounce.ts';
import { markSent } from './mark-sent.ts';
import { noteBounce, noteDelivered } from './note-bounce.ts';
import type { House } from './ports.ts';
import { stopContact } from './stop-contact.ts';
import { tellOwner } from './tell-owner.ts';

/**
 * Takes what SES says became of a mail. Send completes a send whose mark was lost; Delivery is recorded; Bounce and
 * Complaint touch only the recipient they name. Events come at least once and in any order.
 */
export async function noteDelivery(house: House, event: DeliveryEvent): Promise<void> {
  const key = parseEnrollmentId(event.tags['enrollment'] ?? '');
  if (!key) {
    noteOwnerMail(house, event);
    return;
  }
  const owner = await house.owners.get(key.ownerId);
  const contact = await house.contacts.get(key.ownerId, key.contactId);
  if (!owner || !contact) return;
  switch (event.what) {
    case 'send':
      await completeSend(house, key, event);
      return;
    case 'delivery':
      await completeSend(house, key, event);
      await amend(house, key, event, (m) => (m.delivery === 'sent' ? { ...m, delivery: 'delivered' } : undefined));
      await noteDelivered(house, owner, contact);
      return;
    case 'bounce':
      await completeSend(house, key, event);
      for (const failed of event.recipients) {
        const recipient = { ...failed, severity: severityOf(event, failed) };
        await noteBounce(house, { owner, contact, recipient, at: event.at, cause: event.sesId });
      }
      return;
    case 'complaint':
      await completeSend(house, key, event);
      await amend(house, key, event, (m) => ({ ...m, delivery: 'complained' }));
      for (const { address } of event.recipients) {
        await house.suppressions.add(address, { reason: 'complaint', at: event.at, evidence: 'marked as spam' });
      }
      // A complaint is a stop said with another button.
      await stopContact(house, { ownerId: key.ownerId, contactId: key.contactId, by: 'contact', evidence: 'marked your mail as spam' });
      await tellOwner(house, owner, {
        cause: `complaint#${event.sesId}`,
        template: 'notice',
        data: noticeData({ owner, about: 'complained', contact }),
        about: { scope: 'o', contactId: contact.id },
      });
      return;
    case 'reject':
      house.log.warn('mail rejected by SES', { enrollment: event.tags['enrollment'] });
      await amend(house, key, event, (m) => ({ ...m, delivery: 'bounced', deliveryDetail: event.diagnostic ?? 'rejected' }));
      return;
    case 'delay':
      return;
  }
}

/** A Send event for a step that is still between claim and mark, or in doubt: the mail did leave the house. */
async function completeSend(house: House, key: EnrollmentKey, event: DeliveryEvent): Promise<void> {
  const step = event.tags['step'];
  const enrollment = await house.enrollments.get(key);
  if (step === undefined || !enrollment) return;
  const { state } = enrollment;
  const open = (state.at === 'sending' || state.at === 'unknown' || state.at === 'scheduled') && state.step === step;
  if (!open || enrollment.sent.some((s) => s.step === step)) return;
  const draft = await house.drafts.get(key, step);
  if (!draft) return;
  const at = state.at === 'scheduled' ? event.at : state.claimedAt;
  await markSent(house, { key, draft, at, wireId: event.messageId });
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
  house.log.warn('owner mail not delivered', { owner: event.tags['owner'], what: event.what, kind: event.tags['kind'] });
}
