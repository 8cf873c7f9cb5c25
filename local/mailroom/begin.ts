import { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { GOALS } from '../../core/domain/goal.ts';
import type { GoalKind } from '../../core/domain/goal.ts';
import { formOf, words } from './forms.ts';
import type { Html } from './layout.ts';
import type { Env, Room } from './room.ts';
import { loadSample } from './sample.ts';
import { setUp } from './set-up.ts';

const GOAL_WORDS: Record<GoalKind, string> = {
  'career-change': 'A new job or another career',
  promotion: 'A promotion',
  'first-job': 'My first job',
};

const ownerForm = z.object({
  name: words(100),
  address: words(254),
  zone: words(60),
  country: words(2),
  region: words(10),
  goal: z.enum(GOALS),
  field: words(200),
  path: words(300),
  companies: words(1000),
  employer: words(200),
  automatic: z.exactOptional(z.string()),
});
export type OwnerForm = z.infer<typeof ownerForm>;

/** The way in: an invented network to look around in, or one's own. */
export function begin(room: Room): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/begin', async (c) => {
    if (await room.ownerOf(c)) return c.redirect('/', 303);
    return room.show(c, { title: 'Begin' }, beginPage(room.note(c)?.form));
  });
  app.post('/sample', async (c) => {
    const said = await room.act(() => loadSample(room.goodword));
    return room.back(c, '/', said);
  });
  app.post('/owner', async (c) => {
    const form = await formOf(c, ownerForm);
    const set = await room.act(() => setUp(room.goodword, form));
    if (set.at === 'set')
      return room.back(c, '/', `Welcome, ${set.owner.name}. Now bring the people you know.`);
    return room.back(c, '/begin', { words: `Not yet: ${set.because}.`, form });
  });
  return app;
}

/** For somebody with no data: three steps, or a network that is invented. `form` is what was refused, to be mended. */
function beginPage(form: Record<string, string> = {}): Html {
  return html`<h1>Who would put in a good word for you?</h1>
    <p class="lead">
      Most jobs go to somebody the boss already trusts, and you already know people who would vouch for you.
      Goodword tells you whom to write to first and why, writes the mail, and follows up. Nothing goes out
      without your word.
    </p>
    <section class="card" aria-labelledby="sample">
      <h2 id="sample">Look around first</h2>
      <p>
        An invented owner who moves into data engineering, with 40 people in the shape LinkedIn exports them.
      </p>
      <form method="post" action="/sample"><button>Load the sample network</button></form>
    </section>
    <h2>Or begin with your own people</h2>
    <ol class="steps">
      <li>
        <h3>Say who you are and where you want to go</h3>
        ${ownerFields(form)}
      </li>
      <li>
        <h3>Bring the people you know</h3>
        <p class="soft">
          A LinkedIn export (Settings, Data privacy, Get a copy of your data, Connections) or any table with
          names. You see what would happen before anything is kept.
        </p>
      </li>
      <li>
        <h3>Say yes to the first drafts</h3>
        <p class="soft">Each is shown to you exactly as it would go. A yes sends it on a weekday morning.</p>
      </li>
    </ol>`;
}

function ownerFields(form: Record<string, string>): Html {
  const { zone = Intl.DateTimeFormat().resolvedOptions().timeZone, country = countryOfComputer() } = form;
  const said = (name: string): string => form[name] ?? '';
  const goalSaid = form['goal'] ?? 'career-change';
  return html`<form method="post" action="/owner" class="card">
    <div class="grid">
      <label
        >Your name <input name="name" value="${said('name')}" required maxlength="100" autocomplete="name"
      /></label>
      <label
        >Your mail address
        <input name="address" type="email" value="${said('address')}" required autocomplete="email"
      /></label>
      <label
        >Time zone
        <input name="zone" value="${zone}" required list="zones" />
        <datalist id="zones">
          ${Intl.supportedValuesOf('timeZone').map((name) => html`<option value="${name}"></option>`)}
        </datalist>
      </label>
      <label
        >Country, for holidays (two letters)
        <input name="country" value="${country}" required pattern="[A-Za-z]{2}" maxlength="2"
      /></label>
      <label
        >Region, where holidays differ (CA, BY) <input name="region" value="${said('region')}" maxlength="10"
      /></label>
      <label
        >What for
        <select name="goal">
          ${GOALS.map(
            (goal) =>
              html`<option value="${goal}" ${goalSaid === goal ? html`selected` : ''}>
                ${GOAL_WORDS[goal]}
              </option>`,
          )}
        </select></label
      >
      <label
        >The field you want to work in
        <input name="field" value="${said('field')}" required placeholder="data engineering"
      /></label>
      <label
        >Companies you would like, with commas
        <input name="companies" value="${said('companies')}" placeholder="Nordwind, Helio"
      /></label>
      <label>Your present employer <input name="employer" value="${said('employer')}" /></label>
    </div>
    <label
      >Your path in one sentence, as it may stand in a mail
      <input
        name="path"
        value="${said('path')}"
        required
        maxlength="300"
        placeholder="I am moving from reporting into data engineering"
    /></label>
    <label class="check">
      <input
        type="checkbox"
        name="automatic"
        value="yes"
        ${said('automatic') === 'yes' ? html`checked` : ''}
      />
      <span>Follow-ups may go by themselves when nobody answers (first mails and requests never do)</span>
    </label>
    <button>That is me</button>
  </form>`;
}

/** The country this computer is set up for; a guess to be mended in the form. */
const countryOfComputer = (): string =>
  new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).maximize().region ?? 'US';
