import { approve } from '../../core/assistant/approve.ts';
import { doDue } from '../../core/assistant/do-due.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import type { WholeHouse } from '../../core/assistant/ports.ts';
import { takeMail } from '../../core/assistant/take-mail.ts';
import type { Taken } from '../../core/assistant/take-mail.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { DeliveryEvent } from '../../core/domain/sending/delivery-event.ts';
import type { Enrollment } from '../../core/domain/enrollment/enrollment.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import type { Instant } from '../../core/domain/instant.ts';
import type { Letter, Verdicts } from '../../core/domain/mail/mail.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { readMail } from '../../core/mail/parse.ts';
import { openStationery } from '../../core/mail/stationery.ts';
import { ben, nora } from '../cast.ts';
import type { FakeHouse } from '../fakes/house.ts';
import { fakeHouse } from '../fakes/house.ts';

const stationery = openStationery('templates');
const PASS: Verdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' };

/** Sunday evening where Nora lives: the next first mail goes on Tuesday morning. */
const SUNDAY = '2026-11-29T23:00:00.000Z';

/** Somebody's mail as it comes over the wire. */
export interface Wire {
  from: string;
  to: string;
  text: string;
  subject?: string;
  messageId?: string;
  references?: string[];
  headers?: Record<string, string>;
  verdicts?: Partial<Verdicts>;
  /** The key of its bytes; the same key twice is the same mail delivered twice. */
  key?: string;
}

/** Nora's desk: a house in memory with the real templates and the real reading of mail, its clock, and who writes to whom. */
export interface Desk {
  house: FakeHouse;
  /** Letters handed over since the last look, newest last. */
  look(): Letter[];
  /** Puts a contact on a sequence. */
  start(contact?: Contact, sequence?: string): Promise<Enrollment>;
  enrollment(contact?: Contact, n?: number): Promise<Enrollment>;
  contact(contact?: Contact): Promise<Contact>;
  /** Hands a mail in. */
  receive(wire: Wire, house?: WholeHouse): Promise<Taken>;
  /** The owner answers one of Goodword's mails to her. */
  say(letter: Letter, text: string, how?: Partial<Wire>): Promise<Taken>;
  /** Does everything that falls due, in order, until `days` from now. */
  pass(days: number): Promise<void>;
}

/** Nora and the contacts named, at her desk on a Sunday evening. */
export async function openDesk(
  about: { owner?: Partial<Owner>; contacts?: Contact[]; at?: Instant; operatorAddress?: string } = {},
): Promise<Desk> {
  const house = fakeHouse({ stationery, mailReader: { read: readMail } });
  if (about.operatorAddress) house.settings = { ...house.settings, operatorAddress: about.operatorAddress };
  house.clock.set(about.at ?? SUNDAY);
  await house.owners.create({ ...nora, startedAt: SUNDAY, due: plus(SUNDAY, 300 * DAY), ...about.owner });
  for (const contact of about.contacts ?? [ben]) await house.contacts.save({ ...contact, version: 0 });
  let looked = 0;
  let mails = 0;
  const receivedAt = new Map<string, Instant>();
  const desk: Desk = {
    house,
    look() {
      const letters = house.postman.letters.slice(looked);
      looked = house.postman.letters.length;
      return letters;
    },
    async start(contact = ben, sequence = 'reconnect') {
      const enrolled = await enroll(house, {
        ownerId: nora.id,
        contactId: contact.id,
        sequence,
        because: 'a test',
      });
      if (enrolled.at === 'refused') throw new Error(enrolled.because);
      return enrolled.enrollment;
    },
    async enrollment(contact = ben, n) {
      const all = await house.enrollments.ofContact(nora.id, contact.id);
      const found = n === undefined ? all.at(-1) : all.find((e) => e.n === n);
      if (!found) throw new Error(`${contact.name} has no enrollment ${n ?? ''}`);
      return found;
    },
    async contact(contact = ben) {
      const found = await house.contacts.get(nora.id, contact.id);
      if (!found) throw new Error(`${contact.name} is gone`);
      return found;
    },
    async receive(wire, into = house) {
      const key = wire.key ?? `mail${String(++mails).padStart(4, '0')}`;
      await house.rawMail.put(key, bytesOf(wire));
      const verdicts = { ...PASS, ...wire.verdicts };
      const at = receivedAt.get(key) ?? house.clock.now();
      receivedAt.set(key, at);
      return takeMail(into, { key, recipients: [wire.to], verdicts, receivedAt: at });
    },
    async say(letter, text, how = {}) {
      return desk.receive({
        from: `Nora Reyes <${nora.address}>`,
        to: letter.replyTo?.address ?? '',
        text,
        subject: `Re: ${letter.subject}`,
        ...how,
      });
    },
    async pass(days) {
      const end = plus(house.clock.now(), days * DAY);
      for (;;) {
        const due = await house.dueIndex.next();
        if (due === undefined || due > end) break;
        if (due > house.clock.now()) house.clock.set(due);
        let count = 0;
        for await (const thing of house.dueIndex.upTo(house.clock.now())) {
          await doDue(house, thing);
          if (++count > 500) throw new Error('what is due stays due');
        }
      }
      house.clock.set(end);
    },
  };
  return desk;
}

function bytesOf({
  from,
  to,
  text,
  subject = '',
  messageId,
  references = [],
  headers = {},
}: Wire): Uint8Array {
  const lines = [
    `From: ${from}`,
    ...('To' in headers ? [] : [`To: ${to}`]),
    `Subject: ${subject}`,
    ...(messageId === undefined ? [] : [`Message-ID: <${messageId}>`]),
    ...(references.length === 0
      ? []
      : [
          `In-Reply-To: <${references.at(-1) ?? ''}>`,
          `References: ${references.map((id) => `<${id}>`).join(' ')}`,
        ]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ];
  return new TextEncoder().encode(lines.join('\r\n'));
}

export const kindOf = (letter: Letter): string => letter.tags['kind'] ?? '';

/** The one letter of a kind. */
export function only(letters: Letter[], kind: string): Letter {
  const found = letters.filter((letter) => kindOf(letter) === kind);
  if (found.length !== 1 || !found[0])
    throw new Error(`${found.length} of ${kind} among ${letters.map(kindOf).join(', ')}`);
  return found[0];
}

/** Ben's first mail is out: what he got, and the address his answer goes to. */
export async function firstMailOut(
  desk: Desk,
  contact = ben,
): Promise<{ mail: Letter; replyTo: string; wireId: string }> {
  await desk.start(contact);
  const { ownerId, contactId, n } = await desk.enrollment(contact);
  const approved = await approve(desk.house, { ownerId, contactId, n });
  if (approved.at === 'refused') throw new Error(approved.because);
  desk.look();
  await desk.pass(4);
  const mail = only(desk.look(), 'step');
  const i = desk.house.postman.letters.findIndex((letter) => letter.tags['claim'] === mail.tags['claim']);
  return { mail, replyTo: mail.replyTo?.address ?? '', wireId: `ses-${i + 1}@email.amazonses.example` };
}

/** What SES says of a letter that was handed over. */
export function eventOf(
  desk: Desk,
  letter: Letter,
  what: DeliveryEvent['what'],
  more: Partial<DeliveryEvent> = {},
): DeliveryEvent {
  const i = desk.house.postman.letters.findIndex((l) => JSON.stringify(l) === JSON.stringify(letter));
  const sesId = `ses-${i + 1}`;
  return {
    what,
    at: desk.house.clock.now(),
    sesId,
    messageId: `${sesId}@email.amazonses.example`,
    tags: letter.tags,
    recipients: [],
    ...more,
  };
}

/** Her word on the draft at hand, and what the contact gets within a week. */
export async function send(desk: Desk, contact: Contact): Promise<Letter> {
  const { ownerId, contactId, n } = await desk.enrollment(contact);
  const approved = await approve(desk.house, { ownerId, contactId, n });
  if (approved.at === 'refused') throw new Error(approved.because);
  desk.look();
  await desk.pass(6);
  return only(desk.look(), 'step');
}

/** The contact answers, and what it leads to. */
export async function hear(desk: Desk, contact: Contact, mail: Letter, text: string): Promise<Enrollment> {
  await desk.receive({
    from: `${contact.name} <${contact.addresses[0]?.address ?? ''}>`,
    to: mail.replyTo?.address ?? '',
    subject: `Re: ${mail.subject}`,
    text,
  });
  return desk.enrollment(contact);
}
