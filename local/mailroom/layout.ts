import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every page has around it. */
export interface Frame {
  title: string;
  /** Path of the page of the menu it belongs to. */
  at?: string;
  /** What the last form came to. */
  said?: string | undefined;
  /** Where a form goes that takes it back. */
  undo?: string | undefined;
  /** Absent as long as there is no owner: then there is nothing to wait for. */
  clock?: {
    /** The moment it is, in words. */
    now: string;
    /** What comes up next and when, in words, if anything does. */
    next?: { when: string; what: string } | undefined;
  };
  /** Everybody whose network lies here, where it is more than one. */
  owners?: { id: string; name: string; isShown: boolean }[];
}

const PAGES = [
  ['/', 'Desk'],
  ['/people', 'People'],
  ['/mails', 'Mails'],
] as const;

/** A whole page: no script, nothing from anywhere else, readable without style. */
export function page(frame: Frame, body: Html): Html {
  const { title, at, said, undo, clock, owners = [] } = frame;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Goodword</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <div class="bar">
            <a class="brand" href="/">Goodword</a>
            ${clock === undefined ? '' : menu(at)}
          </div>
          ${clock === undefined ? '' : clockBar(clock)}
        </header>
        <main id="main" tabindex="-1">
          ${said === undefined ? '' : html`<p class="card notice" role="status">${said}</p>`}
          ${undo === undefined ? '' : undoForm(undo)} ${body}
        </main>
        <footer>
          <p>This is the mailroom of your computer: no mail leaves it, whatever you press.</p>
          ${owners.length < 2 ? '' : ownerForm(owners)}
        </footer>
      </body>
    </html>`;
}

/** Beside what was done just now. */
const undoForm = (path: string): Html =>
  html`<form class="row" method="post" action="${path}"><button class="quiet">Undo</button></form>`;

const menu = (at?: string): Html =>
  html`<nav aria-label="Pages">
    <ul>
      ${PAGES.map(
        ([path, name]) =>
          html`<li><a href="${path}" ${path === at ? html`aria-current="page"` : ''}>${name}</a></li>`,
      )}
    </ul>
  </nav>`;

function clockBar({ now, next }: NonNullable<Frame['clock']>): Html {
  return html`<section class="clock" aria-label="Clock">
    <div class="bar">
      <p>
        It is <strong>${now}</strong>.
        ${next === undefined ? 'Nothing comes up.' : html`<span class="soft">Next: ${next.what}, ${next.when}.</span>`}
      </p>
      <form method="post" action="/clock">
        ${next === undefined ? '' : html`<button name="to" value="next" aria-label="Go there: ${next.when}">Go there</button>`}
        <button class="quiet" name="to" value="day">A day on</button>
      </form>
    </div>
  </section>`;
}

function ownerForm(owners: NonNullable<Frame['owners']>): Html {
  return html`<form class="search" method="post" action="/whose">
    <label
      >Whose network
      <select name="owner">
        ${owners.map(
          ({ id, name, isShown }) =>
            html`<option value="${id}" ${isShown ? html`selected` : ''}>${name}</option>`,
        )}
      </select></label
    >
    <button class="quiet">Show</button>
  </form>`;
}
