import { html } from 'hono/html';
import type { Ranked } from '../../core/domain/ranking/ranking.ts';
import type { Html } from './layout.ts';

/** The few to write to next, with the reasons and a button. */
export function whomFirst(first: Ranked[]): Html {
  return html`<section aria-labelledby="first">
    <h2 id="first">Whom to write to first</h2>
    ${
      first.length === 0
        ? html`<p class="soft">
            Everybody who may be written to now is under way. <a href="/people">All people</a> says why of
            each.
          </p>`
        : html`<ol class="plain people first card">
            ${first.map(row)}
          </ol>`
    }
  </section>`;
}

const row = (ranked: Ranked): Html => {
  const { contact, score, reasons, caution } = ranked;
  return html`<li>
    <span class="score">${score}</span>
    <div>
      <div class="row">
        <h3><a href="/people/${contact.id}">${contact.name}</a></h3>
        <span class="soft small">${[contact.role, contact.company].filter(Boolean).join(', ')}</span>
      </div>
      <p>${reasons.join('; ')}${caution === undefined ? '' : html`; <span class="warn">${caution}</span>`}</p>
    </div>
    ${startButton(ranked)}
  </li>`;
};

const startButton = ({ contact, sequence }: Ranked): Html =>
  sequence === undefined
    ? html`<span class="soft small">Best spoken to in person.</span>`
    : html`<form method="post" action="/start">
        <input type="hidden" name="contact" value="${contact.id}" />
        <input type="hidden" name="sequence" value="${sequence}" />
        <button class="quiet" aria-label="Write the first mail to ${contact.name}">
          Write the first mail
        </button>
      </form>`;
