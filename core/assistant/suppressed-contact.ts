import type { Contact } from '../domain/people/contact.ts';
import type { Instant } from '../domain/instant.ts';
import type { Suppression } from '../domain/sending/suppression.ts';
import type { House } from './ports.ts';

/** Which of these addresses are suppressed, and why. */
export const suppressionsOf = (
  house: Pick<House, 'suppressions'>,
  addresses: string[],
): Promise<Map<string, Suppression>> => house.suppressions.findAll(addresses);

/**
 * The contact as suppressions of his addresses make him: who said stop (or complained, or was closed by the owner) stays
 * untouchable however often he is added again, and a dead address stays dead.
 */
export function heeding(contact: Contact, suppressions: Map<string, Suppression>, now: Instant): Contact {
  const hit = contact.addresses.flatMap(({ address }) => suppressions.get(address) ?? []);
  if (hit.length === 0) return contact;
  const said = hit.find(({ reason }) => reason === 'stop' || reason === 'complaint' || reason === 'owner');
  return {
    ...contact,
    addresses: contact.addresses.map((one) => {
      const reason = suppressions.get(one.address)?.reason;
      return reason === undefined || one.stale !== undefined ? one : { ...one, stale: reason };
    }),
    ...(said && {
      doNotContact: contact.doNotContact ?? { at: now, because: `${said.reason}: ${said.evidence}` },
    }),
  };
}
