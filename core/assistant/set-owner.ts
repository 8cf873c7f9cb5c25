import { nextDigest } from '../domain/owner-mail/digest.ts';
import type { Goal } from '../domain/goal.ts';
import type { Instant } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { isZone } from '../domain/sending/sending-hours.ts';
import { normalAddress } from '../domain/people/alias.ts';
import { isPublicMailbox } from '../domain/people/public-mailbox.ts';
import { welcomeData } from '../domain/owner-mail/welcome.ts';
import { changeOwner } from './change.ts';
import type { House } from './ports.ts';
import { type Told, tellOwner, WHO_KNOWS_YOU } from './tell-owner.ts';

export type OwnerSet = { at: 'set'; owner: Owner } | { at: 'refused'; field: string; because: string };

/** What is asked once when an owner is set up. Holidays come as dates, computed by the caller. */
export type NewOwner = Omit<Owner, 'id' | 'due' | 'version' | 'startedAt'>;

/** Adds an owner, sets his first digest and writes him the first mail. The same address twice is refused with what to do. */
export async function addOwner(house: House, about: NewOwner): Promise<OwnerSet> {
  const problem = problemOf(about);
  if (problem) return { at: 'refused', ...problem };
  const address = about.address.trim().toLowerCase();
  const existing = await house.owners.byAddress(address);
  if (existing)
    return { at: 'refused', field: 'address', because: `${address} is the owner ${existing.name} already` };
  const startedAt = house.world.now();
  const owner: Owner = {
    ...about,
    address,
    sendingAddress: about.sendingAddress.trim().toLowerCase(),
    id: house.world.id(),
    startedAt,
    due: startedAt,
    version: 0,
  };
  const due: Instant = nextDigest(owner, startedAt);
  if ((await house.owners.create({ ...owner, due })) === 'exists')
    return { at: 'refused', field: 'address', because: 'there is such an owner already' };
  const added = (await house.owners.get(owner.id)) ?? { ...owner, due };
  await welcome(house, added);
  return { at: 'set', owner: added };
}

/** The first mail to an owner, once: it asks who knows him. It is written again where the account could not send it. */
export const welcome = (house: House, owner: Owner): Promise<Told> =>
  tellOwner(house, owner, {
    cause: 'welcome',
    template: 'welcome',
    data: welcomeData({ owner }),
    about: { scope: 'o', tail: WHO_KNOWS_YOU },
  });

/** Changes what the owner is networking for; the next ranking follows it. */
export async function setGoal(house: House, ownerId: string, goal: Goal): Promise<OwnerSet> {
  if (goal.field.trim() === '' && goal.kind !== 'promotion')
    return {
      at: 'refused',
      field: 'field',
      because: 'the target field is empty; say it in words: "data engineering"',
    };
  const saved = await changeOwner(house, ownerId, (o) => ({ ...o, goal }));
  return saved.at === 'saved'
    ? { at: 'set', owner: saved.value }
    : { at: 'refused', field: 'owner', because: saved.because };
}

/** When a digest is due that was unsubscribed from; setting its day brings it back. */
export const NO_DIGEST: Instant = '9999-01-01T00:00:00.000Z';

/** Changes the owner's own particulars. */
export async function editOwner(house: House, ownerId: string, change: Partial<NewOwner>): Promise<OwnerSet> {
  const owner = await house.owners.get(ownerId);
  if (!owner) return { at: 'refused', field: 'owner', because: 'there is no such owner' };
  const problem = problemOf({ ...owner, ...change });
  if (problem) return { at: 'refused', ...problem };
  const saved = await changeOwner(house, ownerId, (o) => {
    const next = { ...o, ...change };
    const moved = change.digest !== undefined || (next.zone !== o.zone && o.due !== NO_DIGEST);
    return moved ? { ...next, due: nextDigest(next, house.world.now()) } : next;
  });
  return saved.at === 'saved'
    ? { at: 'set', owner: saved.value }
    : { at: 'refused', field: 'owner', because: saved.because };
}

/** Moves the weekly digest to another weekday (ISO 1-7) and time (HH:MM) of the owner's zone. */
export async function setDigest(
  house: House,
  ownerId: string,
  weekday: number,
  time: string | undefined,
): Promise<{ at: 'done'; did: string } | { at: 'refused'; because: string }> {
  const saved = await changeOwner(house, ownerId, (o) => {
    const next = { ...o, digest: { weekday, time: time ?? o.digest.time } };
    return { ...next, due: nextDigest(next, house.world.now()) };
  });
  if (saved.at === 'refused') return saved;
  return {
    at: 'done',
    did: `your weekly mail comes on day ${weekday} of the week at ${saved.value.digest.time}`,
  };
}

function problemOf(about: Omit<NewOwner, 'goal'>): { field: string; because: string } | undefined {
  if (about.name.trim() === '') return { field: 'name', because: 'the name is empty' };
  if (/[\r\n<>"]/.test(about.name))
    return { field: 'name', because: 'a name has no line breaks, quotes or angle brackets' };
  if (!isZone(about.zone))
    return { field: 'zone', because: `"${about.zone}" is no time zone; write it like America/New_York` };
  if (!/^[A-Z]{2}$/.test(about.country))
    return { field: 'country', because: `"${about.country}" is no country; write two letters: US` };
  if (normalAddress(about.address) === undefined)
    return { field: 'address', because: `"${about.address}" is no mail address` };
  if (normalAddress(about.sendingAddress) === undefined)
    return { field: 'sending address', because: `"${about.sendingAddress}" is no mail address` };
  if (isPublicMailbox(about.sendingAddress.split('@')[1] ?? ''))
    return {
      field: 'sending address',
      because: `mail in the name of ${about.sendingAddress.split('@')[1] ?? ''} is refused when another server sends it; use an address of your own verified domain`,
    };
  const { weekday, time } = about.digest;
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7)
    return { field: 'digest', because: 'the weekday is 1 (Monday) to 7 (Sunday)' };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    return { field: 'digest', because: `"${time}" is no time; write it like 07:30` };
  return undefined;
}
