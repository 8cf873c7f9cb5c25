import type { Instant } from '../domain/instant.ts';
import { companyKey } from '../domain/people/company.ts';
import { type Contact, idsOf } from '../domain/people/contact.ts';
import type { Owner } from '../domain/owner.ts';
import { countsSince, noRoom, type Place, placeOf, placesAhead } from '../domain/sending/place.ts';
import type { House } from './ports.ts';

/** How often it is tried again where several take places at once. */
const MOST_TRIES = 4;

/**
 * Takes a mail's place among what its owner sends, then looks who else has one: the day's mails and new people, and the
 * company of a first mail. Of two who take one and then look, one at least sees the other: however many workers there are,
 * never too many go. A place that may not be kept is given back; where only mails behind it stood in its way, they meet the
 * same and give theirs back, so that another try is worth it.
 */
export async function takePlace(
  { places }: Pick<House, 'places'>,
  mail: { owner: Owner; contact: Contact; id: string; at: Instant; first: boolean },
): Promise<{ at: 'taken'; place: Place } | { at: 'full'; because: string }> {
  const { owner, contact, id, at, first } = mail;
  const place = placeOf(contact, { ownerId: owner.id, id, at, first });
  for (let tries = 1; ; tries++) {
    await places.take(place);
    const all = await places.since(owner.id, countsSince(place, owner));
    const because = noRoom(place, all, mail);
    if (because === undefined) return { at: 'taken', place };
    await places.giveBack(place);
    const isFull = noRoom(place, placesAhead(place, all), mail) !== undefined;
    if (isFull || tries === MOST_TRIES) return { at: 'full', because };
  }
}

/** An absence note says that nobody reads there now: a colleague may be written to. */
export async function freeCompany(
  house: Pick<House, 'places' | 'world'>,
  owner: Owner,
  contact: Contact,
): Promise<void> {
  const company = companyKey(contact.company ?? '');
  if (company === '') return;
  const now = house.world.now();
  const since = countsSince(placeOf(contact, { ownerId: owner.id, id: '', at: now, first: true }), owner);
  for (const place of await house.places.since(owner.id, since)) {
    const { company: kept, ...freed } = place;
    // Only what he himself keeps ends by this; what a colleague keeps stays.
    if (kept === company && idsOf(contact).includes(place.contactId)) await house.places.take(freed);
  }
}
