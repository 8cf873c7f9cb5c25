import type { Contact } from '../domain/people/contact.ts';
import { stepOf } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { jitterOf } from '../domain/sending/jitter.ts';
import { DAY, plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { holdsAgainst } from '../domain/sending/hold.ts';
import { planSlot } from '../domain/sending/pace.ts';
import { isFirstContact, stepCalled } from '../domain/sequence/sequence.ts';
import { all } from './change.ts';
import { personNow } from './of-person.ts';
import type { House } from './ports.ts';

/** When a step goes: the same function for the preview, the schedule and the queue, so the shown time never moves. */
export async function planStep(
  house: Pick<House, 'enrollments' | 'contacts' | 'stationery' | 'world'>,
  owner: Owner,
  contact: Contact,
  enrollment: Enrollment,
  fingerprint: string,
): Promise<{ at: Instant; because: string[]; jitter: number }> {
  const { enrollments, world } = house;
  const now = world.now();
  const { state } = enrollment;
  const notBefore = 'notBefore' in state && state.notBefore > now ? state.notBefore : now;
  const since = plus(now, -LOOK_BACK_DAYS * DAY);
  const booked = (await all(enrollments.ofOwner(owner.id))).filter((e) => isBooked(e, since));
  const ids = new Set(booked.map((e) => e.contactId));
  // What went to somebody who was made one with another since still keeps the company to him.
  const found = await Promise.all(
    [...ids].map(async (id) => [id, await personNow(house, owner.id, id)] as const),
  );
  const colleagues = new Map(found);
  const jitter = jitterOf(fingerprint);
  const slot = planSlot({
    owner,
    contact: { ...contact, holds: holdsAgainst(enrollment.sequence, contact.holds) },
    n: enrollment.n,
    enrollments: booked,
    contacts: colleagues,
    notBefore,
    firstContact: isFirst(house, enrollment),
    soon: isSoon(house, enrollment),
    jitter,
    now,
  });
  return { ...slot, jitter };
}

/** Further back nothing counts against a slot: amounts are a day's, the company lock is three business days. */
const LOOK_BACK_DAYS = 14;

function isBooked({ state, sent }: Enrollment, since: Instant): boolean {
  if (state.at === 'scheduled' || state.at === 'sending') return true;
  return sent.some(({ at }) => at >= since);
}

/** Is the step at hand a first mail to somebody new, which goes midweek and counts as a new person? */
export function isFirst({ stationery }: Pick<House, 'stationery'>, enrollment: Enrollment): boolean {
  const sequence = stationery.sequence(enrollment.sequence);
  const step = sequence && stepCalled(sequence, stepOf(enrollment.state) ?? '');
  return sequence !== undefined && step !== undefined && isFirstContact(sequence, step);
}

/** Is its first mail one that goes on the next business day: about something fresh? */
export const isSoon = ({ stationery }: Pick<House, 'stationery'>, { sequence }: Enrollment): boolean =>
  stationery.sequence(sequence)?.firstMail === 'next-morning';
