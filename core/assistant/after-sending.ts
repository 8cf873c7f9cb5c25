import type { AfterSending } from '../domain/enrollment/enrollment-send.ts';
import { dayOf } from '../domain/instant.ts';
import type { Day, Instant } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { morningOf, sendingZone, startOfDay, waitFrom } from '../domain/sending/sending-hours.ts';
import { businessDayBefore, isUndecided } from '../domain/sequence/deadline.ts';
import { stepAfterSilence } from '../domain/sequence/sequence.ts';
import type { Sequence } from '../domain/sequence/sequence.ts';

/**
 * What follows: the next step is written one business day before it may go, so that the owner has a day to say yes;
 * one that goes by itself is written when it goes.
 */
export function afterSending(about: {
  owner: Owner;
  contact: Contact | undefined;
  sequence: Sequence;
  step: string;
  at: Instant;
  deadline: Day | undefined;
}): AfterSending {
  const { owner, contact, sequence, step, at, deadline } = about;
  const zone = contact ? sendingZone(owner, contact) : owner.zone;
  const wait = (days: number): Instant => waitFrom(at, days, zone, owner.holidays, contact?.holds ?? []);
  const next = stepAfterSilence(sequence, step);
  const isTooLate = next?.onlyIf === 'undecided' && !isUndecided(owner, dayOf(wait(next.wait), owner.zone));
  if (!next || isTooLate) return { at: 'closing', due: wait(sequence.closesAfter) };
  const byItself = next.automatic && owner.automatic.includes(sequence.name);
  if (next.beforeDeadline !== undefined && deadline !== undefined) {
    const before = (days: number): Instant => startOfDay(businessDayBefore(deadline, days, owner), zone);
    // A deadline that is near leaves the person as long as any silence does.
    const near = before(next.beforeDeadline) < wait(LEAST_WAIT);
    const notBefore = near ? wait(LEAST_WAIT) : before(next.beforeDeadline);
    const written = near ? wait(LEAST_WAIT - 1) : before(next.beforeDeadline + 1);
    return { at: 'waiting', step: next.id, due: morningOf(written, owner.zone), notBefore };
  }
  return {
    at: 'waiting',
    step: next.id,
    due: byItself ? wait(next.wait) : morningOf(wait(Math.max(1, next.wait - 1)), owner.zone),
    notBefore: wait(next.wait),
  };
}

const LEAST_WAIT = 3;
