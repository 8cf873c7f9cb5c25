import type { Contact } from '../domain/people/contact.ts';
import { end, isOver } from '../domain/enrollment/enrollment.ts';
import type { Ending } from '../domain/enrollment/enrollment.ts';
import type { Owner } from '../domain/owner.ts';
import { isAboutReader, mailboxBehind, type SuppressionReason } from '../domain/sending/suppression.ts';
import { changeContact, changeEnrollment } from './change.ts';
import type { House } from './ports.ts';

type Stopping = Pick<House, 'contacts' | 'enrollments' | 'suppressions' | 'world'>;

/** Ends every open enrollment of a contact, those on their way included. */
export async function endEnrollments(
  house: Stopping,
  ownerId: string,
  contactId: string,
  why: Ending,
  because: string,
): Promise<number> {
  const open = (await house.enrollments.ofContact(ownerId, contactId)).filter((e) => !isOver(e));
  for (const enrollment of open)
    await changeEnrollment(house, enrollment, (e) => end(e, why, house.world.now(), because));
  return open.length;
}

/** Never writes to one address again, and ends what was under way to it. The other addresses of the person stay. */
export async function suppress(
  house: Stopping,
  about: { owner: Owner; contact: Contact; address: string; reason: SuppressionReason; evidence: string },
): Promise<void> {
  const { owner, contact, address, reason, evidence } = about;
  const now = house.world.now();
  await house.suppressions.add(address, { reason, at: now, evidence });
  await changeContact(house, owner.id, contact.id, (c) => ({
    ...c,
    addresses: c.addresses.map((a) =>
      a.address === address && a.stale === undefined ? { ...a, stale: reason } : a,
    ),
  }));
  const open = (await house.enrollments.ofContact(owner.id, contact.id)).filter(
    (e) => !isOver(e) && e.address === address,
  );
  const why: Ending = reason === 'refused' ? 'refused' : 'bounced';
  for (const enrollment of open)
    await changeEnrollment(house, enrollment, (e) => end(e, why, now, `${reason}: ${evidence}`));
}

/**
 * Stop means stop, at once and for ever: every address the person is known by is suppressed before anything else is
 * done, then everything under way to him ends, in every sequence. No confirmation goes to him.
 */
export async function stopContact(
  house: Stopping,
  about: {
    ownerId: string;
    contactId: string;
    by: 'contact' | 'owner';
    evidence: string;
    alsoAddresses?: string[];
  },
): Promise<{ at: 'stopped'; ended: number } | { at: 'refused'; because: string }> {
  const { ownerId, contactId, by, evidence } = about;
  const now = house.world.now();
  const contact = await house.contacts.get(ownerId, contactId);
  if (!contact) return { at: 'refused', because: 'there is no such contact' };
  const named = [...contact.addresses.map((a) => a.address), ...(about.alsoAddresses ?? [])];
  // Whoever reads ben+jobs@ reads ben@ too, and must not get there what he refused here.
  const addresses = new Set(named.flatMap((address) => [mailboxBehind(address) ?? address, address]));
  for (const address of addresses)
    if (address !== '') await suppressFor(house, { ownerId, address, by, evidence });
  const because = by === 'contact' ? `${ASKED}: ${evidence}` : evidence;
  await changeContact(house, ownerId, contactId, (c) => {
    const stands = c.doNotContact && (by === 'owner' || c.doNotContact.because.startsWith(ASKED));
    return stands ? undefined : { ...c, doNotContact: { at: now, because } };
  });
  const ended = await endEnrollments(
    house,
    ownerId,
    contactId,
    by === 'contact' ? 'stop' : 'owner-stopped',
    evidence,
  );
  return { at: 'stopped', ended };
}

const ASKED = 'asked to stop';

/**
 * The person's own stop takes the place of the owner's, so that an \`undo\` of the owner's cannot lift it, and of what was
 * about one address alone: who reads it is not to be met by a mark in it.
 */
async function suppressFor(
  { suppressions, world }: Stopping,
  stop: { ownerId: string; address: string; by: 'contact' | 'owner'; evidence: string },
): Promise<void> {
  const { ownerId, address, by, evidence } = stop;
  const at = world.now();
  const before = await suppressions.find(address);
  if (by === 'contact' && before && (before.reason === 'owner' || !isAboutReader(before)))
    await suppressions.lift(address);
  await suppressions.add(address, { reason: by === 'contact' ? 'stop' : 'owner', at, evidence, ownerId });
}
