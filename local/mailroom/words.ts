import { Hono } from 'hono';
import { z } from 'zod';
import type { Done } from '../../core/assistant/of-enrollment.ts';
import { answerQuestion } from '../../core/assistant/answer-question.ts';
import { approve, editDraft, putOff, skip } from '../../core/assistant/approve.ts';
import { recorded } from '../../core/assistant/recorded.ts';
import { retry } from '../../core/assistant/retry.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import { timeWords } from '../../core/domain/owner-mail/short-words.ts';
import { enrollmentOf, formOf, words as text } from './forms.ts';
import { andWhatFollowed } from './happened.ts';
import type { Env, Room } from './room.ts';

const LATER = 14 * DAY;

const wordForm = z.object({ word: z.enum(['yes', 'no', 'later']), fingerprint: z.exactOptional(text(100)) });
const editForm = z.object({ subject: text(300), text: text(20_000) });
const answerForm = z.object({ words: text(1000) });

/** The owner's word about what waits: yes, no, later, other words, a fact, or "send it again". */
export function words(room: Room): Hono<Env> {
  const { house } = room;
  const app = new Hono<Env>();
  app.post('/word', async (c) => {
    const { word, fingerprint } = await formOf(c, wordForm);
    const key = await enrollmentOf(c);
    return told(c, room, word, () => {
      switch (word) {
        case 'yes':
          return approve(house, key, fingerprint);
        case 'no':
          return skip(house, key);
        case 'later':
          return putOff(house, key, plus(house.world.now(), LATER));
      }
    });
  });
  app.post('/edit', async (c) => {
    const change = await formOf(c, editForm);
    const key = await enrollmentOf(c);
    return told(c, room, 'edit', () => editDraft(house, key, change));
  });
  app.post('/answer-question', async (c) => {
    const { words } = await formOf(c, answerForm);
    const key = await enrollmentOf(c);
    return told(c, room, 'answer', () => answerQuestion(house, key, words));
  });
  app.post('/retry', async (c) => {
    const key = await enrollmentOf(c);
    return told(c, room, 'retry', () => retry(house, key));
  });
  return app;
}

type FormContext = Parameters<typeof enrollmentOf>[0];

/** Does it and says so on the desk, with the time at which a mail goes. */
async function told(c: FormContext, room: Room, line: string, work: () => Promise<Done>): Promise<Response> {
  const { contactId } = await enrollmentOf(c);
  const { done, followed } = await andWhatFollowed(room, () =>
    recorded(room.house, c.var.owner, { contactId, said: line }, work),
  );
  if (done.at === 'refused') return room.back(c, '/', `Not done: ${done.because}.`);
  const { state } = done.enrollment;
  const { owner } = c.var;
  const when = state.at === 'scheduled' ? ` ${timeWords(state.due, owner.zone, room.house.world.now())}` : '';
  const did = done.did.charAt(0).toUpperCase() + done.did.slice(1);
  return room.back(c, '/', `${did}${when}. ${followed}`.trim());
}
