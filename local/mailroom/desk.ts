import { html } from 'hono/html';
import type { QueueEntry } from '../../core/assistant/list-queue.ts';
import type { Message } from '../../core/domain/message.ts';
import type { Owner } from '../../core/domain/owner.ts';
import type { Ranked } from '../../core/domain/ranking.ts';
import { FACTS } from '../../core/domain/facts.ts';
import type { Fact } from '../../core/domain/facts.ts';
import { stepWords, timeWords } from '../../core/domain/short-words.ts';
import type { Instant } from '../../core/domain/instant.ts';
import type { Html } from './layout.ts';

export interface Desk {
  owner: Owner;
  now: Instant;
  people: number;
  ranked: Ranked[];
  queue: (QueueEntry & { fact?: Fact })[];
  /** The newest first. */
  answers: Message[];
  names: Map<string, string>;
}

/** The owner's desk: what waits for her, whom to write to first, what goes out and when. */
export function deskPage(desk: Desk): Html {
  const { owner, people, queue } = desk;
  const waiting = queue.filter((e) => e.state === 'drafted' || e.state === 'asking' || e.state === 'unknown');
  const going = queue.filter((e) => !waiting.includes(e));
  return html`<h1>${owner.name}, into ${owner.goal.field}</h1>
    ${people === 0 ? bringPeople() : ''}
    <section aria-labelledby="waiting">
      <h2 id="waiting">Waiting for you</h2>
      ${waiting.length === 0 ? html`<p class="soft">Nothing waits for your word.</p>` : waiting.map((e) => draftCard(desk, e))}
    </section>
    ${people === 0 ? '' : first(desk)} ${goingOut(desk, going)} ${newest(desk)}
    ${people === 0 ? '' : html`<h2>Bring more people</h2>${bringPeople()}`}`;
}

function bringPeople(): Html {
  return html`<form class="card" method="post" action="/import" enctype="multipart/form-data">
    <label>A LinkedIn Connections.csv, or any table with names<input type="file" name="file" accept=".csv,.tsv,.txt" required /></label>
    <div class="row"><button>Import</button><button class="quiet" name="dry" value="yes">Only tell me what it would do</button></div>
  </form>`;
}

function draftCard({ owner, now }: Desk, entry: Desk['queue'][number]): Html {
  const { enrollment, contact, draft, step = '', state, when, because, fact } = entry;
  if (state === 'asking' && fact !== undefined)
    return html`<article class="card">
      <h3><a href="/people/${contact.id}">${contact.name}</a> <span class="soft small">${stepWords(step)}</span></h3>
      <form method="post" action="/answer-question">
        <input type="hidden" name="enrollment" value="${enrollment}" />
        <label>${FACTS[fact].question.replace('{name}', contact.name)}<input name="words" required /></label>
        <div class="row"><button>Tell</button></div>
      </form>
    </article>`;
  if (state === 'unknown')
    return html`<article class="card">
      <h3>${contact.name}</h3>
      <p class="warn">This mail may have gone out; the mail service never said. Nothing is sent again until you say so.</p>
      <form class="row" method="post" action="/retry"><input type="hidden" name="enrollment" value="${enrollment}" /><button>It did not arrive: send it</button></form>
    </article>`;
  return html`<article class="card">
    <h3><a href="/people/${contact.id}">${contact.name}</a> <span class="soft small">${stepWords(step)}</span></h3>
    <p class="small soft">
      ${when === undefined ? '' : html`After your yes it goes on ${timeWords(when, owner.zone, now)}.`} ${because === '' ? '' : because}
    </p>
    <p><strong>${draft?.subject ?? ''}</strong></p>
    <div class="mailtext">${draft?.text.trim() ?? ''}</div>
    <form method="post" action="/word">
      <input type="hidden" name="enrollment" value="${enrollment}" />
      <input type="hidden" name="fingerprint" value="${draft?.fingerprint ?? ''}" />
      <div class="row">
        <button name="word" value="yes">Yes, send it</button>
        <button class="quiet" name="word" value="no">No</button>
        <button class="quiet" name="word" value="later">In two weeks</button>
      </div>
    </form>
    <details>
      <summary>Change the words</summary>
      <form method="post" action="/edit">
        <input type="hidden" name="enrollment" value="${enrollment}" />
        <label>Subject<input name="subject" value="${draft?.subject ?? ''}" /></label>
        <label>Text<textarea name="text" rows="10">${draft?.text.trim() ?? ''}</textarea></label>
        <button class="quiet">Keep these words</button>
      </form>
    </details>
  </article>`;
}

function first({ ranked }: Desk): Html {
  const ready = ranked.filter((r) => r.standing === 'ready').slice(0, 5);
  return html`<section aria-labelledby="first">
    <h2 id="first">Whom to write to first</h2>
    ${ready.length === 0 ? html`<p class="soft">Everybody with an address is under way. <a href="/people">All people</a></p>` : ''}
    ${ready.map(
      ({ contact, score, reasons, caution, sequence }) => html`<article class="card">
        <div class="row">
          <span class="score" title="0 to 100">${score}</span>
          <h3><a href="/people/${contact.id}">${contact.name}</a></h3>
          <span class="soft">${[contact.role, contact.company].filter(Boolean).join(', ')}</span>
        </div>
        <p>${reasons.join('; ')}${caution === undefined ? '' : html` <span class="warn">(${caution})</span>`}</p>
        <form method="post" action="/start">
          <input type="hidden" name="contact" value="${contact.id}" />
          <input type="hidden" name="sequence" value="${sequence ?? 'reconnect'}" />
          <button>Write the first mail</button>
        </form>
      </article>`,
    )}
  </section>`;
}

const STATES: Record<QueueEntry['state'], string> = {
  preparing: 'is being written',
  asking: 'waits for a fact',
  drafted: 'waits for your yes',
  scheduled: 'goes out',
  sending: 'is on its way',
  waiting: 'if nobody answers: the next mail is written',
  closing: 'if nobody answers: it ends',
  answered: 'answered: your turn',
  snoozed: 'comes back to you',
  unknown: 'in doubt',
  ended: 'over',
};

function goingOut({ owner, now }: Desk, going: Desk['queue']): Html {
  if (going.length === 0) return html``;
  return html`<section aria-labelledby="going">
    <h2 id="going">Under way</h2>
    <table>
      <thead><tr><th scope="col">Who</th><th scope="col">What</th><th scope="col">When</th><th scope="col" class="hide-small">Why</th></tr></thead>
      <tbody>
        ${going.map(
          ({ contact, step, state, when, because }) =>
            html`<tr>
              <td><a href="/people/${contact.id}">${contact.name}</a></td>
              <td>${step === undefined ? '' : html`${stepWords(step)}: `}${STATES[state]}</td>
              <td>${when === undefined ? '' : timeWords(when, owner.zone, now)}</td>
              <td class="hide-small soft small">${because}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function newest({ answers, names, owner, now }: Desk): Html {
  if (answers.length === 0) return html``;
  return html`<section aria-labelledby="answers">
    <h2 id="answers">What came in</h2>
    <ul class="plain">
      ${answers.slice(0, 8).map(
        (m) =>
          html`<li class="card">
            <h3>${names.get(m.contactId) ?? m.from} <span class="soft small">${m.kind ?? m.problem ?? ''}, ${timeWords(m.at, owner.zone, now)}</span></h3>
            <div class="mailtext">${m.text.slice(0, 400)}</div>
            <a class="small" href="/mails/in/${m.rawKey ?? ''}">The whole mail</a>
          </li>`,
      )}
    </ul>
  </section>`;
}
