import type { Owner } from '../domain/owner.ts';
import { sameCompany } from '../domain/people/company.ts';
import { changeOwner } from './change.ts';
import type { House } from './ports.ts';

/** At a company that is open others may be written to although somebody there helps the owner already. */
export async function openCompany(
  house: Pick<House, 'owners'>,
  owner: Owner,
  company: string,
  open: boolean,
): Promise<{ at: 'done'; did: string } | { at: 'refused'; because: string }> {
  const saved = await changeOwner(house, owner.id, (o) => {
    const others = (o.opened ?? []).filter((one) => !sameCompany(one, company));
    return { ...o, opened: open ? [...others, company] : others };
  });
  if (saved.at === 'refused') return saved;
  return {
    at: 'done',
    did: open
      ? `others at ${company} may be written to as well`
      : `as long as somebody at ${company} helps you, nobody else there is written to`,
  };
}

/** The company by the name that is known, where the owner seeks it or knows somebody there. */
export async function knownCompany(
  house: Pick<House, 'contacts'>,
  owner: Owner,
  said: string,
): Promise<string | undefined> {
  const target = owner.goal.companies.find((one) => sameCompany(one, said));
  if (target !== undefined) return target;
  for await (const { company } of house.contacts.ofOwner(owner.id))
    if (sameCompany(company, said)) return company;
  return undefined;
}
