import { Hono } from 'hono';
import { html } from 'hono/html';
import type { House } from '../../core/assistant/ports.ts';
import { command } from '../../core/assistant/steer.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { clip, timeWords } from '../../core/domain/owner-mail/short-words.ts';
import type { Html } from './layout.ts';
import type { Env, Room } from './room.ts';

/** Older words stand. */
const UNDO_DAYS = 7;

/** Takes back the last thing the owner said, on a page, in a mail or at the command line. */
export function undo({ house, back, act }: Room): Hono<Env> {
  return new Hono<Env>().post('/undo', async (c) => {
    const [echo] = await act(() => command(house, c.var.owner, 'undo'));
    const words = echo?.words ?? 'there is nothing to undo';
    return back(c, '/', `${words.charAt(0).toUpperCase()}${words.slice(1)}.`);
  });
}

/** The newest word that can be taken back, with the button for it. */
export async function lastWord(house: House, owner: Owner): Promise<Html> {
  const now = house.world.now();
  const [last] = (await house.commands.latest(owner.id, 20)).filter(
    ({ state, undone, at }) => state === undefined && !undone && at >= plus(now, -UNDO_DAYS * DAY),
  );
  if (!last) return html``;
  const words = last.final ? `${last.did}` : last.did;
  return html`<form class="row" method="post" action="/undo">
    <span class="soft small"
      >Your last word, ${timeWords(last.at, owner.zone, now)}: ${clip(words, 120)}.</span
    >
    ${last.final ? '' : html`<button class="quiet">Undo it</button>`}
  </form>`;
}
