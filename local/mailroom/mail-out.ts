import { Hono } from 'hono';
import { html } from 'hono/html';
import { parseEnrollmentId } from '../../core/domain/mail/message.ts';
import type { Owner } from '../../core/domain/owner.ts';
import type { SentMail } from '../ses-mails.ts';
import { answerForm } from './answer-form.ts';
import type { Html } from './layout.ts';
import { facts, source } from './mail-facts.ts';
import { whatItIs } from './mail-list.ts';
import { mailSides } from './mail-sides.ts';
import type { Env, Room } from './room.ts';

/** One mail that went out, as its recipient sees it, with a box to answer it as the recipient. */
export function mailOut(room: Room): Hono<Env> {
  const { house } = room;
  return new Hono<Env>().get('/mails/out/:id', async (c) => {
    const { owner } = c.var;
    const sent = sentMail(room, c.req.param('id'));
    if (sent === undefined) return c.notFound();
    const mail = await house.mailReader.read(sent.wire);
    return room.show(
      c,
      { title: mail.subject, at: '/mails', owner, hasMail: true },
      html`<p class="soft above"><a href="/mails">Mails</a> / went out: ${whatItIs(sent)}</p>
        <h1>${mail.subject}</h1>
        ${facts(mail, { owner, now: house.world.now(), at: sent.at })} ${await whatBecame(room, owner, sent)}
        ${mailSides(mail)} ${answerForm(sent, owner, room.note(c)?.form)} ${source(sent.wire)}`,
    );
  });
}

export const sentMail = ({ goodword }: Room, id: string): SentMail | undefined =>
  goodword.emulators.ses.mails().find(({ sesId }) => sesId === id);

/** Of a mail to a contact: whether it arrived. */
async function whatBecame({ house }: Room, owner: Owner, sent: SentMail): Promise<Html> {
  const key = parseEnrollmentId(sent.tags['enrollment'] ?? '');
  if (key?.ownerId !== owner.id) return html``;
  const messages = await house.messages.ofContact(owner.id, key.contactId);
  const message = messages.find(({ messageIds }) => messageIds.includes(sent.messageId));
  const delivery = message?.delivery ?? 'sent';
  return html`<p>
    <span class="tag ${delivery === 'delivered' ? 'in' : ''}">${delivery}</span>
    ${message?.deliveryDetail ?? ''} <a href="/people/${key.contactId}">Everything about this person</a>
  </p>`;
}
