import { html } from 'hono/html';
import { idsOf } from '../../core/domain/people/contact.ts';
import { FACTS } from '../../core/domain/people/facts.ts';
import { TAKEN_FOR } from '../../core/domain/owner-mail/reply-words.ts';
import { firstName } from '../../core/domain/owner.ts';
import { stepWords, timeWords } from '../../core/domain/owner-mail/short-words.ts';
import type { Desk, Entry } from './desk.ts';
import type { Html } from './layout.ts';

/** One thing that waits for the owner's word, with all words there are. */
export function waitingCard(desk: Desk, entry: Entry): Html {
  const state = entry.whole?.state;
  switch (state?.at) {
    case 'asking':
      return card(entry, question(desk, entry, state.fact));
    case 'drafted':
      return card(entry, draft(desk, entry));
    case 'answered':
      return card(entry, answered(desk, entry, TAKEN_FOR[state.kind]));
    case 'unknown':
      return card(entry, inDoubt(entry));
    case 'preparing':
    case 'scheduled':
    case 'sending':
    case 'waiting':
    case 'closing':
    case 'snoozed':
    case 'ended':
    case undefined:
      return html``;
  }
}

const card = ({ contact, step, enrollment }: Entry, body: Html): Html =>
  html`<article class="card" aria-labelledby="w-${enrollment}">
    <div class="row">
      <h3 id="w-${enrollment}"><a href="/people/${contact.id}">${contact.name}</a></h3>
      ${step === undefined ? '' : html`<span class="tag">${stepWords(step)}</span>`}
      ${contact.company === undefined ? '' : html`<span class="soft small">${contact.company}</span>`}
    </div>
    ${body}
  </article>`;

const about = ({ enrollment }: Entry): Html =>
  html`<input type="hidden" name="enrollment" value="${enrollment}" />`;

function question(desk: Desk, entry: Entry, fact: keyof typeof FACTS): Html {
  const first = firstName(entry.contact.name);
  const page = passedOnOf(desk, entry);
  return html`${FACTS[fact].of === 'exchange' ? theirAnswer(desk, entry) : ''}
    <form method="post" action="/answer-question">
      ${about(entry)}
      <label
        >${FACTS[fact].question.replaceAll('{name}', first)}
        <input name="words" required maxlength="400" autocomplete="off"
      /></label>
      <div class="row">
        <button>That is it</button>
        <button class="quiet" formaction="/word" formnovalidate name="word" value="no">Do not write</button>
        ${page === undefined ? '' : html`<a href="${page}#answer">or answer ${first} yourself</a>`}
      </div>
    </form>`;
}

function draft({ owner, now }: Desk, entry: Entry): Html {
  const { draft, when, because, whole } = entry;
  if (draft === undefined) return html`<p class="warn">The draft is gone: say no, and begin again.</p>`;
  const text = draft.text.trim();
  const waits = whole?.decisions.at(-1)?.because ?? '';
  return html`<p class="small soft">
      To ${draft.to}.
      ${
        when === undefined
          ? ''
          : html`After your yes it goes <strong>${timeWords(when, owner.zone, now)}</strong>${
                because === '' || because.endsWith(waits) ? '' : html` (${because})`
              }.`
      }
    </p>
    <div class="paper">
      <p><strong>${draft.subject}</strong></p>
      <pre class="mailtext">${text}</pre>
    </div>
    <form method="post" action="/word" class="row">
      ${about(entry)} <input type="hidden" name="fingerprint" value="${draft.fingerprint}" />
      <button name="word" value="yes">Yes, send it</button>
      <button class="quiet" name="word" value="no">No</button>
      <button class="quiet" name="word" value="later">In two weeks</button>
    </form>
    <details>
      <summary>Change the words</summary>
      <form method="post" action="/edit">
        ${about(entry)}
        <label>Subject <input name="subject" value="${draft.subject}" required maxlength="300" /></label>
        <label>Text <textarea name="text" rows="12" required maxlength="20000">${text}</textarea></label>
        <button class="quiet">Keep these words</button>
      </form>
    </details>`;
}

function answered(desk: Desk, entry: Entry, takenFor: string): Html {
  const { contact } = entry;
  const page = passedOnOf(desk, entry);
  return html`<p>Answered, and it is your turn. I took it for: ${takenFor}.</p>
    ${theirAnswer(desk, entry)}
    <p class="row">
      ${
        page === undefined
          ? ''
          : html`<a class="button" href="${page}#answer">Answer ${firstName(contact.name)}</a>`
      }
      <a class="button quiet" href="/people/${contact.id}#begin">Begin something else</a>
    </p>`;
}

/** The page of what was passed on of theirs; after a merge it may have come in under another id. */
const passedOnOf = ({ passedOn }: Desk, { contact }: Entry): string | undefined =>
  idsOf(contact).flatMap((id) => passedOn.get(id) ?? [])[0];

const MOST_OF_ANSWER = 600;

/** What they wrote last, if they did. */
function theirAnswer({ answers, owner, now }: Desk, { contact }: Entry): Html {
  const answer = answers.find((m) => idsOf(contact).includes(m.contactId) && m.kind !== undefined);
  if (answer === undefined) return html``;
  return html`<p class="small soft">${contact.name} wrote, ${timeWords(answer.at, owner.zone, now)}:</p>
    <pre class="mailtext paper">${answer.text.slice(0, MOST_OF_ANSWER).trim()}</pre>`;
}

function inDoubt(entry: Entry): Html {
  return html`<p class="warn">
      This mail may have gone out; the mail service never said. Nothing is sent again until you say so.
    </p>
    <form class="row" method="post" action="/retry">
      ${about(entry)} <button>It did not arrive: send it</button>
    </form>`;
}
