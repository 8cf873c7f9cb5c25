import { type Contact, idsOf } from '../domain/people/contact.ts';
import { composeDigest, nextDigest } from '../domain/owner-mail/digest.ts';
import type { DigestWords, SentDigest, Suggestion } from '../domain/owner-mail/digest.ts';
import { digestCode, freeDigestName } from '../domain/owner-mail/digest-name.ts';
import type { Draft } from '../domain/sequence/draft.ts';
import { DAY, dayOf, plus } from '../domain/instant.ts';
import { KEEP_IN_TOUCH, keepInTouch } from '../domain/ranking/keep-in-touch.ts';
import { mintLink } from '../domain/mail/link.ts';
import { digestData } from '../domain/owner-mail/owner-mail.ts';
import { firstLineOf } from '../domain/owner-mail/short-words.ts';
import type { Owner } from '../domain/owner.ts';
import { rank } from '../domain/ranking/ranking.ts';
import { type KeepingQuestion, worthKeeping } from '../domain/ranking/worth-keeping.ts';
import { type Question, worthAsking } from '../domain/ranking/worth-asking.ts';
import { suggestions } from '../domain/ranking/suggestions.ts';
import { START, startHint } from '../domain/owner-mail/start-words.ts';
import { isUrgent } from '../domain/goal-questions.ts';
import { markAsked, nextGoalQuestion } from './ask-about-goal.ts';
import { boundToDigest } from './bind-token.ts';
import { all, changeContact, changeOwner } from './change.ts';
import { composeStep } from './compose-step.ts';
import { noteAskedToKeep } from './obey-keeping.ts';
import type { House } from './ports.ts';
import { bookOf } from './reference-book.ts';
import type { OwnerMail } from './tell-owner.ts';
import { tellOwner } from './tell-owner.ts';

const PEOPLE_A_WEEK = 5;
const DIGESTS_KEPT = 4;

/** The digest of an owner as it would be written now; nothing is sent or stored. */
export async function composeNow(
  house: House,
  owner: Owner,
): Promise<{
  words: DigestWords;
  digest: SentDigest;
  asked?: Question | { key: string };
  keeping?: KeepingQuestion;
}> {
  const now = house.world.now();
  const contacts = await all(house.contacts.ofOwner(owner.id));
  const enrollments = await all(house.enrollments.ofOwner(owner.id));
  const messages = await all(house.messages.ofOwner(owner.id, plus(now, -7 * DAY)));
  const ranked = rank(owner, contacts, enrollments, now);
  const drafts: Draft[] = [];
  for (const e of enrollments) {
    if (e.state.at !== 'drafted') continue;
    const draft = await house.drafts.get(e, e.state.step);
    if (draft) drafts.push(draft);
  }
  const standstill = await house.emergencyStop.get();
  const start = startHint(owner, enrollments, dayOf(now, owner.zone));
  const ofGoal = start === undefined ? nextGoalQuestion(house, owner) : { key: START, words: start };
  const urgent = ofGoal && isUrgent(ofGoal);
  const keeping = urgent ? undefined : worthKeeping(owner, contacts, enrollments, now);
  const question = ofGoal ?? worthAsking(owner, ranked, now)[0];
  const words = keeping?.words ?? question?.words;
  const composed = composeDigest({
    ...(words !== undefined && { question: words }),
    ...(urgent !== undefined && { urgent }),
    owner,
    now,
    suggestions: suggestions(ranked, PEOPLE_A_WEEK).map(
      ({ contact, reasons, caution, sequence }): Suggestion => ({
        contact,
        reasons,
        ...(caution === undefined ? {} : { caution }),
        ...(sequence === undefined ? {} : { sequence, ...beginning(house, owner, contact, sequence) }),
      }),
    ),
    references: await bookOf(house, owner, contacts, enrollments),
    keepInTouch: keepInTouch({ contacts, enrollments, now, sequence: KEEP_IN_TOUCH }),
    enrollments,
    contacts: new Map<string, Contact>(contacts.flatMap((c) => idsOf(c).map((id) => [id, c] as const))),
    drafts,
    messages,
    ...(standstill ? { standstill } : {}),
    sent: await house.digests.latest(owner.id, DIGESTS_KEPT),
  });
  const { oneThing, nothing } = composed.words;
  const isAsked = words !== undefined && [oneThing, ...nothing].includes(words);
  if (!isAsked) return composed;
  return keeping ? { ...composed, keeping } : { ...composed, ...(question && { asked: question }) };
}

/** How the first mail would begin, where everything it needs is known. */
function beginning(house: House, owner: Owner, contact: Contact, name: string): { firstLine?: string } {
  const sequence = house.stationery.sequence(name);
  const step = sequence?.steps[0];
  if (!sequence || !step) return {};
  const enrollment = { sent: [], answers: [], facts: {} };
  const written = composeStep(house, { owner, contact, sequence, step, enrollment, now: house.world.now() });
  return written.at === 'composed' ? { firstLine: firstLineOf(written.words.text) } : {};
}

/**
 * Writes the weekly mail when it is due, even when there is nothing to say: a digest that stops coming is the
 * complaint most often made of tools like this. Its numbers are stored before it goes, so that an answer to it always
 * works. A week that was missed makes no debt: one digest is sent, and the next is due next week.
 */
export async function writeDigest(
  house: House,
  ownerId: string,
  evenIfNotDue = false,
): Promise<{ at: 'sent' | 'not due' | 'too many mails' }> {
  const owner = await house.owners.get(ownerId);
  const now = house.world.now();
  if (!owner || (!evenIfNotDue && owner.due > now)) return { at: 'not due' };
  const cause = `digest#${evenIfNotDue ? house.world.id() : dayOf(now, owner.zone)}`;
  // Written only once it is clear that it goes out: a digest composed anew would give the same numbers to others.
  const told = await tellOwner(house, owner, { cause, write: () => write(house, owner) });
  if (told === 'too many') return { at: 'too many mails' };
  await changeOwner(house, ownerId, (o) => (o.due > now ? o : { ...o, due: nextDigest(o, now) }));
  return { at: 'sent' };
}

async function write(house: House, owner: Owner): Promise<OwnerMail> {
  const { digests, settings, world } = house;
  const { words, digest, asked, keeping } = await composeNow(house, owner);
  const day = await freeDigestName(digest.day, async (name) => Boolean(await digests.get(owner.id, name)));
  await digests.put({ ...digest, day });
  // A question that is lost with its mail is better than one that is asked twice.
  if (asked && 'contactId' in asked)
    await changeContact(house, owner.id, asked.contactId, (c) => ({
      ...c,
      asked: [...(c.asked ?? []), asked.key],
    }));
  else if (asked) await markAsked(house, owner, asked.key);
  if (keeping) await noteAskedToKeep(house, owner, keeping);
  const expires = plus(world.now(), 365 * DAY);
  const link = mintLink({ scope: 'unsubscribe', expires, data: { owner: owner.id } }, settings.tokenKeys);
  return {
    template: 'digest',
    data: digestData({ owner, words }),
    about: { scope: 'd', contactId: boundToDigest(digest), tail: digestCode(day) },
    headers: {
      'List-Id': `Weekly digest <digest.${settings.inboundDomain}>`,
      'List-Unsubscribe': `<${settings.webUrl}/unsubscribe/${link}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}
