import { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { type Alike, findDuplicates } from '../../core/assistant/find-duplicates.ts';
import { mergeContacts } from '../../core/assistant/merge-contacts.ts';
import { unmergeContact } from '../../core/assistant/unmerge-contact.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { count } from '../../core/domain/owner-mail/short-words.ts';
import { formOf, words } from './forms.ts';
import type { Html } from './layout.ts';
import { pageOf, pager } from './pager.ts';
import type { Env, Room } from './room.ts';

const pairForm = z.object({ contact: words(20), other: words(20) });

/** Who may be there twice, and the owner's word that two are one; which can be taken back. */
export function twice({ house, back, act, show }: Room): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/twice', async (c) => {
    const { owner } = c.var;
    const shown = pageOf(c, await findDuplicates(house, { ownerId: owner.id }));
    return show(
      c,
      { title: 'Perhaps twice', at: '/people', owner },
      html`<p class="soft above"><a href="/people">People</a></p>
        <h1>Perhaps the same person twice</h1>
        <p class="soft">
          ${
            shown.all === 0
              ? 'Nobody seems to be there twice.'
              : `${count(shown.all, 'pair')}. Nothing is made one by itself: people of one name are common.`
          }
        </p>
        ${shown.items.map(pair)} ${pager(shown, '/twice', '')}`,
    );
  });
  app.post('/twice', async (c) => {
    const { contact, other } = await formOf(c, pairForm);
    const about = { ownerId: c.var.owner.id, contactId: contact, otherId: other };
    const merged = await act(() => mergeContacts(house, about));
    if (merged.at === 'refused') return back(c, '/twice', `Not done: ${merged.because}.`);
    const { id, name } = merged.contact;
    return back(c, '/twice', { words: `${name} is one person now.`, undo: `/people/${id}/unmerge` });
  });
  app.post('/people/:id/unmerge', async (c) => {
    const id = c.req.param('id');
    const parted = await act(() => unmergeContact(house, { ownerId: c.var.owner.id, contactId: id }));
    const said =
      parted.at === 'refused'
        ? `Not done: ${parted.because}.`
        : `${parted.contact.name} is two people again.`;
    return back(c, '/twice', said);
  });
  return app;
}

const pair = ({ one, other, because }: Alike): Html =>
  html`<form class="card" method="post" action="/twice">
    <input type="hidden" name="contact" value="${one.id}" />
    <input type="hidden" name="other" value="${other.id}" />
    <div class="grid">${who(one)} ${who(other)}</div>
    <p class="soft small">${because}</p>
    <button aria-label="Make one of ${one.name} and ${other.name}">They are one person</button>
  </form>`;

const who = ({ id, name, role, company, addresses, phones, source }: Contact): Html =>
  html`<div>
    <a href="/people/${id}"><strong>${name}</strong></a>
    <p class="small">
      ${[role, company, ...addresses.map(({ address }) => address), ...phones.map(({ number }) => number)].filter(Boolean).join(', ')}
      <span class="soft">(from ${source})</span>
    </p>
  </div>`;
