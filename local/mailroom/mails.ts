import { Hono } from 'hono';
import { html } from 'hono/html';
import { timeWords } from '../../core/domain/owner-mail/short-words.ts';
import { answer } from './answer.ts';
import type { Html } from './layout.ts';
import { mailIn } from './mail-in.ts';
import type { Listed } from './mail-list.ts';
import { listMails } from './mail-list.ts';
import { mailOut } from './mail-out.ts';
import { pageOf, pager } from './pager.ts';
import { receivedMails } from './received-mails.ts';
import type { Env, Room } from './room.ts';

/** Every mail in and out, the newest first, and a page of each. */
export function mails(room: Room): Hono<Env> {
  const received = receivedMails(room.goodword.dataDir, room.house.mailReader);
  const app = new Hono<Env>();
  app.get('/mails', async (c) => {
    const { owner } = c.var;
    const now = room.house.world.now();
    const shown = pageOf(c, await listMails(room, owner, await received()));
    return room.show(
      c,
      { title: 'Mails', at: '/mails', owner },
      html`<h1>Mails</h1>
        <p class="soft">
          Everything that went out and came in, the newest first. Nothing of it left this computer.
        </p>
        ${
          shown.all === 0
            ? html`<p>There is no mail yet. It begins with a first draft: <a href="/">to the desk</a>.</p>`
            : html`<ul class="plain card mails">
                ${shown.items.map((mail) => line(mail, timeWords(mail.at, owner.zone, now)))}
              </ul>`
        }
        ${pager(shown, '/mails')}`,
    );
  });
  for (const pages of [mailIn, mailOut, answer]) app.route('/', pages(room));
  return app;
}

const line = ({ direction, href, who, subject, what, hasProblem }: Listed, when: string): Html =>
  html`<li>
    <div class="row">
      <span class="tag ${direction}">${direction === 'in' ? 'from' : 'to'}</span>
      <strong>${who}</strong>
      <span class="tag ${hasProblem ? 'care' : ''}">${what}</span>
      <span class="soft small">${when}</span>
    </div>
    <a href="${href}">${subject.trim() === '' ? '(no subject)' : subject}</a>
  </li>`;
