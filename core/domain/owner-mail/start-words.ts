import type { Enrollment } from '../enrollment/enrollment.ts';
import { isUndone } from '../enrollment/enrollment-next.ts';
import type { Day } from '../instant.ts';
import type { Owner } from '../owner.ts';
import { businessDaysBetween } from '../sending/business-days.ts';
import { businessDayBefore, dayWords } from '../sequence/deadline.ts';
import { count } from './short-words.ts';

/** Business days before the decision on which it is time to begin: a talk, an answer, advice that is followed, and results. */
const BEFORE = 60;

/** What is kept with the goal once the owner was told that it is time. */
export const START = 'start';

/** When to begin with the people of a promotion, as it is told with its day; undefined where there is nothing to come. */
export function startAdvice(owner: Owner, today: Day): { words: string; isTime: boolean } | undefined {
  const { kind, date, decision } = owner.goal;
  if (kind !== 'promotion' || decision || date === undefined || date <= today) return undefined;
  const start = businessDayBefore(date, BEFORE, owner);
  if (start > today)
    return {
      words: `begin with your manager by ${dayWords(start)}, ${BEFORE} business days before`,
      isTime: false,
    };
  const left = count(businessDaysBetween(today, date, owner.holidays), 'business day');
  return { words: `${left} away: begin now, with your manager first`, isTime: true };
}

/** Of the digest, once: it is time to begin, where nobody was begun with. */
export function startHint(owner: Owner, enrollments: readonly Enrollment[], today: Day): string | undefined {
  const { goal } = owner;
  const advice = startAdvice(owner, today);
  const begun = enrollments.some((e) => e.sequence === 'internal-promotion' && !isUndone(e));
  if (!advice?.isTime || begun || goal.date === undefined || goal.asked?.includes(START)) return undefined;
  return `It is decided about you on ${dayWords(goal.date)}, ${advice.words}.`;
}
