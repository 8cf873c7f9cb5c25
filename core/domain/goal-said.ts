import type { Goal } from './goal.ts';
import { withCompany, withoutCompany } from './ranking/company-list.ts';

/** What an owner says of his goal, one thing or several; what is left out stays as it was. */
export type GoalSaid = Partial<Omit<Goal, 'marks' | 'decision' | 'asked'>> & {
  /** One company of his list, and what he feels about it; `gone` takes it off. */
  company?: { name: string; motivation?: number; posting?: number; gone?: boolean };
};

const OF_ITS_DAY = ['start', 'decision'];

/** The goal with what was said of it. Another goal, or another day of the decision, is not decided yet. */
export function withGoalSaid(goal: Goal, { company, ...said }: GoalSaid): Goal {
  const { decision, asked, ...open } = goal;
  const anew = said.date !== undefined || (said.kind !== undefined && said.kind !== goal.kind);
  const next: Goal = {
    ...open,
    ...said,
    ...(decision && !anew && { decision }),
    // When to begin is told of each day anew, and how it went is asked.
    ...(asked && { asked: anew ? asked.filter((key) => !OF_ITS_DAY.includes(key)) : asked }),
  };
  if (!company) return next;
  const { name, gone = false, ...marks } = company;
  return gone ? withoutCompany(next, name) : withCompany(next, name, marks);
}
