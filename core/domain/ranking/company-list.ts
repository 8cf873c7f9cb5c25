import { companyKey } from '../people/company.ts';
import type { Contact } from '../people/contact.ts';
import type { Goal } from '../goal.ts';

/** One employer of the owner's list, by the method of Steve Dalton: motivation, posting, and who is known there. */
export interface TargetCompany {
  company: string;
  /** 0-3, the owner's own feeling: 3 the dream, 0 never heard of it. Undefined: not said, which counts as 1. */
  motivation?: number;
  /** 0-3: 3 a posting that fits, 0 none. Undefined: not said, which counts as 0. */
  posting?: number;
  /** People the owner knows there, who may be written to. */
  people: Contact[];
  /** Among the few that are worked on now. */
  active: boolean;
}

/** More at once than this is a list, not a search. */
export const MOST_ACTIVE = 5;

/** The owner's companies: by motivation, then posting, then whether anybody is known there, then as he named them. */
export function companyList(goal: Goal, contacts: Iterable<Contact>): TargetCompany[] {
  const there = new Map<string, Contact[]>(goal.companies.map((company) => [companyKey(company), []]));
  for (const contact of contacts)
    if (contact.company && !contact.doNotContact) there.get(companyKey(contact.company))?.push(contact);
  const seen = new Set<string>();
  const listed = goal.companies
    .filter((company) => !seen.has(companyKey(company)) && seen.add(companyKey(company)))
    .map((company): Omit<TargetCompany, 'active'> => {
      const mark = goal.marks?.find((one) => companyKey(one.company) === companyKey(company));
      const { motivation, posting } = mark ?? {};
      return {
        company,
        ...(motivation !== undefined && { motivation }),
        ...(posting !== undefined && { posting }),
        people: there.get(companyKey(company)) ?? [],
      };
    })
    .sort(
      (one, other) =>
        feeling(other) - feeling(one) ||
        (other.posting ?? 0) - (one.posting ?? 0) ||
        Number(other.people.length > 0) - Number(one.people.length > 0),
    );
  return listed.map((one, place) => ({ ...one, active: place < MOST_ACTIVE && feeling(one) > 0 }));
}

const feeling = ({ motivation = 1 }: Pick<TargetCompany, 'motivation'>): number => motivation;

/** The goal with what the owner said of one company; a new company joins the list. */
export function withCompany(
  goal: Goal,
  company: string,
  said: { motivation?: number; posting?: number },
): Goal {
  const key = companyKey(company);
  const known = goal.companies.find((one) => companyKey(one) === key);
  const mark = goal.marks?.find((one) => companyKey(one.company) === key);
  return {
    ...goal,
    companies: known === undefined ? [...goal.companies, company] : goal.companies,
    marks: [
      ...(goal.marks ?? []).filter((one) => one !== mark),
      { ...mark, company: known ?? company, ...said },
    ],
  };
}

/** The goal without one company. */
export function withoutCompany(goal: Goal, company: string): Goal {
  const others = (one: string): boolean => companyKey(one) !== companyKey(company);
  const marks = goal.marks?.filter((one) => others(one.company));
  return { ...goal, companies: goal.companies.filter(others), ...(marks && { marks }) };
}
