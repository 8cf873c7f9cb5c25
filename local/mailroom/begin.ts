import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** For somebody with no data: three steps, or a network that is invented. */
export function beginPage(about: { zone: string; sendingDomain: string }): Html {
  return html`<h1>Who would put in a good word for you?</h1>
    <p>
      Most jobs go to somebody the boss already trusts, and you already know people who would vouch for you. Goodword
      tells you whom to write to first and why, writes the mail, and follows up. Nothing goes out without your word.
    </p>
    <section class="card" aria-labelledby="sample">
      <h2 id="sample" style="margin-top:0">Look around first</h2>
      <p>An invented owner with 40 people, in the shape LinkedIn exports them.</p>
      <form method="post" action="/sample"><button>Load the sample network</button></form>
    </section>
    <h2>Begin with your own people</h2>
    <ol class="steps">
      <li>
        <h3>Say who you are and where you want to go</h3>
        <form method="post" action="/owner" class="card">
          <div class="grid">
            <label>Your name<input name="name" required autocomplete="name" /></label>
            <label>Your mail address<input name="address" type="email" required autocomplete="email" /></label>
            <label>Time zone<input name="zone" value="${about.zone}" required /></label>
            <label>Country (two letters)<input name="country" value="US" required maxlength="2" /></label>
            <label
              >What for<select name="goal">
                <option value="career-change">A new job or another career</option>
                <option value="promotion">A promotion</option>
                <option value="first-job">My first job</option>
              </select></label
            >
            <label>Field<input name="field" required placeholder="data engineering" /></label>
            <label>Companies you would like<input name="companies" placeholder="Nordwind, Helio" /></label>
            <label>Your present employer<input name="employer" /></label>
          </div>
          <label
            >Your path in one sentence<input
              name="path"
              required
              placeholder="I am moving from reporting into data engineering"
          /></label>
          <button>That is me</button>
        </form>
      </li>
      <li>
        <h3>Bring the people you know</h3>
        <p class="soft">
          In LinkedIn: Settings, Data privacy, Get a copy of your data, Connections. Or any table with names.
        </p>
      </li>
      <li>
        <h3>Say yes to the first three drafts</h3>
        <p class="soft">Each is shown to you as it would go. A yes sends it on a weekday morning.</p>
      </li>
    </ol>`;
}
