import type { AfterSending } from '../domain/enrollment/enrollment-send.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { morningOf, sendingZone, startOfDay, waitFrom } from '../domain/sending/sending-hours.ts';
import { closesSoon } from '../domain/sequence/closing.ts';
import { businessDayBefore, conditionHolds, deadlineOf } from '../domain/sequence/deadline.ts';
import { stepAfterSilence } from '../domain/sequence/sequence.ts';
import type { Sequence, Step } from '../domain/sequence/sequence.ts';

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
  /** Of the exchange. */
  facts: Enrollment['facts'];
}): AfterSending {
  const { owner, contact, sequence, step, at, facts } = about;
  const deadline = deadlineOf({ facts });
  const zone = contact ? sendingZone(owner, contact) : owner.zone;
  const wait = (days: number): Instant => waitFrom(at, days, zone, owner.holidays, contact?.holds ?? []);
  const next = stepAfterSilence(sequence, step);
  if (!next) return { at: 'closing', due: wait(sequence.closesAfter) };
  const byItself = next.automatic && owner.automatic.includes(sequence.name);
  if (next.beforeDeadline !== undefined && deadline !== undefined) {
    const before = (days: number): Instant => startOfDay(businessDayBefore(deadline, days, owner), zone);
    // A deadline that is near leaves the person as long as any silence does.
    const near = before(next.beforeDeadline) < wait(LEAST_WAIT);
    const notBefore = near ? wait(LEAST_WAIT) : before(next.beforeDeadline);
    const written = near ? wait(LEAST_WAIT - 1) : before(next.beforeDeadline + 1);
    return { at: 'waiting', step: next.id, due: morningOf(written, owner.zone), notBefore };
  }
  const days = waitOf(next, { ...about, facts: { ...contact?.facts, ...facts } });
  return {
    at: 'waiting',
    step: next.id,
    due: byItself ? wait(days) : morningOf(wait(Math.max(1, days - 1)), owner.zone),
    notBefore: wait(days),
  };
}

const LEAST_WAIT = 3;

/** How long this person is left before the step: a close tie, or one where a role closes, less than others. */
function waitOf(
  { wait, waitIfClose = wait, waitIfClosing = wait }: Step,
  about: { owner: Owner; contact: Contact | undefined; facts: Enrollment['facts']; at: Instant },
): number {
  const { owner, contact, facts, at } = about;
  const isClose =
    contact !== undefined && conditionHolds('close', { owner, contact, enrollment: { facts }, now: at });
  const closes = closesSoon(facts, owner, at) !== undefined;
  return Math.min(wait, isClose ? waitIfClose : wait, closes ? waitIfClosing : wait);
}
