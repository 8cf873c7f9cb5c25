import type { Contact } from '../domain/people/contact.ts';
import type { IncomingMail } from '../domain/mail/mail.ts';
import type { EnrollmentKey, MatchedBy } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import { keptReading } from '../domain/reply/kept-reading.ts';
import type { Understanding } from '../domain/reply/reply.ts';
import { changeContact } from './change.ts';
import type { House } from './ports.ts';
import type { Arrival } from './take-mail.ts';
import { NOBODY } from './tell-owner.ts';

const TEXT_KEPT = 20_000;

/** Records an incoming mail: what it says now, what it was taken for and why, and where its bytes lie. */
export async function keepMail(
  house: Pick<House, 'messages' | 'contacts'>,
  about: {
    arrival: Arrival;
    mail: IncomingMail;
    owner?: Owner;
    contact?: Contact;
    key?: EnrollmentKey | undefined;
    matchedBy: MatchedBy;
    understanding?: Understanding;
    problem?: string;
    /** The owner wrote it himself and copied us: a real contact, but no answer. */
    own?: boolean;
  },
): Promise<void> {
  const { arrival, mail, owner, contact, key, matchedBy, understanding, own } = about;
  const problem = [about.problem, ...mail.problems].filter((p) => p !== undefined).join('; ');
  await house.messages.record({
    ownerId: owner?.id ?? NOBODY,
    contactId: contact?.id ?? NOBODY,
    ...(key ? { n: key.n } : {}),
    id: arrival.key,
    direction: own ? 'out' : 'in',
    at: arrival.receivedAt,
    from: mail.from.address,
    to: own ? (mail.to[0] ?? '') : (arrival.recipients[0] ?? ''),
    subject: mail.subject,
    text: (understanding?.newestText ?? mail.text).slice(0, TEXT_KEPT),
    messageIds: mail.messageId === undefined ? [] : [mail.messageId],
    rawKey: arrival.key,
    ...(understanding ? keptReading(understanding) : {}),
    matchedBy,
    ...(problem ? { problem } : {}),
  });
  if (owner && contact && own)
    await changeContact(house, owner.id, contact.id, (c) =>
      c.lastContact !== undefined && c.lastContact >= arrival.receivedAt
        ? undefined
        : { ...c, lastContact: arrival.receivedAt },
    );
}
