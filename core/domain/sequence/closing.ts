import { type Day, dayOf, type Instant } from '../instant.ts';
import type { Owner } from '../owner.ts';
import type { Contact } from '../people/contact.ts';
import { businessDaysBetween } from '../sending/business-days.ts';

/** Under so many business days a mail and its answer may take too long. */
const SOON = 10;

/** The day a role closes, where it lies ahead and is less than ten business days away. */
export function closesSoon(
  facts: Contact['facts'],
  { zone, holidays }: Pick<Owner, 'zone' | 'holidays'>,
  now: Instant,
): Day | undefined {
  const { closing } = facts;
  const today = dayOf(now, zone);
  if (closing === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(closing) || closing < today) return undefined;
  return businessDaysBetween(today, closing, holidays) < SOON ? closing : undefined;
}
