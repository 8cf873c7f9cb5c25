import { Hono } from 'hono';
import { z } from 'zod';
import { all } from '../../core/assistant/change.ts';
import { HOUR, plus } from '../../core/domain/instant.ts';
import { TAKEN_FOR } from '../../core/domain/owner-mail/reply-words.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { answerTo, read, replyAddressOf } from '../demo/mails.ts';
import { formOf, words } from './forms.ts';
import { andWhatFollowed } from './happened.ts';
import { sentMail } from './mail-out.ts';
import type { Env, Room } from './room.ts';

const answerWords = z.object({
  text: words(20_000),
  automatic: z.exactOptional(z.literal('yes')),
  forged: z.exactOptional(z.literal('yes')),
});

/** Answers a mail as its recipient, through the same door as a mail from outside. */
export function answer(room: Room): Hono<Env> {
  const { goodword, house } = room;
  return new Hono<Env>().post('/mails/out/:id/answer', async (c) => {
    const sent = sentMail(room, c.req.param('id'));
    if (sent === undefined) return c.notFound();
    const { text, automatic, forged } = await formOf(c, answerWords);
    const here = `/mails/out/${sent.sesId}`;
    if (text.trim() === '')
      return room.back(c, here, { words: 'Nothing was sent: there are no words in it.' });
    const mail = await read(sent);
    const address = sent.destinations[0] ?? '';
    const raw = await answerTo(
      mail,
      { name: nameOf(mail.to?.[0]), address },
      { text, now: house.world.now(), automatic: automatic === 'yes' },
    );
    const { done, followed } = await andWhatFollowed(room, () =>
      goodword.emulators.receive(raw, {
        recipients: [replyAddressOf(mail)],
        source: automatic === 'yes' ? '' : address,
        ...(forged === 'yes' ? { verdicts: { spf: 'FAIL', dkim: 'FAIL', dmarc: 'FAIL' } } : {}),
      }),
    );
    const taken = await takenFor(room, c.var.owner, done.key);
    return room.back(c, `/mails/in/${done.key}`, `The answer came in. ${taken}${followed}`.trim());
  });
}

const nameOf = (to: { name: string } | undefined): string => to?.name ?? '';

async function takenFor({ house }: Room, owner: Owner, key: string): Promise<string> {
  const lately = await all(house.messages.ofOwner(owner.id, plus(house.world.now(), -HOUR)));
  const kind = lately.find(({ rawKey }) => rawKey === key)?.kind;
  return kind === undefined ? '' : `I took it for: ${TAKEN_FOR[kind]}. `;
}
