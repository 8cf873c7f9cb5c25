import { dueAt, isOver } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Day, Instant } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { isHumanAnswer } from '../domain/reply/reply.ts';
import type { Standstill } from '../domain/sending/standstill.ts';
import { all } from './change.ts';
import type { House } from './ports.ts';

/** How an owner's network stands, in numbers. */
export interface Status {
  now: Instant;
  contacts: number;
  /** Of them, without an address to write to. */
  needAddress: number;
  /** Waiting for the owner's word: drafts, questions, answers, mails in doubt. */
  waitingForYou: number;
  /** Approved and not out yet. */
  scheduled: number;
  /** Due now, and not done yet. */
  due: number;
  /** Mails to contacts. */
  sent: number;
  /** Enrollments a person answered. */
  answered: number;
  /** Enrollments that ended because the address takes no mail. */
  bounced: number;
  /** Mails that may have gone out: nothing is sent again until the owner says so. */
  unknown: number;
  /** The next moment anything is due, the digest included. */
  nextDue?: Instant;
  pausedUntil?: Instant;
  /** The operator stopped everything. */
  standstill?: Standstill;
  lastDigest?: Day;
}

/** Counts what is there and what is under way. */
export async function statusOf(
  house: Pick<House, 'contacts' | 'enrollments' | 'digests' | 'emergencyStop' | 'world'>,
  owner: Owner,
): Promise<Status> {
  const now = house.world.now();
  const enrollments = await all(house.enrollments.ofOwner(owner.id));
  const count = (is: (enrollment: Enrollment) => boolean): number => enrollments.filter(is).length;
  const at = (...states: Enrollment['state']['at'][]) => count(({ state }) => states.includes(state.at));
  const moments = [
    owner.due,
    ...enrollments.filter((e) => !isOver(e)).flatMap(({ state }) => dueAt(state) ?? []),
  ].sort();
  const nextDue = moments.find((moment) => moment > now);
  const standstill = await house.emergencyStop.get();
  const [digest] = await house.digests.latest(owner.id, 1);
  return {
    now,
    ...(await contactCounts(house, owner)),
    waitingForYou: at('asking', 'drafted', 'answered', 'unknown'),
    scheduled: at('scheduled', 'sending'),
    due: moments.filter((moment) => moment <= now).length,
    sent: enrollments.reduce((sum, { sent }) => sum + sent.length, 0),
    answered: count(({ answers }) => answers.some(({ kind }) => isHumanAnswer(kind))),
    bounced: count(({ state }) => state.at === 'ended' && state.why === 'bounced'),
    unknown: at('unknown'),
    ...(nextDue === undefined ? {} : { nextDue }),
    ...(owner.pausedUntil !== undefined && owner.pausedUntil > now ? { pausedUntil: owner.pausedUntil } : {}),
    ...(standstill ? { standstill } : {}),
    ...(digest ? { lastDigest: digest.day.slice(0, 10) } : {}),
  };
}

async function contactCounts(house: Pick<House, 'contacts'>, owner: Owner) {
  let contacts = 0;
  let needAddress = 0;
  for await (const { addresses } of house.contacts.ofOwner(owner.id)) {
    contacts += 1;
    if (!addresses.some(({ stale }) => stale === undefined)) needAddress += 1;
  }
  return { contacts, needAddress };
}
