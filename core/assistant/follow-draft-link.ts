import type { EnrollmentKey } from '../domain/mail/message.ts';
import { approve, skip } from './approve.ts';
import { draftMeant } from './bind-token.ts';
import type { Followed } from './follow-link.ts';
import type { House } from './ports.ts';

/** Approves or skips the draft that a link is about. `carried` is what it is bound to, or the beginning of a fingerprint. */
export async function followDraftLink(
  house: House,
  scope: string,
  key: EnrollmentKey,
  carried: string,
): Promise<Followed> {
  const enrollment = await house.enrollments.get(key);
  const shown = enrollment ? draftMeant(enrollment, carried) : carried;
  if (scope === 'skip') {
    const { state } = enrollment ?? {};
    // Clicked twice, or the draft it was about is not the one at hand: nothing else may end by an old link.
    if (state?.at !== 'drafted' || !state.fingerprint.startsWith(shown))
      return state?.at === 'ended' && state.why === 'skipped'
        ? { at: 'done', did: 'skipped; nothing goes out' }
        : { at: 'refused', because: 'This draft is gone: it was sent, skipped or changed since.' };
  }
  const done = scope === 'approve' ? await approve(house, key, shown) : await skip(house, key);
  return done.at === 'done' ? { at: 'done', did: done.did } : { at: 'refused', because: done.because };
}
