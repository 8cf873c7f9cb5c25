import { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { enroll } from '../../core/assistant/enroll.ts';
import type { Explanation } from '../../core/assistant/explain.ts';
import { recorded } from '../../core/assistant/recorded.ts';
import { holdContact, releaseContact } from '../../core/assistant/hold-contact.ts';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import { OPEN_END, holdAt, isOpenEnded } from '../../core/domain/sending/hold.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { startOfDay } from '../../core/domain/sending/sending-hours.ts';
import { dayWords } from '../../core/domain/owner-mail/short-words.ts';
import { formOf, words } from './forms.ts';
import { andWhatFollowed } from './happened.ts';
import type { Html } from './layout.ts';
import type { Env, Room } from './room.ts';

const startForm = z.object({
  ...{ contact: words(20), sequence: words(100) },
  askFirst: z.literal('yes').optional(),
});
const holdForm = z.object({ until: z.union([z.iso.date(), z.literal('')]), because: words(200) });
const stopForm = z.object({ because: words(300) });

/** Begin a sequence with a person, hold everything, lift the hold, never write again. */
export function personSteps({ house, back, act, ...room }: Room): Hono<Env> {
  const app = new Hono<Env>();
  app.post('/start', async (c) => {
    const { contact, sequence, askFirst } = await formOf(c, startForm);
    const person = { ownerId: c.var.owner.id, contactId: contact };
    const about = { ...person, sequence, because: 'you said so', askFirst: askFirst === 'yes' };
    const { done, followed } = await andWhatFollowed({ house, back, act, ...room }, () =>
      recorded(
        house,
        c.var.owner,
        {
          contactId: contact,
          said: `begin ${sequence} with`,
          made: (done: Awaited<ReturnType<typeof enroll>>) =>
            done.at === 'refused'
              ? undefined
              : { enrollment: { ownerId: about.ownerId, contactId: contact, n: done.enrollment.n } },
        },
        () => enroll(house, about),
      ),
    );
    if (done.at === 'refused')
      return back(c, `/people/${encodeURIComponent(contact)}`, `Not begun: ${done.because}.`);
    return back(c, '/', `Begun. ${followed}`.trim());
  });
  app.post('/people/:id/hold', async (c) => {
    const id = c.req.param('id');
    const { until, because } = await formOf(c, holdForm);
    const { owner } = c.var;
    const from = house.world.now();
    const end = until === '' ? OPEN_END : startOfDay(until, owner.zone);
    if (end <= from) return back(c, `/people/${id}`, `${until} is not after today: nothing is held.`);
    const reason = because.trim() || 'you said hold';
    const held = await act(() =>
      recorded(house, owner, { contactId: id, said: 'hold' }, () =>
        holdContact(house, owner.id, id, { from, until: end, source: 'owner', because: reason }),
      ),
    );
    if (held.at === 'refused') return back(c, `/people/${id}`, `Not held: ${held.because}.`);
    return back(c, `/people/${id}`, { words: 'Held.', undo: '/undo' });
  });
  app.post('/people/:id/release', async (c) => {
    const id = c.req.param('id');
    const { owner } = c.var;
    await act(() =>
      recorded(house, owner, { contactId: id, said: 'lift every hold of' }, async () => {
        await releaseContact(house, owner.id, id);
        return { at: 'lifted' };
      }),
    );
    return back(c, `/people/${id}`, { words: 'The hold is lifted.', undo: '/undo' });
  });
  app.post('/people/:id/stop', async (c) => {
    const id = c.req.param('id');
    const evidence = (await formOf(c, stopForm)).because.trim();
    if (evidence === '') return back(c, `/people/${id}`, 'Say why: it is kept and shown.');
    const about = { ownerId: c.var.owner.id, contactId: id, by: 'owner', evidence } as const;
    const stopped = await act(() =>
      recorded(house, c.var.owner, { contactId: id, said: 'stop' }, () => stopContact(house, about)),
    );
    if (stopped.at === 'refused') return back(c, `/people/${id}`, `Not done: ${stopped.because}.`);
    return back(c, `/people/${id}`, { words: 'Never written to again.', undo: '/undo' });
  });
  return app;
}

/** The forms of it. */
export function steps({ contact, ranked }: Explanation, owner: Owner, { house }: Room): Html {
  if (contact.doNotContact)
    return html`<p class="card care">Never written to again: ${contact.doNotContact.because}.</p>`;
  const now = house.world.now();
  const hold = holdAt(contact.holds, now);
  return html`<section aria-labelledby="begin">
    <h2 id="begin">What now</h2>
    <div class="card">
      <form method="post" action="/start" class="search">
        <input type="hidden" name="contact" value="${contact.id}" />
        <label
          >Begin
          <select name="sequence">
            ${house.stationery
              .sequences()
              .filter(({ kinds }) => kinds.includes(contact.kind))
              .map(
                ({ name, title }) =>
                  html`<option value="${name}" ${name === ranked?.sequence ? html`selected` : ''}>
                    ${title}
                  </option>`,
              )}
          </select></label
        >
        <label
          ><input type="checkbox" name="askFirst" value="yes" /> You have talked already: ask at once</label
        >
        <button>Write the first mail</button>
      </form>
      ${
        hold === undefined
          ? ''
          : html`<form method="post" action="/people/${contact.id}/release" class="row">
              <span
                >Held
                ${isOpenEnded(hold) ? 'until you lift it' : `until ${dayWords(hold.until, owner.zone, now)}`}:
                ${hold.because}.</span
              >
              <button class="quiet">Lift every hold</button>
            </form>`
      }
      <details>
        <summary>Send nothing for a while</summary>
        <form method="post" action="/people/${contact.id}/hold">
          <div class="grid">
            <label>Until (empty: until you lift it) <input type="date" name="until" /></label>
            <label>Why, for yourself <input name="because" maxlength="200" /></label>
          </div>
          <button class="quiet">Hold</button>
        </form>
      </details>
      <details>
        <summary>Never write to ${contact.name} again</summary>
        <form method="post" action="/people/${contact.id}/stop">
          <label>Why; it is kept and shown <input name="because" required maxlength="300" /></label>
          <button class="quiet">Never again</button>
        </form>
      </details>
    </div>
  </section>`;
}
