import type { Enrollment, Next } from './enrollment.ts';
import { moveTo } from './enrollment.ts';
import type { Fact } from '../people/facts.ts';
import type { Instant } from '../instant.ts';

const refused = (because: string): Next => ({ at: 'refused', because });
const next = (enrollment: Enrollment): Next => ({ at: 'next', enrollment });

/** The draft of the step at hand is written and waits for the owner's word. */
export function drafted(enrollment: Enrollment, fingerprint: string, now: Instant): Next {
  const { state } = enrollment;
  if (state.at !== 'preparing') return refused(`there is nothing to write: it is ${state.at}`);
  const { step, notBefore } = state;
  return next(
    moveTo(
      enrollment,
      { at: 'drafted', step, fingerprint, notBefore },
      now,
      `draft of ${step} written`,
      'waits for your word',
    ),
  );
}

/** A fact is missing: the owner is asked, and nothing is written until he answers. */
export function asked(enrollment: Enrollment, fact: Fact, now: Instant): Next {
  const { state } = enrollment;
  if (state.at !== 'preparing') return refused(`there is nothing to ask for: it is ${state.at}`);
  const { step, notBefore } = state;
  return next(
    moveTo(
      enrollment,
      { at: 'asking', step, fact, notBefore },
      now,
      `asked you about ${fact}`,
      `${step} cannot do without it`,
    ),
  );
}

/** The fact arrived: the step is to be written. */
export function factArrived(enrollment: Enrollment, now: Instant, because: string): Next {
  const { state } = enrollment;
  if (state.at !== 'asking') return refused(`no question is open: it is ${state.at}`);
  const { step, notBefore } = state;
  return next(
    moveTo(
      enrollment,
      { at: 'preparing', step, due: now, notBefore },
      now,
      `${step} can be written`,
      because,
    ),
  );
}

/** The owner approved exactly this text; it goes out at `due`. */
export function approved(
  enrollment: Enrollment,
  approval: { fingerprint: string; due: Instant; jitter: number; because: string },
  now: Instant,
): Next {
  const { state } = enrollment;
  if (state.at === 'scheduled' && state.fingerprint === approval.fingerprint)
    return refused('it is approved already');
  if (state.at !== 'drafted') return refused(`no draft waits for a word: it is ${state.at}`);
  // Approval is bound to what was shown: a "yes" to an older text must not send a newer one.
  if (state.fingerprint !== approval.fingerprint)
    return refused('the text has changed since you saw it; the newest preview is the one to answer');
  const { step, fingerprint } = state;
  const { due, jitter, because } = approval;
  return next(
    moveTo(
      enrollment,
      { at: 'scheduled', step, fingerprint, due, planned: due, jitter },
      now,
      `${step} approved`,
      because,
    ),
  );
}

/** The owner changed the text: a new draft waits for his word. */
export function edited(enrollment: Enrollment, fingerprint: string, now: Instant): Next {
  const { state } = enrollment;
  if (state.at !== 'drafted' && state.at !== 'scheduled')
    return refused(`there is no draft to change: it is ${state.at}`);
  const notBefore = state.at === 'drafted' ? state.notBefore : now;
  return next(
    moveTo(
      enrollment,
      { at: 'drafted', step: state.step, fingerprint, notBefore },
      now,
      `${state.step} edited`,
      'you changed the text',
    ),
  );
}

/** It goes on at another address; of a draft that address is a part, so that it waits for the owner's word anew. */
export function redirected(
  enrollment: Enrollment,
  { address, fingerprint }: { address: string; fingerprint?: string },
  now: Instant,
): Next {
  const { state } = enrollment;
  const moved = (next: Enrollment['state']): Next => ({
    at: 'next',
    enrollment: moveTo(
      { ...enrollment, address },
      next,
      now,
      `goes on at ${address}`,
      'you named the address',
    ),
  });
  switch (state.at) {
    case 'ended':
    case 'sending':
    case 'unknown':
      return refused(`it stays with ${enrollment.address}: it is ${state.at}`);
    case 'drafted':
    case 'scheduled': {
      if (fingerprint === undefined) return refused('a draft came in between');
      const notBefore = state.at === 'drafted' ? state.notBefore : now;
      return moved({ at: 'drafted', step: state.step, fingerprint, notBefore });
    }
    case 'preparing':
    case 'asking':
    case 'waiting':
    case 'closing':
    case 'answered':
    case 'snoozed':
      return moved(state);
  }
}

/** What the owner put off is on his desk again, and comes back by itself no more. */
export function backOnDesk(enrollment: Enrollment, now: Instant): Enrollment {
  const { state } = enrollment;
  if ((state.at !== 'drafted' && state.at !== 'asking') || state.due === undefined || state.due > now)
    return enrollment;
  const { due: _due, ...rest } = state;
  return moveTo(enrollment, rest, now, 'back on your desk', 'the day you named has come');
}

/** Nothing of it before `until`: at `due` a draft or a question comes back, and what was scheduled goes. */
export function postponed(
  enrollment: Enrollment,
  until: Instant,
  due: Instant,
  now: Instant,
  because: string,
): Next {
  const { state } = enrollment;
  const later = (at: Instant): Instant => (at < until ? until : at);
  const did = `put off to ${until.slice(0, 10)}`;
  switch (state.at) {
    case 'drafted':
    case 'asking':
      return next(
        moveTo(enrollment, { ...state, notBefore: later(state.notBefore), due }, now, did, because),
      );
    case 'scheduled':
      return next(moveTo(enrollment, { ...state, due, planned: due }, now, did, because));
    case 'preparing':
    case 'waiting':
      return next(
        moveTo(
          enrollment,
          { ...state, due: state.due < due ? due : state.due, notBefore: later(state.notBefore) },
          now,
          did,
          because,
        ),
      );
    case 'closing':
      return next(moveTo(enrollment, { ...state, due: later(state.due) }, now, did, because));
    case 'answered':
    case 'snoozed': {
      const step = state.step === undefined ? {} : { step: state.step };
      return next(moveTo(enrollment, { at: 'snoozed', due, ...step }, now, did, because));
    }
    case 'sending':
      return refused('it is on its way at this moment');
    case 'unknown':
      return refused('it may have gone out already; say "retry" or "skip"');
    case 'ended':
      return refused('it is over');
  }
}
