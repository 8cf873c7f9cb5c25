import type { Enrollment } from './enrollment.ts';
import { moveTo } from './enrollment.ts';
import { holdsAgainst, isOpenEnded } from '../sending/hold.ts';
import type { Hold } from '../sending/hold.ts';
import type { Instant } from '../instant.ts';

/**
 * A hold parks what would go out by a timer. An out-of-office hold moves the next step to its end; any other hold
 * does not eat the wait: what was left of it when the hold began is left when it ends.
 */
export function held(enrollment: Enrollment, hold: Hold): Enrollment {
  const { state } = enrollment;
  if (holdsAgainst(enrollment.sequence, [hold]).length === 0) return enrollment;
  const length = Date.parse(hold.until) - Date.parse(hold.from);
  const shift = (at: Instant): Instant => {
    if (at < hold.from) return at;
    if (hold.source === 'out-of-office') return at < hold.until ? hold.until : at;
    return new Date(Date.parse(at) + length).toISOString();
  };
  const because = hold.because;
  // A hold without an end moves no wait: the draft is written in time, and goes when the hold is lifted.
  if (isOpenEnded(hold) && state.at !== 'scheduled') return enrollment;
  const did = isOpenEnded(hold) ? 'held' : `nothing before ${hold.until.slice(0, 10)}`;
  // The same hold comes twice after a process died between its two writes: no wait is moved twice for it.
  if (enrollment.decisions.some((d) => d.at === hold.from && d.did === did && d.because === because))
    return enrollment;
  switch (state.at) {
    case 'waiting':
      return moveTo(
        enrollment,
        { ...state, due: shift(state.due), notBefore: shift(state.notBefore) },
        hold.from,
        did,
        because,
      );
    case 'closing':
      return moveTo(enrollment, { ...state, due: shift(state.due) }, hold.from, did, because);
    case 'scheduled': {
      // `planned` moves too: time spent on hold is not lateness.
      const due = state.due < hold.until ? hold.until : state.due;
      return moveTo(enrollment, { ...state, due, planned: due }, hold.from, did, because);
    }
    case 'preparing':
    case 'asking':
    case 'drafted':
      return moveTo(
        enrollment,
        { ...state, notBefore: state.notBefore < hold.until ? hold.until : state.notBefore },
        hold.from,
        did,
        because,
      );
    case 'sending':
    case 'answered':
    case 'snoozed':
    case 'unknown':
    case 'ended':
      return enrollment;
  }
}
