import { html } from 'hono/html';
import type { Contact } from '../../core/domain/people/contact.ts';
import { cadenceOf, cadenceWords } from '../../core/domain/people/cadence.ts';
import { CONTACT_KINDS, KNOWLEDGE } from '../../core/domain/people/contact.ts';
import { FACTS, isFact } from '../../core/domain/people/facts.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { firstName } from '../../core/domain/owner.ts';
import type { Html } from './layout.ts';
import { TEXTS, profileOf, rhythmOf } from './person-facts.ts';

const LABELS: Record<(typeof TEXTS)[number], string> = {
  greeting: 'Greeted by, if not the first name',
  company: 'Company',
  role: 'Role',
  field: 'Field of work',
  city: 'City',
  zone: 'Time zone',
  opening: 'A known opening there',
};

const check = (name: string, words: string | Html, isSo = false): Html =>
  html`<label class="check">
    <input type="checkbox" name="${name}" value="yes" ${isSo ? html`checked` : ''} />
    <span>${words}</span>
  </label>`;

/** What is known of a person, to be changed. `form` is what was refused, to be mended. */
export function personForm(contact: Contact, owner: Owner, form: Record<string, string> = {}): Html {
  const kept = form['name'] === undefined ? undefined : form;
  const value = (name: string, known: string | undefined): string => kept?.[name] ?? known ?? '';
  const first = firstName(contact.name);
  const input = (label: string, name: string, known?: string, type = 'text'): Html =>
    html`<label>${label} <input type="${type}" name="${name}" value="${value(name, known)}" /></label>`;
  const select = (
    label: string,
    name: string,
    known: string,
    choices: readonly string[],
    none: string,
  ): Html =>
    html`<label
      >${label}
      <select name="${name}">
        ${none === '' ? '' : html`<option value="">${none}</option>`}
        ${choices.map(
          (choice) =>
            html`<option value="${choice}" ${choice === value(name, known) ? html`selected` : ''}>
              ${choice.replaceAll(/[_-]/g, ' ')}
            </option>`,
        )}
      </select></label
    >`;
  const usual = cadenceOf({ kind: contact.kind, unanswered: 0 });
  const empty = usual === undefined ? 'no reminder' : cadenceWords(usual);
  return html`<section aria-labelledby="facts">
    <h2 id="facts">What you know of ${first}</h2>
    <form class="card" method="post" action="/people/${contact.id}/facts">
      <div class="grid">
        ${input('Name', 'name', contact.name)}
        ${select('Who is this to you', 'kind', contact.kind, CONTACT_KINDS, '')}
        ${select(`Would ${first} vouch for you, 0 to 5`, 'trust', String(contact.trust ?? ''), ['0', '1', '2', '3', '4', '5'], 'not said: guessed')}
        ${select('How well is your work known', 'knowledge', contact.knowledge ?? '', KNOWLEDGE, 'not said')}
        ${select(`Does ${first} remember you`, 'remembersYou', contact.remembersYou ?? '', ['yes', 'unsure', 'no'], 'not said')}
        ${input('Last real contact', 'lastContact', contact.lastContact?.slice(0, 10), 'date')}
        ${input(`Keep in touch: "every 2 months", "yearly", "never"; empty: ${empty}`, 'cadence', rhythmOf(contact))}
      </div>
      <fieldset>
        <legend>How to reach ${first}</legend>
        ${contact.addresses.map(({ address, source, stale }) =>
          check(
            `without ${address}`,
            html`take away ${address}
              <span class="soft">(from ${source}${stale === undefined ? '' : `, not used: ${stale}`})</span>`,
          ),
        )}
        <div class="grid">
          ${input('A new address, written to first', 'address', undefined, 'email')}
          ${input('A phone number', 'phone', undefined, 'tel')}
          ${input('Profile', 'linkedin', profileOf(contact))}
        </div>
      </fieldset>
      <fieldset>
        <legend>For the mails, in a few words each</legend>
        <div class="grid">
          ${Object.entries(FACTS).map(([name, { of, question }]) =>
            of === 'contact' && isFact(name)
              ? input(question.replaceAll('{name}', first), `fact ${name}`, contact.facts[name])
              : '',
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>At work</legend>
        <div class="grid">${TEXTS.map((name) => input(LABELS[name], name, contact[name]))}</div>
        ${check('reportingLine', 'in your reporting line, or HR of your present employer', contact.reportingLine)}
        ${check('consent', `write to ${first} even though ${first} works where you work${owner.employer ? ` (${owner.employer})` : ''}`, contact.consent)}
        ${check('knowsOfSearch', `${first} knows that you look for another job, and may be asked for a reference`, contact.knowsOfSearch)}
      </fieldset>
      <label
        >A note, added to ${contact.notes.length} others
        <textarea name="note" rows="2">${value('note', '')}</textarea>
      </label>
      <button>Keep it</button>
    </form>
  </section>`;
}
