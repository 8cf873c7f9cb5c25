import type { EnrollmentKey } from '../domain/mail/message.ts';
import { approve, skip } from './approve.ts';
import type { Followed } from './follow-link.ts';
import type { House } from './ports.ts';

/** Approves or skips the draft that a link is about. `shown` is the beginning of the fingerprint in it. */
export async function followDraftLink(
  house: House,
  scope: string,
  key: EnrollmentKey,
  shown: string,
): Promise<Followed> {
  if (scope === 'skip') {
    const { state } = (await house.enrollments.get(key)) ?? {};
    // Clicked twice, or the draft it was about is not the one at hand: nothing else may end by an old link.
    if (state?.at !== 'drafted' || !state.fingerprint.startsWith(shown))
      return state?.at === 'ended' && state.why === 'skipped'
        ? { at: 'done', did: 'skipped; nothing goes out' }
        : { at: 'refused', because: 'This draft is gone: it was sent, skipped or changed since.' };
  }
  const done = scope === 'approve' ? await approve(house, key, shown) : await skip(house, key);
  return done.at === 'done' ? { at: 'done', did: done.did } : { at: 'refused', because: done.because };
}
