import { Hono } from 'hono';
import { html } from 'hono/html';
import { explain } from '../../core/assistant/explain.ts';
import type { Explanation } from '../../core/assistant/explain.ts';
import type { Instant } from '../../core/domain/instant.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { timeWords } from '../../core/domain/owner-mail/short-words.ts';
import type { Html } from './layout.ts';
import { personForm } from './person-form.ts';
import { personPreview } from './person-preview.ts';
import { personSteps, steps } from './person-steps.ts';
import { personFacts } from './person-facts.ts';
import type { Env, Room } from './room.ts';
import { STATES } from './under-way.ts';

/** One person: why this rank, what would be written, what is known, and everything that was decided. */
export function person(room: Room): Hono<Env> {
  const { house } = room;
  const app = new Hono<Env>();
  app.get('/people/:id', async (c) => {
    const { owner } = c.var;
    const known = await explain(house, owner.id, c.req.param('id'));
    if (known === undefined) return c.notFound();
    const { contact } = known;
    const now = house.world.now();
    return room.show(
      c,
      { title: contact.name, at: '/people', owner },
      html`<p class="soft above"><a href="/people">People</a></p>
        ${head(known)} ${underWayHere(known, owner, now)} ${steps(known, owner, room)}
        ${await personPreview(room, owner, known)} ${personForm(contact, owner, room.note(c)?.form)}
        ${story(known, owner, now)}`,
    );
  });
  for (const pages of [personFacts, personSteps]) app.route('/', pages(room));
  return app;
}

function head({ contact, ranked, suppressions }: Explanation): Html {
  const place = [contact.role, contact.company].filter(Boolean).join(', ');
  return html`<div class="row">
      ${ranked === undefined ? '' : html`<span class="score">${ranked.score}</span>`}
      <h1>${contact.name}</h1>
    </div>
    <p class="lead">
      ${place === '' ? contact.kind.replaceAll('_', ' ') : `${place}; ${contact.kind.replaceAll('_', ' ')}`}
    </p>
    ${
      ranked === undefined
        ? ''
        : html`<p>
            ${ranked.reasons.join('; ')}${ranked.caution === undefined ? '' : html`; <span class="warn">${ranked.caution}</span>`}.
            <span class="tag ${ranked.standing === 'ready' ? 'in' : ''}">${ranked.standing}</span>
            ${ranked.because === undefined ? '' : html`<span class="soft">${ranked.because}</span>`}
          </p>`
    }
    ${suppressions.map(
      ({ address, reason, evidence }) =>
        html`<p class="card care">${address} is never written to again: ${reason} (${evidence}).</p>`,
    )}`;
}

function underWayHere({ enrollments, contact }: Explanation, owner: Owner, now: Instant): Html {
  if (enrollments.length === 0) return html``;
  return html`<section aria-labelledby="way">
    <h2 id="way">Under way with ${contact.name}</h2>
    <ul class="plain card">
      ${enrollments.map(
        ({ sequence, state, due, answers }) =>
          html`<li>
            <strong>${sequence}</strong>:
            ${STATES[state.at].words}${state.at === 'ended' ? ` (${state.why})` : ''}${
              due === undefined ? '' : `, ${timeWords(due, owner.zone, now)}`
            }${answers.length === 0 ? '' : `; answered ${answers.length === 1 ? 'once' : `${answers.length} times`}`}
            ${STATES[state.at].waits ? html`<a href="/">On the desk</a>` : ''}
          </li>`,
      )}
    </ul>
  </section>`;
}

function story({ story, contact }: Explanation, owner: Owner, now: Instant): Html {
  return html`<section aria-labelledby="story">
    <h2 id="story">Everything that was decided, and why</h2>
    ${
      story.length === 0
        ? html`<p class="soft">Nothing has been decided about ${contact.name} yet.</p>`
        : html`<ol class="plain card story">
            ${story.toReversed().map(
              ({ at, what, because }) =>
                html`<li>
                  <span class="soft small">${timeWords(at, owner.zone, now)}</span>
                  <div><strong>${what}</strong> <span class="soft">${because}</span></div>
                </li>`,
            )}
          </ol>`
    }
  </section>`;
}
