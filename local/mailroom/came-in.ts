import { html } from 'hono/html';
import { TAKEN_FOR } from '../../core/domain/owner-mail/reply-words.ts';
import { idsOf } from '../../core/domain/people/contact.ts';
import { timeWords } from '../../core/domain/owner-mail/short-words.ts';
import type { Desk } from './desk.ts';
import type { Html } from './layout.ts';

const MOST = 8;
const MOST_CHARACTERS = 400;

/** The newest answers, and what each was taken for. */
export function cameIn({ answers, people, owner, now }: Desk): Html {
  if (answers.length === 0) return html``;
  const names = new Map(
    people.flatMap(({ contact }) => idsOf(contact).map((id) => [id, contact.name] as const)),
  );
  return html`<section aria-labelledby="came-in">
    <h2 id="came-in">What came in</h2>
    <ul class="plain">
      ${answers.slice(0, MOST).map(
        (message) =>
          html`<li class="card">
            <div class="row">
              <h3>${names.get(message.contactId) ?? message.from}</h3>
              ${message.kind === undefined ? '' : html`<span class="tag in">${TAKEN_FOR[message.kind]}</span>`}
              ${message.problem === undefined ? '' : html`<span class="tag care">kept aside</span>`}
              <span class="soft small">${timeWords(message.at, owner.zone, now)}</span>
            </div>
            <pre class="mailtext">${message.text.slice(0, MOST_CHARACTERS).trim()}</pre>
            ${
              message.rawKey === undefined
                ? ''
                : html`<p class="small">
                    <a href="/mails/in/${message.rawKey}">The whole mail: ${message.subject}</a>
                  </p>`
            }
          </li>`,
      )}
    </ul>
  </section>`;
}
