import type { Contact } from '../domain/people/contact.ts';
import { dayOf } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { IncomingMail } from '../domain/mail/mail.ts';
import type { EnrollmentKey, MatchedBy } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import type { Understanding } from '../domain/reply/reply.ts';
import { sendingZone, startOfDay, waitFrom } from '../domain/sending/sending-hours.ts';
import { understand } from '../domain/reply/understand.ts';
import type { About } from '../domain/reply/understand.ts';
import { freeCompany } from './day-amounts.ts';
import { holdContact } from './hold-contact.ts';
import { keepMail } from './keep-mail.ts';
import { THEIR_ANSWER } from './note-about-person.ts';
import { noteBounce } from './note-bounce.ts';
import type { House } from './ports.ts';
import { secondReading } from './second-reading.ts';
import { stopContact } from './stop-contact.ts';
import { takeAnswer } from './take-answer.ts';
import type { Arrival } from './take-mail.ts';

/** A mail in a contact's thread, and how it was found to be. */
export interface Reply {
  arrival: Arrival;
  mail: IncomingMail;
  owner: Owner;
  contact: Contact;
  key?: EnrollmentKey | undefined;
  matchedBy: MatchedBy;
}

/** An absence note without a date holds for so many business days; with one, until so many after the return. */
const AWAY_DAYS = 5;
const AFTER_RETURN_DAYS = 2;

/**
 * Takes what came back in a contact's thread: understands it, records it, and does what its kind asks for.
 * A stop is obeyed before anything else is done. A person's answer ends every timer; a machine's ends none.
 */
export async function takeReply(house: House, reply: Reply): Promise<Understanding> {
  const { arrival, mail, owner, contact, key, matchedBy } = reply;
  const zone = sendingZone(owner, contact);
  const read = understand(mail, {
    ...(await phoneReader(mail)),
    received: dayOf(arrival.receivedAt, zone),
    country: contact.country ?? owner.country,
    ownAddresses: [owner.address, owner.sendingAddress, ...arrival.recipients, ...addressesBefore(contact)],
  });
  const understanding = await secondReading(house, reply, read);
  const stop = understanding.evidence.find((e) => e.kind === 'stop');
  if (understanding.labels.includes('stop'))
    await stopContact(house, {
      ownerId: owner.id,
      contactId: contact.id,
      // The owner's own word that it was a stop can be taken back by him; the person's cannot.
      by: stop?.from === 'owner' ? 'owner' : 'contact',
      evidence: stop?.words ?? 'stop',
      // A colleague or a second address that says stop is not written to either.
      alsoAddresses: [mail.from.address],
    });
  await keepMail(house, { arrival, mail, owner, contact, key, matchedBy, understanding });
  switch (understanding.author) {
    case 'bounce':
      for (const recipient of understanding.bounced)
        await noteBounce(house, { owner, contact, recipient, at: arrival.receivedAt, cause: arrival.key });
      break;
    case 'out-of-office':
      await noteAbsence(house, reply, understanding, zone);
      break;
    case 'auto-reply':
      // A machine that says the person has left is news about the person, not an answer.
      if (understanding.labels.includes('left')) await takeAnswer(house, reply, understanding, zone);
      break;
    case 'list':
    case 'other':
      break;
    case 'human':
      await takeAnswer(house, reply, understanding, zone);
      break;
  }
  return understanding;
}

/** Without what answers told: this one may have been taken in before, and must be understood the same way again. */
const addressesBefore = ({ addresses }: Contact): string[] =>
  addresses.flatMap(({ address, source }) => (source === THEIR_ANSWER ? [] : address));

/** Loaded when needed: most answers have no telephone number in them, lead to no draft and name nobody. */
async function phoneReader(mail: IncomingMail): Promise<Pick<About, 'phonesIn'>> {
  if (!/\d(?:\D{0,3}\d){6}/.test(mail.text)) return {};
  const { phonesIn } = await import('../domain/reply/phones.ts');
  return { phonesIn };
}

/** Nothing goes to somebody who is away, and a colleague may be written to meanwhile. */
async function noteAbsence(house: House, reply: Reply, about: Understanding, zone: string): Promise<void> {
  const { arrival, owner, contact } = reply;
  const { returnDate } = about;
  await holdContact(house, owner.id, contact.id, {
    from: arrival.receivedAt,
    until: backAt(returnDate, arrival.receivedAt, zone, owner),
    source: 'out-of-office',
    because: returnDate ? `out of office, back on ${returnDate}` : 'out of office',
  });
  await freeCompany(house, owner, contact);
}

function backAt(returnDate: string | undefined, now: Instant, zone: string, owner: Owner): Instant {
  if (returnDate === undefined) return waitFrom(now, AWAY_DAYS, zone, owner.holidays);
  return waitFrom(startOfDay(returnDate, zone), AFTER_RETURN_DAYS, zone, owner.holidays);
}
