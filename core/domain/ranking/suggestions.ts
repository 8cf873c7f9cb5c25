import { companyKey } from '../people/company.ts';
import type { Ranked } from './ranking.ts';

/** At most so many of one company, and one from outside the top, in every five. */
const FIVE = 5;
const OF_ONE_COMPANY = 2;
/** Of those who are next where somebody has not answered yet, so many come before everybody else. */
const SECONDS = 2;

/**
 * Whom to write to next, of those who may be written to now. One in five comes from outside the top: the person silent
 * for longest, because no source is ruled out and old ties bring what the near ones do not know.
 */
export function suggestions(ranked: Ranked[], howMany: number): Ranked[] {
  const left = ranked.filter(({ standing }) => standing === 'ready');
  const chosen: Ranked[] = [];
  for (let room = howMany; room > 0; room -= FIVE) chosen.push(...nextFew(left, Math.min(FIVE, room)));
  return chosen;
}

/** Takes up to five from those left, best first. */
function nextFew(left: Ranked[], room: number): Ranked[] {
  const outside = room === FIVE && left.length > FIVE ? longestSilent(left.slice(FIVE)) : undefined;
  const few: Ranked[] = [];
  const companies = new Map<string, number>();
  const take = (ranked: Ranked) => {
    const company = companyKey(ranked.contact.company ?? '');
    const already = companies.get(company) ?? 0;
    if (company && already >= OF_ONE_COMPANY) return;
    companies.set(company, already + 1);
    few.push(ranked);
    left.splice(left.indexOf(ranked), 1);
  };
  if (outside) take(outside);
  const seconds = left.filter(({ second }) => second).slice(0, SECONDS);
  for (const ranked of [...seconds, ...left]) if (few.length < room && left.includes(ranked)) take(ranked);
  return outside ? [...few.slice(1), outside] : few;
}

function longestSilent(ranked: Ranked[]): Ranked | undefined {
  const since = ({ contact }: Ranked) => contact.lastContact ?? '9999';
  return ranked.reduce<Ranked | undefined>(
    (oldest, one) => (oldest === undefined || since(one) < since(oldest) ? one : oldest),
    undefined,
  );
}
