import type { Surroundings } from './command.ts';
import type { Reading } from './command-grammar.ts';
import { sameCompany } from '../people/company.ts';

/** Reads what follows `open` and `close`: the whole name of a company the owner seeks or knows somebody at, and nothing else. */
export function readCompany(
  verb: 'open' | 'close',
  after: string,
  { companies = [] }: Surroundings,
): Reading {
  const company = companies.find((known) => sameCompany(known, after.slice(0, 200)));
  if (company !== undefined) return { command: { do: verb, company } };
  return {
    problem: 'not understood',
    because: 'after it comes the whole name of a company where you know somebody',
  };
}
