import { Hono } from 'hono';
import { z } from 'zod';
import { listQueue } from '../../core/assistant/list-queue.ts';
import type { QueueEntry } from '../../core/assistant/list-queue.ts';
import { DAY, MINUTE, plus } from '../../core/domain/instant.ts';
import type { Instant } from '../../core/domain/instant.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { clip, stepWords, timeWords } from '../../core/domain/owner-mail/short-words.ts';
import { formOf } from './forms.ts';
import { andWhatFollowed } from './happened.ts';
import type { Env, Room } from './room.ts';
import { STATES } from './under-way.ts';

const clockForm = z.object({ to: z.enum(['next', 'day']) });

/** Moves the clock, does what is due by then, and says what that was. */
export function clock(room: Room): Hono<Env> {
  return new Hono<Env>().post('/clock', async (c) => {
    const { to } = await formOf(c, clockForm);
    const { owner } = c.var;
    const before = await listQueue(room.house, owner.id);
    const { followed } = await andWhatFollowed(room, () => (to === 'day' ? aDayOn(room) : toTheNext(room)));
    const now = room.house.world.now();
    const moved = movedInWords(before, await listQueue(room.house, owner.id), owner, now);
    const what = followed === '' ? `No mail went out. ${moved}` : followed;
    return room.back(c, '/', `It is ${timeWords(now, owner.zone, now)}. ${what}`.trim());
  });
}

const MOST = 5;

/** What is under way in another state than before. */
function movedInWords(before: QueueEntry[], after: QueueEntry[], owner: Owner, now: Instant): string {
  const states = new Map(before.map((entry) => [entry.enrollment, `${entry.state} ${entry.step ?? ''}`]));
  const moved = after.filter(
    (entry) => states.get(entry.enrollment) !== `${entry.state} ${entry.step ?? ''}`,
  );
  const left = new Set(after.map(({ enrollment }) => enrollment));
  return [
    ...moved.map(({ contact, step, state, when }) => {
      const what = step === undefined ? '' : `${stepWords(step)} `;
      const then = when === undefined ? '' : `, ${timeWords(when, owner.zone, now)}`;
      return `${clip(contact.name, 40)}: ${what}${STATES[state].words}${then}.`;
    }),
    ...before
      .filter(({ enrollment }) => !left.has(enrollment))
      .map(({ contact }) => `${clip(contact.name, 40)}: it is over.`),
  ]
    .slice(0, MOST)
    .join(' ');
}

async function toTheNext({ goodword, house }: Room): Promise<void> {
  const now = house.world.now();
  const due = await house.dueIndex.next();
  // What stays due although its moment has passed must not stop the time.
  if (due !== undefined) await goodword.clock.moveTo(due > now ? due : plus(now, MINUTE));
  await goodword.settle();
}

/** From one due moment to the next, as the time would have passed: not everything at once at the end of the day. */
async function aDayOn({ goodword, house }: Room): Promise<void> {
  const end: Instant = plus(house.world.now(), DAY);
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    const due = await house.dueIndex.next();
    if (due === undefined || due > end) break;
    const now = house.world.now();
    await goodword.clock.moveTo(due > now ? due : plus(now, MINUTE));
    await goodword.settle();
  }
  if (house.world.now() < end) await goodword.clock.moveTo(end);
  await goodword.settle();
}

/** A day has no more moments that matter to a person. */
const MOST_STOPS = 50;
