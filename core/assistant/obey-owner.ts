import { isOver } from '../domain/enrollment/enrollment.ts';
import { OPEN_END } from '../domain/sending/hold.ts';
import type { Day } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { startOfDay } from '../domain/sending/sending-hours.ts';
import { changeOwner } from './change.ts';
import type { Obeyed } from './obey.ts';
import { nameOf } from './obey-people.ts';
import type { House } from './ports.ts';
import { replan } from './replan.ts';
import { setDigest } from './set-owner.ts';

const MOST_LISTED = 40;

/** Nothing goes out before `until`, or before the owner says resume. */
export async function pause(house: House, owner: Owner, until: Day | undefined): Promise<Obeyed> {
  const moment = until === undefined ? OPEN_END : startOfDay(until, owner.zone);
  await changeOwner(house, owner.id, (o) => ({ ...o, pausedUntil: moment }));
  return {
    at: 'done',
    did: until === undefined ? 'nothing goes out until you say resume' : `nothing goes out before ${until}`,
  };
}

/** What waited is spaced out again, so that nothing floods. */
export async function resume(house: House, owner: Owner): Promise<Obeyed> {
  await changeOwner(house, owner.id, ({ pausedUntil: _was, ...rest }) => rest);
  const moved = await replan(house, owner.id);
  return { at: 'done', did: `mail goes out again${moved > 0 ? `, ${moved} spaced out anew` : ''}` };
}

export async function moveDigest(
  house: House,
  owner: Owner,
  weekday: number,
  time: string | undefined,
): Promise<Obeyed> {
  return setDigest(house, owner.id, weekday, time);
}

/** Everything under way, a line each. */
export async function listAll(house: House, owner: Owner): Promise<Obeyed> {
  const lines: string[] = [];
  let more = 0;
  for await (const e of house.enrollments.ofOwner(owner.id)) {
    if (isOver(e)) continue;
    if (lines.length === MOST_LISTED) more++;
    else lines.push(`${await nameOf(house, owner, e.contactId)}: ${e.sequence}, ${e.state.at}`);
  }
  if (more > 0) lines.push(`and ${more} more`);
  return { at: 'done', did: lines.length === 0 ? 'nothing is under way' : lines.join('; ') };
}
