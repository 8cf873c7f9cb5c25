import type { Instant } from '../instant.ts';
import { sameCompany } from './company.ts';
import type { Contact } from './contact.ts';

/** He left where he worked: that is kept as where he was; the new place is his company where the mail named it, else nothing is. */
export function leftCompany(contact: Contact, at: Instant, company?: string): Contact {
  if (contact.left?.at === at) return contact;
  const { company: was, role, saidByOwner, ...rest } = contact;
  // What was said of the new place before the mail came is not what he left.
  if (was !== undefined && company !== undefined && sameCompany(was, company)) return contact;
  const said = saidByOwner?.filter((field) => field !== 'company' && field !== 'role');
  return {
    ...rest,
    left: { at, ...(was !== undefined && { company: was }), ...(role !== undefined && { role }) },
    ...(company !== undefined && { company }),
    ...(said && said.length > 0 && { saidByOwner: said }),
  };
}

/** The mail of that moment said nothing of leaving after all: he is where he was, unless somebody said more since. */
export function neverLeft(contact: Contact, at: Instant): Contact {
  const { left, ...rest } = contact;
  if (left?.at !== at) return contact;
  const isSaid = rest.saidByOwner?.includes('company') === true;
  return {
    ...rest,
    ...(!isSaid && left.company !== undefined && { company: left.company }),
    ...(rest.role === undefined && left.role !== undefined && { role: left.role }),
  };
}

/** Is that the company he left, which an old address book still has? */
export const isLeftCompany = ({ left }: Pick<Contact, 'left'>, company: string | undefined): boolean =>
  left?.company !== undefined && company !== undefined && sameCompany(left.company, company);
