import type { EnrollmentKey } from '../domain/mail/message.ts';
import { noticeData } from '../domain/owner-mail/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import type { DeliveryEvent } from '../domain/sending/delivery-event.ts';
import { severityOf } from '../domain/sending/ses-bounce.ts';
import { amendMessage } from './amend-message.ts';
import { noteBounce } from './note-bounce.ts';
import type { House } from './ports.ts';
import { stopContact } from './stop-contact.ts';
import { tellOwner } from './tell-owner.ts';

interface Failed {
  owner: Owner;
  contact: Contact;
  key: EnrollmentKey;
  event: DeliveryEvent;
}

/** Takes a bounce, a complaint or a rejected mail; it touches only the recipient it names. Of other events it is nothing. */
export async function noteFailure(house: House, failed: Failed): Promise<void> {
  const { owner, contact, event } = failed;
  if (event.what === 'complaint') await noteComplaint(house, failed);
  if (event.what === 'reject') await noteReject(house, failed);
  if (event.what !== 'bounce') return;
  for (const bounced of event.recipients) {
    const recipient = { ...bounced, severity: severityOf(event, bounced) };
    await noteBounce(house, { owner, contact, recipient, at: event.at, cause: event.sesId });
  }
}

/** A complaint is a stop said with another button. */
async function noteComplaint(house: House, { owner, contact, key, event }: Failed): Promise<void> {
  const evidence = 'marked your mail as spam';
  for (const { address } of event.recipients)
    await house.suppressions.add(address, { reason: 'complaint', at: event.at, evidence });
  await stopContact(house, { ownerId: owner.id, contactId: contact.id, by: 'contact', evidence });
  await amendMessage(house, key, event, (m) => ({ ...m, delivery: 'complained' }));
  await tellOwner(house, owner, {
    cause: `complaint#${event.sesId}`,
    template: 'notice',
    data: noticeData({ owner, about: 'complained', contact }),
    about: { scope: 'o', contactId: contact.id },
  });
}

/** SES took the mail and then found something in it: it was not delivered to anybody. */
async function noteReject(house: House, { owner, contact, key, event }: Failed): Promise<void> {
  const detail = event.diagnostic ?? 'rejected';
  house.log.warn('mail rejected by SES', { enrollment: event.tags['enrollment'] });
  await amendMessage(house, key, event, (m) => ({ ...m, delivery: 'bounced', deliveryDetail: detail }));
  const step = event.tags['step'];
  await tellOwner(house, owner, {
    cause: `reject#${event.sesId}`,
    template: 'notice',
    data: noticeData({ owner, about: 'refused', contact, detail, ...(step === undefined ? {} : { step }) }),
    about: { scope: 'o', contactId: contact.id, n: key.n },
  });
}
