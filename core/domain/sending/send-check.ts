import { businessDaysBetween } from './business-days.ts';
import type { Instant } from '../instant.ts';
import { dayOf } from '../instant.ts';
import { holdsAgainst } from './hold.ts';
import type { Booking, Wish } from './pace.ts';
import { bookingsOf, crowded, planSlot, standingStill } from './pace.ts';
import { isInWindow, sendingZone } from './sending-hours.ts';
import type { Sequence } from '../sequence/sequence.ts';

export type SendCheck =
  { at: 'now' } | { at: 'later'; due: Instant; because: string } | { at: 'ask-owner'; because: string };

/** May a due step go at this moment? Asked again right before it goes: much may have happened since it was planned. */
export function maySendNow(
  check: Omit<Wish, 'notBefore'> & {
    n: number;
    sequence: Pick<Sequence, 'name' | 'maximumLateness'>;
    /** When it was due, and when it was first meant to go. */
    due: Instant;
    planned: Instant;
  },
): SendCheck {
  const { owner, sequence, now, planned } = check;
  const contact = { ...check.contact, holds: holdsAgainst(sequence.name, check.contact.holds) };
  const wish: Wish = { ...check, contact, notBefore: now };
  const later = (because: string): SendCheck => ({ at: 'later', due: planSlot(wish).at, because });

  const still = standingStill(now, wish);
  if (still) return later(still.because);

  const zone = sendingZone(owner, contact);
  const late = businessDaysBetween(dayOf(planned, zone), dayOf(now, zone), owner.holidays);
  if (late > sequence.maximumLateness)
    return {
      at: 'ask-owner',
      because: `it was meant for ${dayOf(planned, zone)} and is ${late} business days late`,
    };

  if (!isInWindow(now, wish)) return later(`it is not between 08:30 and 10:30 of a working day in ${zone}`);

  const ahead = bookingsOf(wish).filter((booking) => goesBefore(booking, check));
  const crowd = crowded(now, wish, ahead);
  return crowd ? later(crowd.because) : { at: 'now' };
}

/** Only what is gone or due earlier counts: if everybody waited for everybody, nothing would ever go. */
function goesBefore(booking: Booking, own: { due: Instant; contact: { id: string }; n: number }): boolean {
  const order = (at: Instant, contactId: string, n: number) => `${at} ${contactId} ${n}`;
  return (
    booking.gone || order(booking.at, booking.contactId, booking.n) < order(own.due, own.contact.id, own.n)
  );
}
