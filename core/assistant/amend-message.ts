import type { EnrollmentKey, Message } from '../domain/mail/message.ts';
import type { DeliveryEvent } from '../domain/sending/delivery-event.ts';
import type { House } from './ports.ts';

/** Records anew the message that an event is about, where `change` makes another of it. */
export async function amendMessage(
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
