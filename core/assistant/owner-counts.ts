import type { Instant } from '../domain/instant.ts';
import { DAY, daysBetween, plus } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { all } from './change.ts';
import type { House } from './ports.ts';
import { statusOf } from './status.ts';

/** How one owner stands, for whoever runs a deployment of several: numbers and days, never a name or word of his network. */
export interface OwnerCounts {
  id: string;
  name: string;
  contacts: number;
  waiting: number;
  sentThisWeek: number;
  answered: number;
  pausedUntil?: Instant;
  /** Why he may need a hand, or ''. */
  stuck: string;
}

const PATIENCE = 14;

/** The numbers of one owner, and whether he is stuck. */
export async function ownerCounts(
  house: Pick<House, 'contacts' | 'enrollments' | 'digests' | 'commands' | 'emergencyStop' | 'world'>,
  owner: Owner,
): Promise<OwnerCounts> {
  const status = await statusOf(house, owner);
  const weekAgo = plus(status.now, -7 * DAY);
  const enrollments = await all(house.enrollments.ofOwner(owner.id));
  const [latest] = await house.commands.latest(owner.id, 1);
  const silent = daysBetween(latest?.at ?? owner.startedAt, status.now);
  const { contacts, waitingForYou: waiting, answered, pausedUntil, unknown } = status;
  const reasons = [
    ...(contacts === 0 ? ['has no contacts'] : []),
    ...(owner.goal.field === '' || owner.goal.path === '' ? ['has no goal'] : []),
    ...(unknown > 0 ? [`${unknown} mails in doubt`] : []),
    ...(waiting > 0 && silent > PATIENCE ? [`${waiting} wait, silent for ${silent} days`] : []),
  ];
  return {
    ...{ id: owner.id, name: owner.name, contacts, waiting, answered },
    sentThisWeek: enrollments.reduce(
      (sum, { sent }) => sum + sent.filter(({ at }) => at > weekAgo).length,
      0,
    ),
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
    stuck: reasons.join('; '),
  };
}
