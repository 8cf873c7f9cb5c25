import { html } from 'hono/html';
import type { Instant } from '../../core/domain/instant.ts';
import { instant } from '../../core/domain/instant.ts';
import type { IncomingMail } from '../../core/domain/mail/mail.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { count, timeWords } from '../../core/domain/owner-mail/short-words.ts';
import type { Html } from './layout.ts';

/** Headers that say how a mail is threaded, answered and taken by machines. */
const TELLING = [
  'reply-to',
  'message-id',
  'in-reply-to',
  'references',
  'auto-submitted',
  'precedence',
  'list-unsubscribe',
] as const;

/** The headers that matter. `at` is when it really went or came, whatever its Date says. */
export function facts(
  mail: IncomingMail,
  { owner, now, at }: { owner: Owner; now: Instant; at?: Instant },
): Html {
  const { from, to, headers } = mail;
  const sentAt = at ?? (mail.sentAt === undefined ? undefined : instant(mail.sentAt));
  const telling = TELLING.flatMap((name) => (headers[name] ?? []).map((value) => ({ name, value })));
  return html`<dl class="facts">
    <dt>From</dt>
    <dd>${mailbox(from)}</dd>
    <dt>To</dt>
    <dd>${to.join(', ')}</dd>
    <dt>Date</dt>
    <dd>${sentAt === undefined ? 'not told' : timeWords(sentAt, owner.zone, now)}</dd>
    ${telling.map(
      ({ name, value }) =>
        html`<dt>${NAMES[name]}</dt>
          <dd class="small">${value.slice(0, 1000)}</dd>`,
    )}
  </dl>`;
}

const NAMES: Record<(typeof TELLING)[number], string> = {
  'reply-to': 'Answers go to',
  'message-id': 'Message-ID',
  'in-reply-to': 'Answers',
  references: 'Thread',
  'auto-submitted': 'Auto-Submitted',
  precedence: 'Precedence',
  'list-unsubscribe': 'List-Unsubscribe',
};

const mailbox = ({ name, address }: IncomingMail['from']): string =>
  name === '' ? address : `${name} <${address}>`;

/** What hangs on it; never opened here. */
export const attachments = ({ attachments }: IncomingMail): Html =>
  attachments.length === 0
    ? html``
    : html`<p class="soft">
        With
        ${attachments.map(({ name, type, bytes }) => `${name || 'a part'} (${type}, ${count(bytes, 'byte')})`).join(', ')};
        not opened here.
      </p>`;

const MOST_OF_SOURCE = 64 * 1024;

/** The bytes as they went over the wire. */
export function source(bytes: Uint8Array): Html {
  const shown = new TextDecoder('utf-8').decode(bytes.subarray(0, MOST_OF_SOURCE));
  return html`<details>
    <summary>The bytes as they came over the wire (${count(bytes.length, 'byte')})</summary>
    <pre class="source card">${shown}${bytes.length > MOST_OF_SOURCE ? '\n(cut here)' : ''}</pre>
  </details>`;
}
