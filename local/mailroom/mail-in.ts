import { Hono } from 'hono';
import { html } from 'hono/html';
import { all } from '../../core/assistant/change.ts';
import { NOBODY } from '../../core/assistant/tell-owner.ts';
import type { Message } from '../../core/domain/mail/message.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { attachments, facts, source } from './mail-facts.ts';
import { mailSides } from './mail-sides.ts';
import { understood } from './mail-understood.ts';
import { isMailKey } from './received-mails.ts';
import type { Env, Room } from './room.ts';

/** One received mail: what it says, and what it was taken for and why. */
export function mailIn(room: Room): Hono<Env> {
  const { house } = room;
  return new Hono<Env>().get('/mails/in/:key', async (c) => {
    const { owner } = c.var;
    const key = c.req.param('key');
    const bytes = isMailKey(key) ? await house.rawMail.get(key) : undefined;
    if (bytes === undefined) return c.notFound();
    const mail = await house.mailReader.read(bytes);
    const message = await messageOf(room, owner, key);
    const title = mail.subject.trim() === '' ? '(no subject)' : mail.subject;
    return room.show(
      c,
      { title, at: '/mails', owner, hasMail: true },
      html`<p class="soft above"><a href="/mails">Mails</a> / came in</p>
        <h1>${title}</h1>
        ${facts(mail, { owner, now: house.world.now(), ...(message ? { at: message.at } : {}) })}
        ${await understood(room, owner, mail, message)} ${mailSides(mail)} ${attachments(mail)}
        ${source(bytes)}`,
    );
  });
}

async function messageOf({ house }: Room, owner: Owner, key: string): Promise<Message | undefined> {
  for (const id of [owner.id, NOBODY]) {
    const found = (await all(house.messages.ofOwner(id, owner.startedAt))).find((m) => m.rawKey === key);
    if (found) return found;
  }
  return undefined;
}
