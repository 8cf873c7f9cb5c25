import { companyKey, sameCompany } from './company.ts';
import type { Contact } from './contact.ts';
import type { Owner } from '../owner.ts';
import { isPublicMailbox } from './public-mailbox.ts';

/**
 * Does somebody work at this employer? By the company he is known to work at, in any form of its name, or by an address there:
 * "Globex Corporation", bob@globex.com and bob@mail.globex-corporation.co.uk are all Globex. The employer may name a domain
 * that does not follow from its name: "International Foods, ifoods.com".
 */
export function worksAt(
  { company, addresses }: Pick<Contact, 'company' | 'addresses'>,
  employer: string | undefined,
): boolean {
  if (!employer) return false;
  const { names, domains, labels } = formsOf(employer);
  if (names.some((name) => sameCompany(name, company))) return true;
  return addresses.some(({ address, stale }) => {
    const domain = address.slice(address.lastIndexOf('@') + 1);
    if (stale !== undefined || isPublicMailbox(domain)) return false;
    return (
      domains.some((one) => domain === one || domain.endsWith(`.${one}`)) ||
      // The last label is a country or a purpose, never a company.
      domain
        .split('.')
        .slice(0, -1)
        .some((label) => labels.has(label))
    );
  });
}

/** Does the person work where the owner works? */
export function isInside(
  contact: Pick<Contact, 'company' | 'kind' | 'addresses'>,
  { employer }: Pick<Owner, 'employer'>,
): boolean {
  // Where the owner works is not known: then who is called a present co-worker is one.
  if (!contact.company || employer === undefined)
    return contact.kind === 'current_coworker' || worksAt(contact, employer);
  return worksAt(contact, employer);
}

interface Forms {
  names: string[];
  domains: string[];
  labels: Set<string>;
}

/** One ranking asks this of thousands about one employer. */
let latest: { employer: string; forms: Forms } | undefined;

function formsOf(employer: string): Forms {
  if (latest?.employer === employer) return latest.forms;
  const parts = employer
    .split(/[,;]|\s\/\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const domains = parts
    .filter((part) => DOMAIN.test(part))
    .map((part) => part.replace(/^@/, '').toLowerCase());
  const names = [employer, ...parts.filter((part) => !DOMAIN.test(part))];
  const forms = { names, domains, labels: new Set(names.flatMap(labelsOf)) };
  latest = { employer, forms };
  return forms;
}

const DOMAIN = /^@?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z]{2,24}$/i;

/** What a company's name becomes in a domain: "Alder Dental" is alderdental or alder-dental. Two letters are no name. */
function labelsOf(name: string): string[] {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9 -]/g, '');
  return [companyKey(name), plain]
    .flatMap((words) => ['', '-'].map((joint) => words.trim().split(/[ -]+/).join(joint)))
    .filter((label) => label.length > 2 && /^[a-z0-9-]+$/.test(label));
}
