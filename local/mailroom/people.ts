import { Hono } from 'hono';
import { html } from 'hono/html';
import { rankContacts } from '../../core/assistant/rank-contacts.ts';
import { folded } from '../../core/domain/folded.ts';
import type { Ranked } from '../../core/domain/ranking/ranking.ts';
import { count } from '../../core/domain/owner-mail/short-words.ts';
import type { Html } from './layout.ts';
import { pageOf, pager } from './pager.ts';
import type { Env, Room } from './room.ts';

const LONGEST_QUERY = 100;

/** Everybody, whom to write to first coming first, with reasons and cautions. */
export function people(room: Room): Hono<Env> {
  return new Hono<Env>().get('/people', async (c) => {
    const { owner } = c.var;
    const query = (c.req.query('q') ?? '').slice(0, LONGEST_QUERY).trim();
    const ranking = await rankContacts(room.house, owner.id);
    const ranked = ranking.at === 'ranked' ? ranking.ranked : [];
    const shown = pageOf(c, query === '' ? ranked : ranked.filter((one) => fits(one, folded(query))));
    return room.show(
      c,
      { title: 'People', at: '/people', owner },
      html`<h1>People</h1>
        <form class="search" role="search" method="get" action="/people">
          <label
            >Name, company, role, or why not now: "held", "needs an address"
            <input type="search" name="q" value="${query}" maxlength="${LONGEST_QUERY}"
          /></label>
          <button class="quiet">Find</button>
        </form>
        <p class="soft">
          ${query === '' ? count(shown.all, 'person', 'people') : html`${shown.all} of ${ranked.length} fit “${query}”. <a href="/people">All</a>`}
          <a href="/twice">Anybody here twice?</a>
        </p>
        ${
          shown.all === 0
            ? html`<p>
                ${ranked.length === 0 ? html`Nobody yet: <a href="/">bring the people you know</a>.` : 'Nobody fits.'}
              </p>`
            : html`<ol class="plain people card">
                ${shown.items.map(row)}
              </ol>`
        }
        ${pager(shown, '/people', query)}`,
    );
  });
}

function fits({ contact, standing, because = '', caution = '' }: Ranked, query: string): boolean {
  const { name, company = '', role = '', kind, city = '', tags } = contact;
  const words = [name, company, role, kind.replaceAll('_', ' '), city, standing, because, caution, ...tags];
  return folded(words.join(' ')).includes(query);
}

const row = ({ contact, score, reasons, caution, standing, because }: Ranked): Html =>
  html`<li>
    <span class="score">${score}</span>
    <div>
      <div class="row">
        <h2 class="name"><a href="/people/${contact.id}">${contact.name}</a></h2>
        <span class="soft small">${[contact.role, contact.company].filter(Boolean).join(', ')}</span>
        <span class="tag ${standing === 'ready' ? 'in' : ''}">${standing}</span>
      </div>
      <p>
        ${reasons.join('; ')}${caution === undefined || standing === 'needs an address' ? '' : html`; <span class="warn">${caution}</span>`}
        ${because === undefined || because === caution ? '' : html`<span class="soft">(${because})</span>`}
      </p>
    </div>
  </li>`;
