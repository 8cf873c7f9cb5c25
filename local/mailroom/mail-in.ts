import { Hono } from 'hono';
import { html } from 'hono/html';
import { all } from '../../core/assistant/change.ts';
import { NOBODY } from '../../core/assistant/tell-owner.ts';
import type { IncomingMail } from '../../core/domain/mail.ts';
import type { Message } from '../../core/domain/message.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { PLACES, TAKEN_FOR } from '../../core/domain/reply-words.ts';
import { timeWords } from '../../core/domain/short-words.ts';
import type { Html } from './layout.ts';
import { attachments, facts, source } from './mail-facts.ts';
import { mailSides } from './mail-sides.ts';
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
        ${understood(room, owner, mail, message)} ${mailSides(mail)} ${attachments(mail)} ${source(bytes)}`,
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

function understood({ house }: Room, owner: Owner, mail: IncomingMail, message: Message | undefined): Html {
  if (message === undefined)
    return html`<p class="card">
      ${
        mail.from.address === owner.address
          ? 'Your own word to Goodword: it was read as commands or passed on, and what came of it was mailed to you.'
          : 'It is not worked on yet, or nothing is kept of it.'
      }
    </p>`;
  const { kind, evidence = [], matchedBy, problem, contactId, at, labels = [] } = message;
  const others = labels.filter((label) => label !== kind).map((label) => TAKEN_FOR[label]);
  return html`<section class="card" aria-labelledby="taken">
    <h2 id="taken">What Goodword made of it</h2>
    <dl>
      <dt>Taken for</dt>
      <dd>${kind === undefined ? 'nothing: it was kept aside' : [TAKEN_FOR[kind], ...others].join(', ')}</dd>
      ${
        evidence.length === 0
          ? ''
          : html`<dt>Because</dt>
              <dd>${evidence.map((e) => `“${e.words}” ${PLACES[e.from]}`).join('; ')}</dd>`
      }
      <dt>Whose thread</dt>
      <dd>
        ${contactId === NOBODY ? 'nobody’s' : html`<a href="/people/${contactId}">found by ${MATCHED[matchedBy ?? 'none']}</a>`}
      </dd>
      <dt>Received</dt>
      <dd>${timeWords(at, owner.zone, house.world.now())}</dd>
      ${
        problem === undefined
          ? ''
          : html`<dt>Trouble</dt>
              <dd class="warn">${problem}</dd>`
      }
    </dl>
  </section>`;
}

const MATCHED: Record<NonNullable<Message['matchedBy']>, string> = {
  token: 'the address it was sent to',
  'message-id': 'the mail it answers',
  sender: 'who sent it',
  none: 'nothing',
};
