import type { Subject } from '../domain/command/command.ts';
import type { ReplyToken } from '../domain/mail/token.ts';
import type { DigestItem } from '../domain/owner-mail/digest.ts';
import { digestOfCode } from '../domain/owner-mail/digest-name.ts';
import type { Owner } from '../domain/owner.ts';
import { questionOfCode } from '../domain/goal-questions.ts';
import { factOfCode } from '../domain/people/facts.ts';
import { boundToDigest, draftMeant } from './bind-token.ts';
import type { House } from './ports.ts';
import { DID_YOU_TALK, NOBODY, OFFERED, WHO_KNOWS_YOU } from './tell-owner.ts';

/** Why the numbers of a weekly mail mean nothing: its own were lost when the table was put back. */
export const NUMBERS_LOST =
  'a backup was put back since I wrote that mail, and whom its numbers meant is lost; answer a newer one, or say the name';

/** What the owner's mail answered, from the token it came to. `lost`: a digest whose numbers nobody knows any more. */
export async function subjectOf(
  house: Pick<House, 'digests' | 'enrollments'>,
  owner: Owner,
  token: ReplyToken,
): Promise<{ subject: Subject; lost?: true }> {
  if (token.scope === 'd') {
    const digest = await house.digests.get(owner.id, digestOfCode(token.tail));
    const isIt = digest && (token.contactId === NOBODY || token.contactId === boundToDigest(digest));
    return isIt
      ? { subject: { at: 'digest', items: digest.items } }
      : { subject: { at: 'nothing' }, lost: true };
  }
  return { subject: await otherThanDigest(house, owner, token) };
}

async function otherThanDigest(
  house: Pick<House, 'enrollments'>,
  owner: Owner,
  token: ReplyToken,
): Promise<Subject> {
  // A code of chance may spell a question.
  if (token.scope === 'o' && token.contactId === NOBODY && token.n === OFFERED) return { at: 'nothing' };
  if (token.scope === 'o' && token.tail === WHO_KNOWS_YOU) return { at: 'circles' };
  const key = token.scope === 'o' ? questionOfCode(token.tail) : undefined;
  if (key) return { at: 'goal', key };
  if (token.contactId === NOBODY || token.n === 0) return { at: 'nothing' };
  const enrollment = await house.enrollments.get({
    ownerId: owner.id,
    contactId: token.contactId,
    n: token.n,
  });
  if (!enrollment) return { at: 'nothing' };
  const { state } = enrollment;
  const here = { number: 1, section: 'waiting', contactId: token.contactId, n: token.n } as const;
  if (token.scope === 'o' && token.tail === DID_YOU_TALK)
    return { at: 'preview', item: { ...here, sequence: 'thank-you', talk: true } };
  const item: DigestItem = {
    ...here,
    ...('step' in state && state.step !== undefined ? { step: state.step } : {}),
    ...(token.scope === 'p' ? { fingerprint: draftMeant(enrollment, token.tail) } : {}),
  };
  // The fact stands in the token, so that an answer to an older question is not taken for one to the newest.
  const fact = token.scope === 'q' ? factOfCode(token.tail) : undefined;
  if (fact) return { at: 'question', item, fact };
  return { at: 'preview', item };
}
