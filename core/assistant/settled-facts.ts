import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import { dayOf } from '../domain/instant.ts';
import { FACTS, isFact } from '../domain/people/facts.ts';
import type { Owner } from '../domain/owner.ts';

/** What the owner said, with a deadline as a day (YYYY-MM-DD); or why it cannot be used. Only what says a day loads the reader of dates. */
export async function settledFacts(
  facts: Enrollment['facts'],
  owner: Pick<Owner, 'zone' | 'holidays'>,
  now: Instant,
): Promise<Enrollment['facts'] | string> {
  const unknown = Object.keys(facts).find((name) => !isFact(name));
  if (unknown !== undefined) return `"${unknown}" is no fact; write one of ${Object.keys(FACTS).join(', ')}`;
  const { deadline } = facts;
  if (deadline === undefined) return facts;
  const { dayInWords } = await import('../domain/command/day-in-words.ts');
  const read = dayInWords(deadline, { today: dayOf(now, owner.zone), holidays: owner.holidays });
  if (read === undefined) return `"${deadline}" is no date; write it like 15 January 2027`;
  if (read.at === 'many') return `"${deadline}" can be ${read.days.join(' or ')}; write one of them`;
  if (read.at === 'past') return `${read.day} is over; which day is the deadline?`;
  return { ...facts, deadline: read.day };
}
