import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import { dayOf } from '../domain/instant.ts';
import { FACTS, isFact } from '../domain/people/facts.ts';
import type { Owner } from '../domain/owner.ts';

/** Facts that are days: what each is, in words. */
const DAYS = { deadline: 'the deadline', closing: 'the day the role closes' } as const;

/** What the owner said, with days as YYYY-MM-DD; or why it cannot be used. Only what says a day loads the reader of dates. */
export async function settledFacts(
  facts: Record<string, string>,
  owner: Pick<Owner, 'zone' | 'holidays'>,
  now: Instant,
): Promise<Enrollment['facts'] | string> {
  const unknown = Object.keys(facts).find((name) => !isFact(name));
  if (unknown !== undefined) return `"${unknown}" is no fact; write one of ${Object.keys(FACTS).join(', ')}`;
  const settled: Enrollment['facts'] = { ...facts };
  for (const name of ['deadline', 'closing'] as const) {
    const said = facts[name];
    if (said === undefined || said === '') continue;
    const { dayInWords } = await import('../domain/command/day-in-words.ts');
    const read = dayInWords(said, { today: dayOf(now, owner.zone), holidays: owner.holidays });
    if (read === undefined) return `"${said}" is no date; write it like 15 January 2027`;
    if (read.at === 'many') return `"${said}" can be ${read.days.join(' or ')}; write one of them`;
    if (read.at === 'past') return `${read.day} is over; which day is ${DAYS[name]}?`;
    settled[name] = read.day;
  }
  return settled;
}
