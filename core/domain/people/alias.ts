import type { Contact } from './contact.ts';

/** A name a contact is known by to machines; two contacts never share one. */
export type Alias =
  | `address:${string}`
  | `linkedin:${string}`
  | `phone:${string}`
  | `nameonly:${string}`
  /** The id of somebody who was merged into him: mails to that one still lead to him. */
  | `was:${string}`;

/**
 * Every alias of a contact: his addresses (the stale ones too: mail may still come from there), LinkedIn slug and phones.
 * Only somebody with none of them goes by name and company, so that importing the same row twice changes nothing.
 */
export function aliasesOf(
  contact: Pick<Contact, 'name' | 'addresses' | 'phones' | 'linkedin' | 'company' | 'mergedFrom'>,
): Alias[] {
  const aliases: Alias[] = [
    ...contact.addresses.map(({ address }): Alias => `address:${address.trim().toLowerCase()}`),
    ...(contact.linkedin ? [`linkedin:${contact.linkedin.toLowerCase()}` as const] : []),
    ...contact.phones.map(({ number }): Alias => `phone:${number}`),
  ];
  if (aliases.length === 0) aliases.push(nameAlias(contact.name, contact.company));
  return [...new Set(aliases), ...(contact.mergedFrom ?? []).map((id): Alias => `was:${id}`)];
}

/** The alias of somebody of whom only the name, and perhaps the company, is known. */
export function nameAlias(name: string, company = ''): Alias {
  const plain = (words: string) => words.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
  return `nameonly:${plain(name)}|${plain(company)}`;
}

const MOST_OF_ADDRESS = 254;
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * An address as it is kept: trimmed, lower case, its domain in ASCII. Undefined when it is not one (RFC 5321 without quoted
 * local parts and address literals, which only tests and attackers use). Dots of a gmail address are left alone: to merge
 * two people wrongly is worse than to keep one twice.
 */
export function normalAddress(text: string): string | undefined {
  if (text.length > 2 * MOST_OF_ADDRESS) return undefined;
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/^<(.*)>$/, '$1');
  const at = bare.lastIndexOf('@');
  const local = bare.slice(0, at);
  const domain = asciiDomain(bare.slice(at + 1));
  if (at < 1 || local.length > 64 || !LOCAL_PART.test(local) || !domain) return undefined;
  const address = `${local}@${domain}`;
  return address.length <= MOST_OF_ADDRESS ? address : undefined;
}

function asciiDomain(domain: string): string | undefined {
  if (DOMAIN.test(domain)) return domain;
  if (!/^[\p{L}\p{M}\p{N}.-]{4,253}$/u.test(domain)) return undefined;
  const url = `http://${domain}/`;
  const ascii = URL.canParse(url) ? new URL(url).hostname : '';
  return DOMAIN.test(ascii) ? ascii : undefined;
}

const PROFILE = /^(?:https?:\/\/)?(?:[a-z]{1,4}\.)?linkedin\.com\/(?:mwlite\/|m\/)?in\/([^/?#\s]{1,400})/i;

/** The slug of a LinkedIn profile's URL, however it was copied: with or without scheme, country host, `/` or `?trk=`. */
export function linkedinSlug(url: string): string | undefined {
  const [, coded = ''] = PROFILE.exec(url.trim().slice(0, 600)) ?? [];
  const slug = decoded(coded).normalize('NFC').toLowerCase();
  return /^[\p{L}\p{M}\p{N}\p{Extended_Pictographic}_.'’-]{1,100}$/u.test(slug) ? slug : undefined;
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug.replaceAll('%', '');
  }
}
