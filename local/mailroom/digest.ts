import { Hono } from 'hono';
import { html } from 'hono/html';
import { composeNow } from '../../core/assistant/write-digest.ts';
import { digestData } from '../../core/domain/owner-mail/owner-mail.ts';
import { timeWords } from '../../core/domain/owner-mail/short-words.ts';
import { mailSides } from './mail-sides.ts';
import type { Env, Room } from './room.ts';

/** The weekly mail as it would be written now; nothing is sent or kept. */
export function digest(room: Room): Hono<Env> {
  return new Hono<Env>().get('/digest', async (c) => {
    const { owner } = c.var;
    const { words } = await composeNow(room.house, owner);
    const mail = room.house.stationery.owner('digest', digestData({ owner, words }));
    const when = timeWords(owner.due, owner.zone, room.house.world.now());
    const title = 'Your next weekly mail';
    return room.show(
      c,
      { title, at: '/', owner, hasMail: true },
      html`<h1>${title}</h1>
        <p class="soft">
          As it would be written now. It comes on ${when}; answering it with numbers steers Goodword.
        </p>
        <p>Subject: <strong>${mail.subject}</strong></p>
        ${mailSides(mail)}`,
    );
  });
}
