import { moveTo } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Contact } from '../domain/people/contact.ts';
import { addressOf } from '../domain/ranking/readiness.ts';
import { changeEnrollment } from './change.ts';
import type { House } from './ports.ts';

/**
 * A conversation that is taken up again goes to where its person reads mail now: he may have told of his move in another
 * one. Undefined where nobody knows where that is.
 */
export async function followMove(
  house: House,
  contact: Contact,
  enrollment: Enrollment,
): Promise<Enrollment | undefined> {
  const { address: before } = enrollment;
  if (!contact.addresses.some(({ address, stale }) => address === before && stale !== undefined))
    return enrollment;
  const address = addressOf(contact);
  if (address === undefined) return undefined;
  const now = house.world.now();
  const saved = await changeEnrollment(house, enrollment, (e) =>
    moveTo({ ...e, address }, e.state, now, `goes on at ${address}`, `nobody reads ${before} any more`),
  );
  return saved.at === 'refused' ? undefined : saved.value;
}
