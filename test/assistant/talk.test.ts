import { describe, expect, test } from 'vitest';
import { relabel, newestReply } from '../../core/assistant/relabel.ts';
import { ben, nora } from '../cast.ts';
import { firstMailOut, only, openDesk } from './desk.ts';

/** Ben answers Nora's first mail, which went out on a Tuesday; it is Thursday 3 December. */
async function benAnswers(text: string) {
  const desk = await openDesk();
  const { replyTo, mail } = await firstMailOut(desk);
  const from = 'Ben Osei <ben@helio.example>';
  const answer = async (words: string) =>
    desk.receive({ from, to: replyTo, subject: `Re: ${mail.subject}`, text: words });
  await answer(text);
  return { desk, answer };
}

describe('the day of a talk', () => {
  test('is kept with the conversation when the answer names it', async () => {
    const { desk } = await benAnswers('Sure! Are you free for a call on Tuesday at 3pm?');
    expect((await desk.enrollment()).talkOn).toMatchObject({
      day: '2026-12-08',
      time: '15:00',
      zone: 'America/New_York',
    });
  });

  test('is not guessed where the answer leaves a choice; the owner makes it, and then it is kept', async () => {
    const { desk } = await benAnswers("Let's have a call next week, Tuesday or Wednesday afternoon?");
    expect((await desk.enrollment()).talkOn).toBeUndefined();
    await desk.say(only(desk.look(), 'reply'), 'Wednesday at 2 pm is perfect. I call you.');
    expect((await desk.enrollment()).talkOn).toMatchObject({ day: '2026-12-09', time: '14:00' });
  });

  test('moves when they name another, and goes when they call it off', async () => {
    const { desk, answer } = await benAnswers('Are you free for a call on Tuesday at 3pm?');
    await answer('Sorry, could we talk on Thursday at 10 am instead?');
    expect((await desk.enrollment()).talkOn).toMatchObject({ day: '2026-12-10', time: '10:00' });
    await answer('Swamped until the end of the quarter after all, ping me in January?');
    expect((await desk.enrollment()).talkOn).toBeUndefined();
  });

  test('goes when the owner says that the mail proposed none', async () => {
    const { desk } = await benAnswers('Are you free for a call on Tuesday at 3pm?');
    const message = await newestReply(desk.house, nora.id, ben.id);
    if (!message) throw new Error('Ben has not answered');
    await relabel(desk.house, nora, { message, kind: 'positive', words: 'relabel positive' });
    expect((await desk.enrollment()).talkOn).toBeUndefined();
  });
});
