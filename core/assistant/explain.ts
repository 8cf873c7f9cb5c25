import type { Contact } from '../domain/people/contact.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { dueAt } from '../domain/enrollment/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import type { Message } from '../domain/mail/message.ts';
import { type Pace, segmentOf } from '../domain/people/segment.ts';
import { helpWords } from '../domain/ranking/company-help.ts';
import type { Ranked } from '../domain/ranking/ranking.ts';
import { rank } from '../domain/ranking/ranking.ts';
import type { Suppression } from '../domain/sending/suppression.ts';
import { understandingOf } from '../domain/reply/kept-reading.ts';
import { factWords } from '../domain/reply/fact-words.ts';
import { all } from './change.ts';
import { closedFor } from './company-closed.ts';
import { enrollmentsOfPerson, messagesOfPerson, personNow } from './of-person.ts';
import type { House } from './ports.ts';

/** Everything that was decided about a contact, each with its evidence, in order of time. */
export interface Explanation {
  contact: Contact;
  ranked: Ranked | undefined;
  /** How the person answers, once that is known. */
  pace?: Pace;
  suppressions: (Suppression & { address: string })[];
  enrollments: (Enrollment & { due?: Instant })[];
  messages: Message[];
  /** One line a decision: when, what, why. */
  story: { at: Instant; what: string; because: string }[];
}

/** Answers "why?": ranking, holds, suppressions, decisions, and how each mail was matched and understood. */
export async function explain(
  house: House,
  ownerId: string,
  contactId: string,
): Promise<Explanation | undefined> {
  const owner = await house.owners.get(ownerId);
  const contact = await personNow(house, ownerId, contactId);
  if (!owner || !contact) return undefined;
  const enrollments = await enrollmentsOfPerson(house, contact);
  const messages = await messagesOfPerson(house, contact);
  const alone = rank(owner, [contact], enrollments, house.world.now())[0];
  const helper = alone?.sequence && (await closedFor(house, owner, contact, alone.sequence));
  const isClosed = helper && alone.standing === 'ready';
  const ranked = isClosed
    ? ({ ...alone, standing: 'company closed', because: helpWords(helper) } as const)
    : alone;
  const found = await all(suppressionsOf(house, contact));
  const story = [
    ...enrollments.flatMap((e) =>
      e.decisions.map((d) => ({ at: d.at, what: `${e.sequence}: ${d.did}`, because: d.because })),
    ),
    ...messages.map((m) => ({
      at: m.at,
      what: m.direction === 'out' ? `sent "${m.subject}"` : `received: ${m.kind ?? 'not understood'}`,
      because: evidenceOf(m),
    })),
    ...contact.holds.map((h) => ({
      at: h.from,
      what: `hold until ${h.until.slice(0, 10)} (${h.source})`,
      because: h.because,
    })),
    ...found.map((s) => ({
      at: s.at,
      what: `never write to ${s.address} again: ${s.reason}`,
      because: s.evidence,
    })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const withDue = enrollments.map((e) => {
    const due = dueAt(e.state);
    return due === undefined ? e : { ...e, due };
  });
  const pace = segmentOf(enrollments, owner);
  return {
    ...{ contact, ranked, suppressions: found, enrollments: withDue, messages, story },
    ...(pace && { pace }),
  };
}

async function* suppressionsOf(
  house: House,
  contact: Contact,
): AsyncGenerator<Suppression & { address: string }> {
  for (const { address } of contact.addresses) {
    const found = await house.suppressions.find(address);
    if (found) yield { ...found, address };
  }
}

function evidenceOf(message: Message): string {
  if (message.direction === 'out') return message.deliveryDetail ?? message.delivery ?? 'sent';
  const words = (message.evidence ?? []).map((e) => `${e.from} "${e.words}" (${e.rule})`).join('; ');
  const read = understandingOf(message);
  return [
    `matched by ${message.matchedBy ?? 'none'}`,
    words,
    ...(read ? factWords(read) : []),
    message.problem,
  ]
    .filter(Boolean)
    .join('; ');
}
