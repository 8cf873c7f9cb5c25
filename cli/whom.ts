import { personNow } from '../core/assistant/of-person.ts';
import type { House } from '../core/assistant/ports.ts';
import type { Contact } from '../core/domain/people/contact.ts';
import type { Enrollment } from '../core/domain/enrollment/enrollment.ts';
import type { Owner } from '../core/domain/owner.ts';
import { Refused } from './exit.ts';

/** What stands for a contact on the command line, for help texts. */
export const CONTACT = 'id, address, or a name (or part of one) that only one contact has';

const MOST_CANDIDATES = 10;

/** The owner that is meant: by id or address, else the only one there is. */
export async function ownerOf(house: Pick<House, 'owners'>, said: string | undefined): Promise<Owner> {
  if (said !== undefined) {
    const found = said.includes('@') ? await house.owners.byAddress(said) : await house.owners.get(said);
    if (found) return found;
    throw new Refused(`--owner ${said}: there is no such owner; see: goodword owner list`);
  }
  const owners: Owner[] = [];
  for await (const owner of house.owners.all()) owners.push(owner);
  const [only, ...others] = owners;
  if (!only)
    throw new Refused(
      'there is no owner yet; begin with: goodword owner add --name "Your Name" --address you@your-mailbox.example',
    );
  if (others.length === 0) return only;
  const some = owners
    .slice(0, MOST_CANDIDATES)
    .map((owner) => `  ${owner.id}  ${owner.name}  ${owner.address}`);
  throw new Refused(
    `there are ${owners.length} owners; say whose network is meant with --owner:\n${some.join('\n')}`,
  );
}

/** The contact that is meant. Never by guess: where several could be, they are listed. */
export async function contactOf(
  house: Pick<House, 'contacts'>,
  owner: Owner,
  said: string,
): Promise<Contact> {
  const words = said.trim();
  if (words === '') throw new Refused('the contact is empty; give an id, an address or a name');
  const byId = /^[a-z0-9]{8}$/.test(words) ? await personNow(house, owner.id, words) : undefined;
  if (byId) return byId;
  const { normalAddress } = await import('../core/domain/people/alias.ts');
  const address = normalAddress(words);
  if (address !== undefined) return byAddress(house, owner, address);
  return byName(house, owner, words);
}

async function byAddress(house: Pick<House, 'contacts'>, owner: Owner, address: string): Promise<Contact> {
  const ids = await house.contacts.byAliases(owner.id, [`address:${address}`]);
  const id = ids.get(`address:${address}`);
  const found = id === undefined ? undefined : await house.contacts.get(owner.id, id);
  if (found) return found;
  throw new Refused(`nobody among your contacts has the address ${address}; see: goodword contacts list`);
}

async function byName(house: Pick<House, 'contacts'>, owner: Owner, said: string): Promise<Contact> {
  const { wordsOf } = await import('../core/domain/folded.ts');
  const wanted = wordsOf(said);
  const candidates = { full: new Array<Contact>(), words: new Array<Contact>(), part: new Array<Contact>() };
  for await (const contact of house.contacts.ofOwner(owner.id)) {
    const how = likeness(wanted, wordsOf(contact.name));
    if (how !== undefined) candidates[how].push(contact);
  }
  const { full, words, part } = candidates;
  const best = full.length > 0 ? full : words.length > 0 ? words : part;
  const [only, ...others] = best;
  if (!only) {
    const near = await nearestTo(house, owner, wanted.join(' '));
    const meant = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
    throw new Refused(`nobody among your contacts is called "${said}"${meant}; see: goodword contacts list`);
  }
  if (others.length === 0) return only;
  const some = best.slice(0, MOST_CANDIDATES).map((one) => `  ${one.id}  ${one.name}${placeOf(one)}`);
  const more = best.length > some.length ? [`  and ${best.length - some.length} more`] : [];
  const head = `"${said}" could be any of ${best.length} contacts; use the id:`;
  throw new Refused([head, ...some, ...more].join('\n'));
}

const MOST_NEAR = 3;

/** Who is called nearly so, whole or by one of his names: shown, never taken. */
async function nearestTo(house: Pick<House, 'contacts'>, owner: Owner, wanted: string): Promise<string[]> {
  const { wordsOf } = await import('../core/domain/folded.ts');
  const { editDistance } = await import('../core/domain/edit-distance.ts');
  const most = wanted.length < 5 ? 1 : 2;
  let near: { words: string; distance: number }[] = [];
  if (wanted.length < 2) return [];
  for await (const { id, name } of house.contacts.ofOwner(owner.id)) {
    const words = wordsOf(name);
    const distance = Math.min(...[words.join(' '), ...words].map((word) => editDistance(wanted, word, most)));
    if (distance > most) continue;
    near = [...near, { words: `${name} (${id})`, distance }]
      .sort((one, other) => one.distance - other.distance)
      .slice(0, MOST_NEAR);
  }
  return near.map(({ words }) => words);
}

/** The whole name, whole words of it, or the beginnings of words: "ben o" is part of "Ben Osei", "en" is not. */
function likeness(wanted: string[], name: string[]): 'full' | 'words' | 'part' | undefined {
  if (wanted.length === 0) return undefined;
  if (wanted.join(' ') === name.join(' ')) return 'full';
  if (wanted.every((one) => name.includes(one))) return 'words';
  return wanted.every((one) => name.some((word) => word.startsWith(one))) ? 'part' : undefined;
}

const placeOf = ({ role, company }: Contact): string => {
  const place = [role, company].filter(Boolean).join(', ');
  return place === '' ? '' : `  ${place}`;
};

/** The enrollment that is meant: by its own id, or the newest open one of a contact. */
export async function enrollmentOf(house: House, owner: Owner, said: string): Promise<Enrollment> {
  const { parseEnrollmentId } = await import('../core/domain/mail/message.ts');
  const key = parseEnrollmentId(said.trim());
  if (key) {
    const found = key.ownerId === owner.id ? await house.enrollments.get(key) : undefined;
    if (found) return found;
    throw new Refused(`there is no enrollment ${said}; see: goodword queue`);
  }
  const { isOver } = await import('../core/domain/enrollment/enrollment.ts');
  const contact = await contactOf(house, owner, said);
  const open = (await house.enrollments.ofContact(owner.id, contact.id)).filter((e) => !isOver(e)).at(-1);
  if (open) return open;
  throw new Refused(`nothing is under way with ${contact.name}; begin with: goodword enroll ${contact.id}`);
}
