import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2430; --soft: #5b6472; --line: #d9dde3; --paper: #fbfaf7; --card: #fff; --accent: #1f5f4a; --warn: #8a4b08; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaee; --soft: #a5adba; --line: #383f4b; --paper: #14171c; --card: #1c2027; --accent: #7cc7a8; --warn: #e0a75e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 Georgia, 'Times New Roman', serif; }
main, header > div, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.1rem; }
header { border-bottom: 1px solid var(--line); background: var(--card); }
header > div { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; align-items: baseline; padding-top: .7rem; padding-bottom: .7rem; }
header strong { font-size: 1.25rem; letter-spacing: .01em; }
nav a { margin-right: 1rem; } a { color: var(--accent); text-underline-offset: .15em; } a:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible, select:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h1 { font-size: 1.55rem; margin: 1.6rem 0 .4rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .6rem; } h3 { font-size: 1.02rem; margin: 0; }
p { margin: .4rem 0 .8rem; } .soft { color: var(--soft); } .small { font-size: .9rem; } .warn { color: var(--warn); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .9rem 1.1rem; margin: .7rem 0; overflow-wrap: anywhere; }
.row { display: flex; flex-wrap: wrap; gap: .5rem .8rem; align-items: center; }
.mailtext { white-space: pre-wrap; font: 15px/1.55 system-ui, sans-serif; margin: .5rem 0; }
form { margin: 0; } label { display: block; margin: .6rem 0; font-family: system-ui, sans-serif; font-size: .92rem; }
input, select, textarea { font: 15px/1.4 system-ui, sans-serif; width: 100%; padding: .45rem .6rem; border: 1px solid var(--line); border-radius: 7px; background: var(--paper); color: inherit; margin-top: .2rem; }
textarea { min-height: 7rem; } input[type=file] { padding: .35rem; }
button { font: 600 15px/1.2 system-ui, sans-serif; padding: .55rem 1rem; border-radius: 8px; border: 1px solid var(--accent); background: var(--accent); color: var(--card); cursor: pointer; }
button.quiet { background: transparent; color: var(--accent); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .45rem .6rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; } th { font: 600 .85rem system-ui, sans-serif; color: var(--soft); }
.score { font: 700 1.05rem system-ui, sans-serif; min-width: 2.4rem; }
.grid { display: grid; gap: 0 1.4rem; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
iframe { width: 100%; height: 26rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
ol.steps { padding-left: 1.3rem; } ol.steps > li { margin: 1rem 0; } ul.plain { list-style: none; padding: 0; margin: 0; }
.notice { border-left: 4px solid var(--accent); } footer { color: var(--soft); padding-top: 1rem; padding-bottom: 2.5rem; font-size: .9rem; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .4rem; }
@media (max-width: 34rem) { .hide-small { display: none; } td, th { padding-right: .35rem; } }
`;

/** What every page has around it. */
export interface Frame {
  title: string;
  /** The moment it is, in words, where somebody's clock is shown. */
  time: string;
  /** What the next due moment brings, if anything is due. */
  next?: string;
  /** What the last form came to. */
  said?: string;
}

/** A whole page: no script, nothing from anywhere else, readable without style. */
export function page(frame: Frame, body: Html): Html {
  const { title, time, next, said } = frame;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Goodword</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <div>
            <strong>Goodword</strong>
            <nav aria-label="Pages"><a href="/">Desk</a><a href="/people">People</a><a href="/mails">Mails</a></nav>
            <span class="soft small">It is ${time}.</span>
            <form method="post" action="/clock" class="row">
              ${next === undefined
                ? ''
                : html`<button class="quiet" name="to" value="next">Move to ${next}</button>`}
              <button class="quiet" name="to" value="day">A day on</button>
            </form>
          </div>
        </header>
        <main id="main">
          ${said === undefined ? '' : html`<p class="card notice" role="status">${said}</p>`} ${body}
        </main>
        <footer>The mailroom of this computer: no mail leaves it. Everything shown here lies in one folder.</footer>
      </body>
    </html>`;
}
