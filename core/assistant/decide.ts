import { decided, endedByDecision, undecided } from '../domain/enrollment/enrollment-decided.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Owner } from '../domain/owner.ts';
import { isHumanAnswer } from '../domain/reply/reply.ts';
import { all, changeEnrollment, changeOwner } from './change.ts';
import type { Obeyed } from './obey.ts';
import type { House } from './ports.ts';
import { prepareStep } from './prepare-step.ts';
import { openEnrollment } from './snapshot.ts';
import { waitFrom } from '../domain/sending/sending-hours.ts';

/** The sequence of a promotion, and the word of its thanks. */
export const PROMOTION = 'internal-promotion';

/**
 * It is decided about the promotion: everybody who answered, or was spoken to, is thanked, win or not; each thanks waits for a
 * yes of its own. `words` is what came of it, as it may stand in a mail. Can be run twice.
 */
export async function decide(house: House, owner: Owner, won: boolean, words?: string): Promise<Obeyed> {
  if (owner.goal.kind !== 'promotion')
    return { at: 'refused', because: 'it is a promotion that is decided, and your goal is another one' };
  const now = house.world.now();
  const saved = await changeOwner(house, owner.id, (o) => ({
    ...o,
    goal: { ...o.goal, decision: { won, at: now } },
  }));
  if (saved.at === 'refused') return saved;
  const outcome =
    words ?? (won ? 'The answer is yes, I got the promotion' : 'The answer is no, for this time');
  let thanked = 0;
  for (const one of await all(house.enrollments.ofOwner(owner.id)))
    if (one.sequence === PROMOTION && (await thank(house, one, outcome))) thanked += 1;
  const said = won ? 'congratulations' : 'noted; another time comes';
  const then =
    thanked === 0
      ? 'nobody who helped by mail is left to thank'
      : `the thanks to ${thanked === 1 ? 'one person wait' : `${thanked} people wait`} for your yes`;
  return { at: 'done', did: `${said}; ${then}` };
}

/** Begins the thanks of one conversation; false where there is nobody to thank in it. */
async function thank(house: House, enrollment: Enrollment, outcome: string): Promise<boolean> {
  const { contacts, stationery, world } = house;
  const contact = await contacts.get(enrollment.ownerId, enrollment.contactId);
  const step = stationery.sequence(PROMOTION)?.steps.findLast(({ follows }) => follows === 'owner');
  if (!contact || contact.doNotContact || !step) return false;
  const helped = enrollment.answers.some(({ kind }) => isHumanAnswer(kind)) || contact.unanswered === 0;
  const about = { thank: step.id, facts: { outcome }, helped };
  const saved = await changeEnrollment(house, enrollment, (e) => decided(e, about, world.now()));
  if (saved.at === 'refused' || saved.value.state.at !== 'preparing') return false;
  const prepared = await prepareStep(house, enrollment);
  return prepared.at === 'drafted' || prepared.at === 'scheduled';
}

/**
 * The owner takes back that it was decided: thanks that did not go out are put away, and every conversation goes on where it
 * stood; but not with somebody who is never to be written to, or is in another one since. Can be run twice.
 */
export async function takeDecisionBack(house: House, owner: Owner): Promise<void> {
  const sequence = house.stationery.sequence(PROMOTION);
  if (!sequence) return;
  const now = house.world.now();
  const wait = (days: number) => waitFrom(now, days, owner.zone, owner.holidays);
  for (const one of await all(house.enrollments.ofOwner(owner.id)))
    if (one.sequence === PROMOTION && !(endedByDecision(one) && (await mayNotOpen(house, owner, one))))
      await changeEnrollment(house, one, (e) => undecided(e, sequence, wait, now));
}

async function mayNotOpen(house: House, owner: Owner, { contactId, n }: Enrollment): Promise<boolean> {
  const contact = await house.contacts.get(owner.id, contactId);
  const open = await openEnrollment(house, owner, contactId);
  return !contact || contact.doNotContact !== undefined || (open !== undefined && open.n !== n);
}
