import type { Instant } from '../instant.ts';
import { type Enrollment, type EnrollmentState, isOver, moveTo } from './enrollment.ts';

/**
 * An enrollment as it may go on in a table that was put back to an earlier moment. What was on its way then may have
 * gone out since: it is in doubt, as after a lost answer of the mail service, and only the owner's word or a late Send
 * event moves it on. Nothing that follows goes by itself either. A draft that waited waits on under the fingerprint
 * `shown`: the yes to it may have been said since, and must not count a second time.
 */
export function restored(
  enrollment: Enrollment,
  backupAt: Instant,
  now: Instant,
  shown?: { before: string; again: string },
): Enrollment {
  if (isOver(enrollment) || enrollment.restoredAt === backupAt) return enrollment;
  const because = `the table was put back to ${backupAt.slice(0, 16)}Z`;
  const state = inDoubt(enrollment.state, now);
  const did = state === enrollment.state ? 'nothing more goes by itself' : 'it may have gone out since';
  const isShown = state.at === 'drafted' && state.fingerprint === shown?.before;
  const next = isShown ? { ...state, fingerprint: shown.again } : state;
  return { ...moveTo(enrollment, next, now, did, because), restoredAt: backupAt };
}

function inDoubt(state: EnrollmentState, now: Instant): EnrollmentState {
  switch (state.at) {
    case 'scheduled': {
      const { step, fingerprint } = state;
      return { at: 'unknown', step, fingerprint, claim: 'restored', claimedAt: now };
    }
    case 'sending': {
      const { step, fingerprint, claim, claimedAt } = state;
      return { at: 'unknown', step, fingerprint, claim, claimedAt };
    }
    case 'preparing':
    case 'asking':
    case 'drafted':
    case 'waiting':
    case 'closing':
    case 'answered':
    case 'snoozed':
    case 'unknown':
    case 'ended':
      return state;
  }
}
