import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Html } from './layout.ts';

const ON_A_PAGE = 60;

/** Some of many, as a page shows them. */
export interface Shown<T> {
  items: T[];
  all: number;
  page: number;
  pages: number;
}

/** The items of the page that the address names. */
export function pageOf<T>(c: Context, items: T[]): Shown<T> {
  const pages = Math.max(1, Math.ceil(items.length / ON_A_PAGE));
  const wish = Math.trunc(Number(c.req.query('page') ?? 1));
  const page = wish >= 1 && wish <= pages ? wish : 1;
  return { items: items.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE), all: items.length, page, pages };
}

/** Links to the page before and after, where there is one. */
export function pager({ page, pages }: Shown<unknown>, path: string, query = ''): Html {
  if (pages === 1) return html``;
  const link = (to: number, words: string): Html =>
    to < 1 || to > pages
      ? html``
      : html`<a href="${path}?${query === '' ? '' : `q=${encodeURIComponent(query)}&`}page=${to}"
          >${words}</a
        >`;
  return html`<nav class="row" aria-label="Pages of the list">
    ${link(page - 1, 'Before')} <span class="soft">${page} of ${pages}</span> ${link(page + 1, 'After')}
  </nav>`;
}
