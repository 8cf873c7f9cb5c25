import { nameKey } from '../command/name-book.ts';
import type { Owner } from '../owner.ts';
import type { Contact } from '../people/contact.ts';

/** Did the owner name him among those who decide? */
export function isDecider({ name }: Pick<Contact, 'name'>, { goal }: Pick<Owner, 'goal'>): boolean {
  if (goal.deciders === undefined) return false;
  const key = nameKey(name);
  return goal.deciders.some((one) => nameKey(one) === key);
}
