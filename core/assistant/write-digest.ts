import type { Contact } from '../domain/contact.ts';
import { composeDigest, nextDigest } from '../domain/digest.ts';
import type { DigestWords, SentDigest, Suggestion } from '../domain/digest.ts';
import type { Draft } from '../domain/draft.ts';
import { DAY, plus } from '../domain/instant.ts';
import { keepInTouch } from '../domain/keep-in-touch.ts';
import { mintLink } from '../domain/link.ts';
import { digestData } from '../domain/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import { rank } from '../domain/ranking.ts';
import { suggestions } from '../domain/suggestions.ts';
import { all, changeOwner } from './change.ts';
import type { House } from './ports.ts';
import { tellOwner } from './tell-owner.ts';

const PEOPLE_A_WEEK = 5;
const DIGESTS_KEPT = 4;
const KEEP_IN_TOUCH = 'reconnect';

/** The digest of an owner as it would be written now; nothing is sent or stored. */
export async function composeNow(
  house: House,
  owner: Owner,
): Promise<{ words: DigestWords; digest: SentDigest }> {
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
  return composeDigest({
    owner,
    now,
    suggestions: suggestions(ranked, PEOPLE_A_WEEK).map(
      ({ contact, reasons, caution, sequence }): Suggestion => ({
        contact,
        reasons,
        ...(caution === undefined ? {} : { caution }),
        ...(sequence === undefined ? {} : { sequence }),
      }),
    ),
    keepInTouch: keepInTouch({ contacts, enrollments, now, sequence: KEEP_IN_TOUCH }),
    enrollments,
    contacts: new Map<string, Contact>(contacts.map((c) => [c.id, c])),
    drafts,
    messages,
    sent: await house.digests.latest(owner.id, DIGESTS_KEPT),
  });
}

/**
 * Writes the weekly mail when it is due, even when there is nothing to say: a digest that stops coming is the
 * complaint most often made of tools like this. Its numbers are stored first, so that an answer to it always works.
 * A week that was missed makes no debt: one digest is sent, and the next is due next week.
 */
export async function writeDigest(house: House, ownerId: string, evenIfNotDue = false): Promise<{ at: 'sent' | 'not due' }> {
  const owner = await house.owners.get(ownerId);
  const now = house.world.now();
  if (!owner || (!evenIfNotDue && owner.due > now)) return { at: 'not due' };
  const { words, digest } = await composeNow(house, owner);
  const cause = evenIfNotDue ? `digest#${digest.day}#${house.world.id()}` : `digest#${digest.day}`;
  await house.digests.put(digest);
  const link = mintLink({ scope: 'unsubscribe', expires: plus(now, 365 * DAY), data: { owner: owner.id } }, house.settings.tokenKeys);
  await tellOwner(house, owner, {
    cause,
    template: 'digest',
    data: digestData({ owner, words }),
    about: { scope: 'd', tail: digest.day.replaceAll('-', '') },
    headers: {
      'List-Id': `Weekly digest <digest.${house.settings.inboundDomain}>`,
      'List-Unsubscribe': `<${house.settings.webUrl}/unsubscribe/${link}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  });
  await changeOwner(house, ownerId, (o) => (o.due > now ? o : { ...o, due: nextDigest(o, now) }));
  return { at: 'sent' };
}
