import type { Contact } from '../domain/people/contact.ts';
import { answeredByOwner } from '../domain/enrollment/enrollment-answer.ts';
import type { Message } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import { sendingZone, waitFrom } from '../domain/sending/sending-hours.ts';
import { changeContact, changeEnrollment } from './change.ts';
import { prepareStep } from './prepare-step.ts';
import type { House } from './ports.ts';

/** What stands in place of a delivery while an answer is handed over. */
export const ON_ITS_WAY = 'on its way';

/** The message that passes on the owner's mail with this key of bytes. */
export const relayId = (key: string): string => `relay-${key}`;

/**
 * The owner's answer is out: a real contact, part of the thread, and where it answered a question the next step is written.
 * Each is idempotent, so an event of SES may do it again after a crash, or in the sender's place.
 */
export async function markRelayed(
  house: House,
  owner: Owner,
  contact: Contact,
  sent: Message,
): Promise<void> {
  const { at, n = 0, messageIds } = sent;
  const key = { ownerId: owner.id, contactId: sent.contactId, n };
  await changeContact(house, owner.id, contact.id, (c) =>
    c.lastContact !== undefined && c.lastContact >= at ? undefined : { ...c, lastContact: at },
  );
  const wireId = messageIds.at(-1);
  if (n === 0 || wireId === undefined) return;
  const nextDay = waitFrom(at, 1, sendingZone(owner, contact), owner.holidays);
  const { noteOwnersTalk } = await import('./note-talk.ts');
  await noteOwnersTalk(house, { owner, contact, key, at }, sent.text);
  await changeEnrollment(house, key, (e) =>
    answeredByOwner(e, house.stationery.sequence(e.sequence), wireId, at, nextDay),
  );
  await prepareStep(house, key);
}
