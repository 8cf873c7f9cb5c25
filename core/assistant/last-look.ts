import type { Draft } from '../domain/sequence/draft.ts';
import type { Ending, Enrollment } from '../domain/enrollment/enrollment.ts';
import { DAY, plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { enrollmentId } from '../domain/mail/message.ts';
import { keyedHash } from '../domain/mail/mac.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { KEEP_IN_TOUCH } from '../domain/ranking/keep-in-touch.ts';
import { silentUntil } from '../domain/sending/silence.ts';
import type { House } from './ports.ts';

/** Why a mail that was approved is not wanted any more, at the moment it would go. */
export function overtakenBy(
  contact: Contact,
  enrollment: Enrollment,
  now: Instant,
): { why: Ending; because: string } | undefined {
  if (silentUntil(contact, now) !== undefined)
    return { why: 'silent', because: `${contact.unanswered} mails in a row without an answer` };
  // A note that was due is not, once the two have been in touch.
  if (enrollment.sequence === KEEP_IN_TOUCH && (contact.lastContact ?? '') > enrollment.startedAt)
    return { why: 'skipped', because: 'you have been in touch meanwhile' };
  return undefined;
}

const A_WEEK = 7 * DAY;
const KEPT_DAYS = 60;

/**
 * Two owners of one deployment who write to one person in the same week: the second is told before his mail goes, once for
 * each mail, without a word about who the other is. His yes after that counts. The address stands there only as a keyed hash.
 */
export async function alsoWrittenTo(
  house: Pick<House, 'claims' | 'settings' | 'world'>,
  owner: Owner,
  enrollment: Enrollment,
  draft: Draft,
): Promise<string | undefined> {
  const { claims, settings, world } = house;
  const now = world.now();
  const hash = keyedHash('person written to', draft.to.toLowerCase(), settings.tokenKeys);
  const lock = () => claims.lock(`person#${hash}`, owner.id, now, plus(now, A_WEEK));
  if ((await lock()).at === 'taken') return undefined;
  if (!(await claims.once(`shared#${enrollmentId(enrollment)}#${draft.step}`, KEPT_DAYS))) {
    // He was told and said yes again: from now on it is the other who has to be told.
    await claims.reset(`person#${hash}`);
    await lock();
    return undefined;
  }
  return 'somebody else who uses this Goodword wrote to the same person this week; say yes again to send it all the same';
}
