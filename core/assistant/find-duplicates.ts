import type { Contact } from '../domain/people/contact.ts';
import { likeness, likenessKey } from '../domain/people/likeness.ts';
import type { House } from './ports.ts';

/** Two contacts who may be one person; only the owner can tell. */
export interface Alike {
  one: Contact;
  other: Contact;
  because: string;
}

/** Pairs of a very common name that are shown. */
const MOST_OF_A_NAME = 10;

/** Everybody of an owner who may be there twice, those at the same company first. Nothing is changed. */
export async function findDuplicates(
  house: Pick<House, 'contacts'>,
  { ownerId }: { ownerId: string },
): Promise<Alike[]> {
  const ids = new Map<string, string[]>();
  for await (const contact of house.contacts.ofOwner(ownerId)) {
    const key = likenessKey(contact);
    ids.set(key, [...(ids.get(key) ?? []).slice(0, MOST_OF_A_NAME), contact.id]);
  }
  const pairs: Alike[] = [];
  for (const same of ids.values())
    if (same.length > 1) pairs.push(...(await alikeAmong(house, ownerId, same)));
  const rank = ({ because }: Alike) =>
    ['and company', 'no company', ''].findIndex((words) => because.includes(words));
  return pairs.sort((a, b) => rank(a) - rank(b) || a.one.name.localeCompare(b.one.name, 'en'));
}

async function alikeAmong(house: Pick<House, 'contacts'>, ownerId: string, ids: string[]): Promise<Alike[]> {
  const contacts = await Promise.all(ids.map((id) => house.contacts.get(ownerId, id)));
  const known = contacts.flatMap((contact) => contact ?? []);
  return known.flatMap((one, i) =>
    known.slice(i + 1).flatMap((other) => {
      const because = likeness(one, other);
      return because === undefined ? [] : { one, other, because };
    }),
  );
}
