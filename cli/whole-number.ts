import { Refused } from './exit.ts';

/** What an option says as a whole number above 0, or a refusal that names it. */
export function wholeNumber(option: string, said: string): number {
  const number = Number(said);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Refused(`${option} ${said}: a whole number above 0 is needed`);
}
