import { corrected } from '../domain/enrollment/enrollment-correction.ts';
import { isOver } from '../domain/enrollment/enrollment.ts';
import { same } from '../domain/enrollment/take-back.ts';
import type { Message } from '../domain/mail/message.ts';
import { nextWords, TAKEN_FOR } from '../domain/owner-mail/reply-words.ts';
import { dayWords } from '../domain/owner-mail/short-words.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { leftCompany, neverLeft } from '../domain/people/moved.ts';
import { keptReading, understandingOf } from '../domain/reply/kept-reading.ts';
import { RELABEL_KINDS, relabelled } from '../domain/reply/relabel.ts';
import { isHelpful, type ReplyKind, type Understanding } from '../domain/reply/reply.ts';
import { sendingZone } from '../domain/sending/sending-hours.ts';
import { changeContact } from './change.ts';
import { answerOf, haltOthers, isRestOf, restAfter, takeIn } from './follow-answer.ts';
import type { Heard, Taking } from './follow-answer.ts';
import { companyIn, noteAboutPerson, staleAfter } from './note-about-person.ts';
import { noteTalk } from './note-talk.ts';
import type { House } from './ports.ts';
import { stopContact } from './stop-contact.ts';
import { dropThanks } from './thank-for-no.ts';
import { writtenTo } from './written-to.ts';

/** What a correction came to: the message as it is kept now, and what follows, in words for the owner. */
export type Relabelled =
  { at: 'relabelled'; message: Message; did: string } | { at: 'refused'; because: string };

/** The newest mail of a contact that a correction can mean, up to a moment: of one thread where `n` is said. */
export async function newestReply(
  house: Pick<House, 'messages'>,
  ownerId: string,
  contactId: string,
  about: { n?: number | undefined; until?: string } = {},
): Promise<Message | undefined> {
  const { n, until } = about;
  const came = (await house.messages.ofContact(ownerId, contactId)).filter(
    (m) => mayBeRelabelled(m) && (until === undefined || m.at <= until),
  );
  return came.findLast((m) => m.n === n) ?? came.at(-1);
}

const mayBeRelabelled = ({ direction, kind }: Message): boolean =>
  direction === 'in' && kind !== undefined && kind !== 'bounce';

/**
 * The owner says what a mail was. His word is kept with it before anything follows from it, then everything is done as if
 * it had been read so at once. Each is safe to do again. Nothing he says here lifts a stop.
 */
export async function relabel(
  house: House,
  owner: Owner,
  said: { message: Message; kind: ReplyKind; words: string },
): Promise<Relabelled> {
  const { message, kind, words } = said;
  const read = mayBeRelabelled(message) ? understandingOf(message) : undefined;
  if (!read) return { at: 'refused', because: 'only a mail that a contact wrote can be relabelled' };
  if (!RELABEL_KINDS.includes(kind))
    return { at: 'refused', because: `a mail is one of: ${RELABEL_KINDS.join(', ')}` };
  const contact = await house.contacts.get(owner.id, message.contactId);
  if (!contact) return { at: 'refused', because: 'it came from nobody among your contacts' };
  const understanding = relabelled(read, kind, words);
  const kept: Message = { ...message, ...keptReading(understanding) };
  if (kind === 'stop') await stop(house, owner, contact);
  await house.messages.record(kept);
  const heard = heardIn(owner, contact, kept);
  await settle(house, heard, understanding);
  return { at: 'relabelled', message: kept, did: await outcome(house, heard, kind) };
}

const stop = async (house: House, owner: Owner, contact: Contact): Promise<unknown> =>
  stopContact(house, {
    ...{ ownerId: owner.id, contactId: contact.id, by: 'owner' },
    evidence: 'you said that their answer was a stop',
  });

function heardIn(owner: Owner, contact: Contact, message: Message): Heard {
  const { n, id, at, from, matchedBy = 'none', messageIds } = message;
  const key = n === undefined ? undefined : { ownerId: owner.id, contactId: contact.id, n };
  return { owner, contact, key, matchedBy, at, id, from, messageId: messageIds[0] ?? id };
}

async function settle(house: House, heard: Heard, understanding: Understanding): Promise<void> {
  const { owner, contact } = heard;
  const said = answerOf(heard, understanding, sendingZone(owner, contact));
  await noteAboutPerson(house, heard, understanding);
  await mend(house, heard, understanding);
  if (understanding.primary !== 'no') await dropThanks(house, heard);
  const take = await takingFor(house, heard);
  const enrollment = await takeIn(house, heard, said, take);
  await haltOthers(house, heard, said, take);
  if (enrollment) await noteTalk(house, { owner, contact, key: enrollment, at: heard.at }, understanding);
  if (enrollment?.state.at === 'preparing')
    await (await import('./prepare-step.ts')).prepareStep(house, enrollment);
  await restAfter(house, heard, said);
  if (isHelpful(said.answer.kind))
    await (await import('./company-closed.ts')).closeCompany(house, owner, contact);
}

/** What the first reading did to the person: rests of that moment go, and an address is dead only if he says so now. */
async function mend(house: House, heard: Heard, understanding: Understanding): Promise<void> {
  const { owner, contact, at, id } = heard;
  const { labels, primary } = understanding;
  const company = labels.includes('left') ? await companyIn(understanding) : undefined;
  const dead = staleAfter(labels);
  const to = await writtenTo(house, heard);
  await changeContact(house, owner.id, contact.id, (c) => {
    const holds = c.holds.filter((hold) => !isRestOf(hold, at, primary));
    const addresses = c.addresses.map((one) => {
      if (one.address !== to) return one;
      const { stale, ...alive } = one;
      const byAnswer = stale === 'they left' || stale === 'wrong person';
      if (stale !== undefined && !byAnswer) return one;
      return dead === undefined ? alive : { ...alive, stale: dead };
    });
    const next = labels.includes('left') ? leftCompany(c, { at, id }, company) : neverLeft(c, { at, id });
    return next === c && same({ holds, addresses }, { holds: c.holds, addresses: c.addresses })
      ? undefined
      : { ...next, holds, addresses };
  });
}

/** Who must not be written to, or is in another sequence by now, is not brought back into one that has ended. */
async function takingFor(house: House, { owner, contact, key }: Heard): Promise<Taking> {
  const now = await house.contacts.get(owner.id, contact.id);
  const all = await house.enrollments.ofContact(owner.id, contact.id);
  const busy = all.some((e) => e.n !== key?.n && !isOver(e));
  return (e, answer, after) => {
    const stays = isOver(e) && (now?.doNotContact !== undefined || busy);
    return stays ? e : corrected(e, answer, after);
  };
}

/** Read off what is stored, so that the same words come out when it is done again. */
async function outcome(house: House, { owner, contact, key, at }: Heard, kind: ReplyKind): Promise<string> {
  const now = house.world.now();
  const enrollment = key && (await house.enrollments.get(key));
  const closed = (await house.contacts.get(owner.id, contact.id))?.doNotContact;
  const head = `the answer of ${contact.name} of ${dayWords(at, owner.zone, now)} now counts as ${TAKEN_FOR[kind]} (${kind})`;
  if (closed && kind !== 'stop')
    return `${head}. ${contact.name} is still never written to (${closed.because}): a correction lifts no stop. If that is wrong: goodword stop ${contact.id} --lift --reason "..."`;
  return `${head}. ${nextWords(owner, enrollment, now)}`;
}
