import { folded } from '../folded.ts';
import { companyKey } from './company.ts';
import type { Contact } from './contact.ts';

type Named = Pick<Contact, 'name' | 'company'>;

/** Names by which people are alike: first and last word, folded, so that "Ana Ruiz" and "Ana María Ruiz" meet. */
export function likenessKey({ name }: Named): string {
  const words = folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return words.length > 1 ? `${words[0]} ${words.at(-1)}` : (words[0] ?? '');
}

/** Why two contacts may be one person, or undefined. Likeness only proposes: two people of one name are common. */
export function likeness(one: Named, other: Named): string | undefined {
  const key = likenessKey(one);
  if (key === '' || key !== likenessKey(other)) return undefined;
  const companies = [companyKey(one.company ?? ''), companyKey(other.company ?? '')].filter(Boolean);
  if (!key.includes(' ') && companies.length < 2) return undefined;
  if (companies.length < 2) return 'they have the same name, and of one no company is known';
  if (companies[0] === companies[1]) return 'they have the same name and company';
  return key.includes(' ') ? 'they have the same name, at different companies' : undefined;
}
