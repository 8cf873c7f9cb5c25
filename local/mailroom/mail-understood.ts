import { html } from 'hono/html';
import { personNow } from '../../core/assistant/of-person.ts';
import { NOBODY } from '../../core/assistant/tell-owner.ts';
import type { IncomingMail } from '../../core/domain/mail/mail.ts';
import type { Message } from '../../core/domain/mail/message.ts';
import type { Owner } from '../../core/domain/owner.ts';
import type { Evidence } from '../../core/domain/reply/reply.ts';
import { PLACES, TAKEN_FOR } from '../../core/domain/owner-mail/reply-words.ts';
import { timeWords } from '../../core/domain/owner-mail/short-words.ts';
import type { Html } from './layout.ts';
import { repliesPassedOn } from './passed-on.ts';
import type { Room } from './room.ts';

/** What a received mail was taken for, with the words that decided, and whose thread it was counted to. */
export async function understood(
  { house, goodword }: Room,
  owner: Owner,
  mail: IncomingMail,
  message: Message | undefined,
): Promise<Html> {
  if (message === undefined)
    return html`<p class="card">
      ${
        mail.from.address === owner.address
          ? 'Your own word to Goodword: it was read as commands or passed on, and what came of it was mailed to you.'
          : 'It is not worked on yet, or nothing is kept of it.'
      }
    </p>`;
  const { kind, evidence = [], matchedBy, problem, contactId, at, labels = [] } = message;
  const others = labels.filter((label) => label !== kind).map((label) => TAKEN_FOR[label]);
  const contact = await personNow(house, owner.id, contactId);
  const passedOn = repliesPassedOn(goodword.emulators.ses.mails(), house.settings.tokenKeys).get(contactId);
  return html`<section class="card" aria-labelledby="taken">
    <h2 id="taken">What Goodword made of it</h2>
    <dl>
      <dt>Taken for</dt>
      <dd>${kind === undefined ? 'nothing: it was kept aside' : [TAKEN_FOR[kind], ...others].join(', ')}</dd>
      ${
        evidence.length === 0
          ? ''
          : html`<dt>Because</dt>
              <dd>${quoted(evidence)}</dd>`
      }
      <dt>Whose thread</dt>
      <dd>
        ${
          contact === undefined || contactId === NOBODY
            ? 'nobody’s'
            : html`<a href="/people/${contact.id}">${contact.name}</a>, found by
                ${MATCHED[matchedBy ?? 'none']}`
        }
      </dd>
      <dt>Received</dt>
      <dd>${timeWords(at, owner.zone, house.world.now())}</dd>
      ${
        problem === undefined
          ? ''
          : html`<dt>Trouble</dt>
              <dd class="warn">${problem}</dd>`
      }
    </dl>
    ${
      passedOn === undefined || kind === undefined
        ? ''
        : html`<p><a class="button quiet" href="${passedOn}">What was passed on to you</a></p>`
    }
  </section>`;
}

const quoted = (evidence: Evidence[]): string =>
  [...new Set(evidence.map(({ words, from }) => `“${words}” ${PLACES[from]}`))].join('; ');

const MATCHED: Record<NonNullable<Message['matchedBy']>, string> = {
  token: 'the address it was sent to',
  'message-id': 'the mail it answers',
  sender: 'who sent it',
  none: 'nothing',
};
