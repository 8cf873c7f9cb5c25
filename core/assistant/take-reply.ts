import { afterAnswer, answered } from '../domain/enrollment-answer.ts';
import type { Contact } from '../domain/contact.ts';
import { DAY, dayOf, plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { IncomingMail } from '../domain/mail.ts';
import type { EnrollmentKey, MatchedBy } from '../domain/message.ts';
import { replyData } from '../domain/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import type { Understanding } from '../domain/reply.ts';
import { sendingZone, startOfDay, waitFrom } from '../domain/sending-hours.ts';
import { understand } from '../domain/understand.ts';
import type { About } from '../domain/understand.ts';
import { changeContact, changeEnrollment } from './change.ts';
import { holdContact } from './hold-contact.ts';
import { keepMail } from './keep-mail.ts';
import { noteBounce } from './note-bounce.ts';
import type { House } from './ports.ts';
import { stopContact } from './stop-contact.ts';
import type { Arrival } from './take-mail.ts';
import { tellOwner } from './tell-owner.ts';

interface Reply {
  arrival: Arrival;
  mail: IncomingMail;
  owner: Owner;
  contact: Contact;
  key?: EnrollmentKey | undefined;
  matchedBy: MatchedBy;
}

/** A "later" without a date comes back after this long; a "no" rests a year. */
const LATER_DAYS = 60;
const NO_DAYS = 365;

/**
 * Takes what came back in a contact's thread: understands it, records it, and does what its kind asks for.
 * A stop is obeyed before anything else is done. A person's answer ends every timer; a machine's ends none.
 */
export async function takeReply(house: House, reply: Reply): Promise<Understanding> {
  const { arrival, mail, owner, contact, key, matchedBy } = reply;
  const zone = sendingZone(owner, contact);
  const country = contact.country ?? owner.country;
  const understanding = understand(mail, {
    ...(await phoneReader(mail)),
    received: dayOf(arrival.receivedAt, zone),
    country,
    ownAddresses: [owner.address, owner.sendingAddress, ...contact.addresses.map((a) => a.address)],
  });
  if (understanding.labels.includes('stop'))
    await stopContact(house, {
      ownerId: owner.id,
      contactId: contact.id,
      by: 'contact',
      evidence: understanding.evidence.find((e) => e.kind === 'stop')?.words ?? 'stop',
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
      await holdContact(house, owner.id, contact.id, {
        from: arrival.receivedAt,
        until: backAt(understanding, arrival.receivedAt, zone, owner),
        source: 'out-of-office',
        because: understanding.returnDate ? `out of office, back on ${understanding.returnDate}` : 'out of office',
      });
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

/** Loaded when needed: most answers have no telephone number in them, lead to no draft and name nobody. */
async function phoneReader(mail: IncomingMail): Promise<Pick<About, 'phonesIn'>> {
  if (!/\d(?:\D{0,3}\d){6}/.test(mail.text)) return {};
  const { phonesIn } = await import('../domain/reply/phones.ts');
  return { phonesIn };
}

/** Two business days after the first day back; five from now where no date is given. */
function backAt(understanding: Understanding, now: Instant, zone: string, owner: Owner): Instant {
  if (understanding.returnDate === undefined) return waitFrom(now, 5, zone, owner.holidays);
  return waitFrom(startOfDay(understanding.returnDate, zone), 2, zone, owner.holidays);
}

async function takeAnswer(house: House, reply: Reply, understanding: Understanding, zone: string): Promise<void> {
  const { arrival, mail, owner, contact, key } = reply;
  const at = arrival.receivedAt;
  const kind = understanding.primary === 'automatic' ? 'left' : understanding.primary;
  const nextBusinessDay = waitFrom(at, 1, zone, owner.holidays);
  const later = understanding.until
    ? waitFrom(startOfDay(understanding.until, zone), 1, zone, owner.holidays)
    : plus(at, LATER_DAYS * DAY);

  await noteAboutPerson(house, reply, understanding);
  if (key) {
    const answer = { kind, invited: understanding.invited, at, messageId: mail.messageId ?? arrival.key };
    const saved = await changeEnrollment(house, key, (e) => {
      const sequence = house.stationery.sequence(e.sequence);
      if (!sequence) return { at: 'refused', because: `the sequence ${e.sequence} is gone` };
      const after = afterAnswer(sequence, e.sent.at(-1)?.step, answer, { now: at, nextBusinessDay, later });
      return answered(e, answer, after);
    });
    const enrollment = saved.at === 'saved' ? saved.value : undefined;
    const before = (await house.messages.ofContact(owner.id, contact.id)).filter((m) => m.direction === 'out' && m.at <= at).at(-1);
    await tellOwner(house, owner, {
      cause: `reply#${arrival.key}`,
      template: 'reply',
      data: replyData({ owner, contact, understanding, subject: mail.subject, receivedAt: at, enrollment, asked: before }),
      about: { scope: 'f', contactId: contact.id, n: key.n },
    });
    if (enrollment?.state.at === 'preparing') await (await import('./prepare-step.ts')).prepareStep(house, key);
  } else {
    await tellOwner(house, owner, {
      cause: `reply#${arrival.key}`,
      template: 'reply',
      data: replyData({ owner, contact, understanding, subject: mail.subject, receivedAt: at, enrollment: undefined, asked: undefined }),
      about: { scope: 'f', contactId: contact.id },
    });
  }
  const because = kind === 'no' ? 'said no' : 'asked for later';
  if (kind === 'later') await holdContact(house, owner.id, contact.id, { from: at, until: later, source: 'later', because });
  if (kind === 'no')
    await holdContact(house, owner.id, contact.id, { from: at, until: plus(at, NO_DAYS * DAY), source: 'system', because });
}

/** What an answer tells about the person himself: when we last spoke, phones, a new address, an address that is dead. */
async function noteAboutPerson(house: House, reply: Reply, understanding: Understanding): Promise<void> {
  const { arrival, owner, contact, key } = reply;
  const at = arrival.receivedAt;
  const kinds = understanding.labels;
  const helpful = kinds.includes('positive') || kinds.includes('referral');
  // The claim keeps a mail that is delivered twice from raising trust twice.
  const helped = helpful && (await house.claims.once(`helped#${arrival.key}`, 30)) ? 1 : 0;
  const moved = understanding.people.filter((p) => p.as === 'moved' && p.address !== undefined);
  const dead = kinds.includes('left') || kinds.includes('wrong-person');
  await changeContact(house, owner.id, contact.id, (c) => {
    const source = 'their answer';
    const written = key ? c.addresses.find((a) => a.stale === undefined)?.address : undefined;
    const known = c.addresses.map((a) =>
      dead && a.address === written && a.stale === undefined ? { ...a, stale: 'they left' } : a,
    );
    const fresh = moved.flatMap((p) =>
      p.address !== undefined && !known.some((a) => a.address === p.address) ? [{ address: p.address, source }] : [],
    );
    const phones = understanding.phones.filter((number) => !c.phones.some((p) => p.number === number));
    return {
      ...c,
      addresses: [...known, ...fresh],
      phones: [...c.phones, ...phones.map((number) => ({ number, source: 'their signature' }))],
      lastContact: c.lastContact !== undefined && c.lastContact > at ? c.lastContact : at,
      unanswered: 0,
      helped: c.helped + helped,
    };
  });
  for (const named of understanding.people.filter((p) => p.as === 'referral' && p.name !== undefined))
    await (await import('./add-contact.ts')).addContact(house, {
      ownerId: owner.id,
      name: named.name ?? '',
      ...(named.address === undefined ? {} : { addresses: [named.address] }),
      kind: 'referred',
      referredBy: contact.id,
      source: `referred by ${contact.name}`,
    });
}
