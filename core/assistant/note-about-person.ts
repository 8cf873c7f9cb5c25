import { aliasesOf, normalAddress } from '../domain/people/alias.ts';
import type { Contact } from '../domain/people/contact.ts';
import { leftCompany } from '../domain/people/moved.ts';
import { nameKey } from '../domain/command/name-book.ts';
import { plainName } from '../domain/mail/token.ts';
import { isSaidToBeHis } from '../domain/reply/people-named.ts';
import { NOT_THIS_ADDRESS } from '../domain/reply/not-this-address.ts';
import type { ReplyKind, Understanding } from '../domain/reply/reply.ts';
import { changeContact } from './change.ts';
import type { Heard } from './follow-answer.ts';
import type { House } from './ports.ts';
import { heeding, suppressionsOf } from './suppressed-contact.ts';
import { writtenTo } from './written-to.ts';

const HEARD_KEPT = 20;
const LEFT = 'they left';
/** Where an address comes from that an answer named. */
export const THEIR_ANSWER = 'their answer';

/** What an answer tells about the person himself: when we last spoke, phones, a new address, one that is dead, a referral. */
export async function noteAboutPerson(
  house: House,
  reply: Heard,
  understanding: Understanding,
): Promise<void> {
  const { id, at, owner, contact } = reply;
  const { labels, author } = understanding;
  const helped = labels.includes('positive') || labels.includes('referral') ? 1 : 0;
  const dead = staleAfter(labels);
  const refusing = understanding.evidence.find(({ rule }) => rule === NOT_THIS_ADDRESS);
  const to = dead !== undefined || refusing ? await writtenTo(house, reply) : undefined;
  if (refusing && to !== undefined) {
    const evidence = `asked not to be written to there: "${refusing.words}"`;
    await house.suppressions.add(to, { reason: 'refused', at, evidence, ownerId: owner.id });
  }
  // Who wants his mail elsewhere has not left where he works.
  const hasLeft = labels.includes('left') && !refusing;
  const company = hasLeft ? await companyIn(understanding) : undefined;
  const fresh = await freshReach(house, contact, understanding);
  const suppressions = await suppressionsOf(house, fresh.addresses);
  await changeContact(house, owner.id, contact.id, (c) => {
    if (c.heard?.includes(id)) return undefined;
    const known = c.addresses.map((a) =>
      dead !== undefined && a.address === to && a.stale === undefined ? { ...a, stale: dead } : a,
    );
    const next: Contact = {
      ...c,
      addresses: [...known, ...fresh.addresses.map((address) => ({ address, source: THEIR_ANSWER }))],
      phones: [...c.phones, ...fresh.phones.map((number) => ({ number, source: 'their signature' }))],
      lastContact: c.lastContact !== undefined && c.lastContact > at ? c.lastContact : at,
      unanswered: 0,
      helped: c.helped + helped,
      heard: [...(c.heard ?? []), id].slice(-HEARD_KEPT),
    };
    // A machine that answers once more for an old mailbox tells nothing of where he works since.
    const isKnown = author !== 'human' && c.addresses.some((a) => a.address === to && a.stale === LEFT);
    return heeding(hasLeft && !isKnown ? leftCompany(next, { at, id }, company) : next, suppressions, at);
  });
  await addReferred(house, reply, understanding);
}

/** Loaded when needed: few answers tell of a move. */
export const companyIn = async ({ newestText }: Understanding): Promise<string | undefined> =>
  (await import('../domain/reply/new-company.ts')).newCompany(newestText);

/** What an answer of these kinds makes of the address it was written to. */
export const staleAfter = (labels: ReplyKind[]): typeof LEFT | 'wrong person' | undefined =>
  labels.includes('left') ? LEFT : labels.includes('wrong-person') ? 'wrong person' : undefined;

/** New addresses and phones, without those of somebody else: colleagues share a switchboard, contacts never a number. */
async function freshReach(
  house: House,
  contact: Contact,
  { people, phones, author, newestText }: Understanding,
): Promise<{ addresses: string[]; phones: string[] }> {
  const moved = people.flatMap((p) => (p.as === 'moved' ? (normalAddress(p.address ?? '') ?? []) : []));
  const told = {
    addresses: moved.filter(
      (address) => isHis(address, contact) || (author === 'human' && isSaidToBeHis(address, newestText)),
    ),
    phones: phones.filter((number) => !contact.phones.some((p) => p.number === number)),
  };
  const aliases = [
    ...told.addresses.map((address) => `address:${address}` as const),
    ...told.phones.map((number) => `phone:${number}` as const),
  ];
  const own = new Set(aliasesOf(contact));
  const holders = await house.contacts.byAliases(
    contact.ownerId,
    aliases.filter((alias) => !own.has(alias)),
  );
  return {
    addresses: [...new Set(told.addresses)].filter((address) => !holders.has(`address:${address}`)),
    phones: [...new Set(told.phones)].filter((number) => !holders.has(`phone:${number}`)),
  };
}

/**
 * An address in a mail about a move may be the successor's: only one that bears his name, or that he calls his own, is taken
 * for his.
 */
function isHis(address: string, { name, addresses }: Contact): boolean {
  const local = (of: string): string => of.slice(0, of.lastIndexOf('@'));
  if (addresses.some((a) => a.address === address)) return false;
  if (addresses.some((a) => local(a.address) === local(address))) return true;
  const words = plainName(name).split('.');
  return words.some((word) => word.length > 2 && local(address).includes(word));
}

/** Whom they named joins the contacts, with who sent us there; nobody is written to without the owner's word. */
async function addReferred(
  house: House,
  { owner, contact }: Heard,
  { people }: Understanding,
): Promise<void> {
  for (const { name, address } of people.filter((p) => p.as === 'referral')) {
    if (name === undefined || (address === undefined && (await isKnown(house, owner.id, name, contact))))
      continue;
    const { addContact } = await import('./add-contact.ts');
    await addContact(house, {
      ownerId: owner.id,
      name,
      ...(address === undefined ? {} : { addresses: [address] }),
      kind: 'referred',
      referredBy: contact.id,
      facts: connectionTo(contact),
      source: `referred by ${contact.name}`,
    });
  }
}

const connectionTo = ({ name }: Contact) => ({ connection: `${name} suggested I write to you` });

/** A contact of that name; one that nobody can write to yet is from now on one whom this person named. */
async function isKnown(house: House, ownerId: string, name: string, referrer: Contact): Promise<boolean> {
  for await (const known of house.contacts.ofOwner(ownerId)) {
    if (nameKey(known.name) !== nameKey(name)) continue;
    if (known.addresses.length === 0 && known.referredBy === undefined && known.id !== referrer.id)
      await changeContact(house, ownerId, known.id, (c) => ({
        ...c,
        referredBy: referrer.id,
        facts: { ...connectionTo(referrer), ...c.facts },
      }));
    return true;
  }
  return false;
}
