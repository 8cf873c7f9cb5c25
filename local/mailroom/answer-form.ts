import { html } from 'hono/html';
import type { Owner } from '../../core/domain/owner.ts';
import type { SentMail } from '../ses-mails.ts';
import type { Html } from './layout.ts';

/** A box to answer a mail as the one who got it. `form` is what was refused, to be mended. */
export function answerForm(sent: SentMail, owner: Owner, form: Record<string, string> = {}): Html {
  const to = sent.destinations[0] ?? '';
  const isOwner = to.toLowerCase() === owner.address;
  return html`<section class="card" aria-labelledby="answer">
    <h2 id="answer">Answer as ${isOwner ? `${owner.name} (you)` : to}</h2>
    <p class="soft small">${hint(sent, isOwner)}</p>
    <form method="post" action="/mails/out/${sent.sesId}/answer">
      <label
        >What ${isOwner ? 'you write' : 'they write'}
        <textarea name="text" rows="6" required maxlength="20000">${form['text'] ?? ''}</textarea>
      </label>
      <label class="check">
        <input type="checkbox" name="automatic" value="yes" />
        <span>as an automatic answer: the headers of an out-of-office note</span>
      </label>
      <label class="check">
        <input type="checkbox" name="forged" value="yes" />
        <span>as somebody else in that name: the sender’s DMARC check fails</span>
      </label>
      <button>Send the answer</button>
    </form>
  </section>`;
}

function hint({ tags }: SentMail, isOwner: boolean): string {
  const kind = tags['kind'] ?? '';
  if (!isOwner) return TO_A_CONTACT;
  return Object.hasOwn(TO_THE_OWNER, kind)
    ? (TO_THE_OWNER[kind] ?? '')
    : 'One command a line; "help" lists them.';
}

const TO_A_CONTACT =
  'A friendly "Great to hear from you. And you?" opens the way to the next mail. Try also: "not now, ask me in March", "please don\'t email me again", or with the first box: "I am out of office until 7 January".';

const TO_THE_OWNER: Record<string, string> = {
  preview: 'yes, no, later 2 weeks, edit: the new text, or stop.',
  question: 'A few words that answer the question.',
  reply: 'What you write here goes on to them, in your name, in the same thread.',
  digest: 'Numbers and words, one a line: "1 yes", "2 later March", "pause until January", "help".',
};
