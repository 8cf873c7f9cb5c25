import { companyKey } from '../domain/people/company.ts';
import type { Contact } from '../domain/people/contact.ts';
import { dayOf } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { AMOUNTS, newPeopleOn } from '../domain/sending/pace.ts';
import { sendingZone, waitFrom } from '../domain/sending/sending-hours.ts';
import type { House } from './ports.ts';

/** A mail's share of what may go out: the claims it took, to be given back when nothing went. */
export type Share = { at: 'taken'; claims: string[] } | { at: 'full'; because: string };

const KEPT_DAYS = 3;

/**
 * Takes one mail's share of the humane amounts: the lock on the company and a place among the day's new people for a first
 * mail, a place among the day's mails for any. All of it or nothing, by conditional writes, however many workers there are.
 */
export async function takeShare(
  house: Pick<House, 'claims' | 'world'>,
  mail: { owner: Owner; contact: Contact; first: boolean },
): Promise<Share> {
  const { claims, world } = house;
  const { owner, contact, first } = mail;
  const now = world.now();
  const day = dayOf(now, owner.zone);
  const taken: string[] = [];
  const full = async (because: string): Promise<Share> => {
    await giveShareBack(house, taken);
    return { at: 'full', because };
  };
  const company = first ? companyLock(owner, contact) : undefined;
  if (company !== undefined) {
    const until = waitFrom(now, AMOUNTS.companyLock, sendingZone(owner, contact), owner.holidays);
    const lock = await claims.lock(company, contact.id, now, until);
    if (lock.at === 'held')
      return full(
        `somebody else at ${contact.company ?? ''} was written to; nobody else there before ${lock.until.slice(0, 10)}`,
      );
    taken.push(company);
  }
  const limits = [
    ...(first ? [{ key: `new#${owner.id}#${day}`, most: newPeopleOn(now, owner), what: 'new people' }] : []),
    { key: `sent#${owner.id}#${day}`, most: AMOUNTS.mailsADay, what: 'mails' },
  ];
  for (const { key, most, what } of limits) {
    if (!(await claims.take(key, most, KEPT_DAYS))) return full(`enough ${what} for today`);
    taken.push(key);
  }
  return { at: 'taken', claims: taken };
}

/** Nothing left the house: what was taken is free for others. */
export async function giveShareBack(house: Pick<House, 'claims'>, taken: string[]): Promise<void> {
  for (const key of taken) await house.claims.giveBack(key);
}

/** An absence note says that nobody reads there now: a colleague may be written to. */
export async function freeCompany(
  house: Pick<House, 'claims' | 'world'>,
  owner: Owner,
  contact: Contact,
): Promise<void> {
  const company = companyLock(owner, contact);
  const now = house.world.now();
  // Only the holder's own lock ends by this; somebody else's stays.
  if (company !== undefined) await house.claims.lock(company, contact.id, now, now);
}

function companyLock(owner: Owner, { company }: Contact): string | undefined {
  const key = companyKey(company ?? '');
  return key === '' ? undefined : `company#${owner.id}#${key}`;
}
