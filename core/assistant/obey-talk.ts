import { end, isOver } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { withoutTalk } from '../domain/enrollment/talk-kept.ts';
import type { Day } from '../domain/instant.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import { morningOf, startOfDay } from '../domain/sending/sending-hours.ts';
import { changeEnrollment } from './change.ts';
import type { Obeyed } from './obey.ts';
import { nameOf } from './obey-people.ts';
import type { House } from './ports.ts';

/**
 * The owner talked with somebody: the question is answered, and what was being written before the talk is not needed any
 * more. The thanks begin after it.
 */
export async function talked(house: House, key: EnrollmentKey): Promise<void> {
  const now = house.world.now();
  const unsaid: Enrollment['state']['at'][] = ['preparing', 'asking', 'drafted'];
  await changeEnrollment(house, key, (e) => {
    const rest = withoutTalk(e);
    return !isOver(rest) && unsaid.includes(rest.state.at) ? end(rest, 'answered', now, 'you talked') : rest;
  });
}

/** The talk did not take place: nothing follows from it. */
export async function didNotTalk(house: House, owner: Owner, key: EnrollmentKey): Promise<Obeyed> {
  const saved = await changeEnrollment(house, key, withoutTalk);
  if (saved.at === 'refused') return saved;
  return { at: 'done', did: `${await nameOf(house, owner, key.contactId)}: no talk, and no thanks for one` };
}

/** The talk is on another day: the owner is asked after that. */
export async function talkLater(house: House, owner: Owner, key: EnrollmentKey, until: Day): Promise<Obeyed> {
  const due = morningOf(startOfDay(until, owner.zone), owner.zone);
  const saved = await changeEnrollment(house, key, (e) =>
    e.talkOn ? { ...e, talkOn: { ...e.talkOn, next: { about: 'after', due } } } : e,
  );
  if (saved.at === 'refused') return saved;
  return {
    at: 'done',
    did: `I ask about the talk with ${await nameOf(house, owner, key.contactId)} on ${until}`,
  };
}
