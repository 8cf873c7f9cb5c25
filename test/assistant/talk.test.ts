import { describe, expect, test } from 'vitest';
import { relabel, newestReply } from '../../core/assistant/relabel.ts';
import { ben, nora } from '../cast.ts';
import { writeDigest } from '../../core/assistant/write-digest.ts';
import { command } from '../../core/assistant/steer.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

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

/** Ben proposes Tuesday 8 December, three in the afternoon; it is the Wednesday after, in the morning. */
async function theMorningAfter() {
  const { desk, answer } = await benAnswers('Sure! Are you free for a call on Tuesday at 3pm?');
  await desk.say(only(desk.look(), 'reply'), 'That is fine, I look forward to it.');
  await desk.pass(5.8);
  return { desk, answer };
}

describe('the morning after a talk', () => {
  test('the owner is asked once whether they talked, and one word begins the thanks, as a question and then a draft', async () => {
    const { desk } = await theMorningAfter();
    const question = desk.look().find(({ subject }) => subject === 'Did you talk with Ben?');
    if (!question) throw new Error('nothing was asked');
    expect(question.text).toContain('were to talk on Tue 8 Dec. Did you?');
    await desk.say(question, 'yes');
    expect(await desk.enrollment()).toMatchObject({ sequence: 'thank-you', state: { at: 'asking' } });
    expect((await desk.enrollment(ben, 1)).talkOn).toBeUndefined();
    expect(only(desk.look(), 'question').text).toContain('learned from Ben');
    await desk.pass(30);
    expect(desk.look().filter(({ subject }) => subject === 'Did you talk with Ben?')).toEqual([]);
  });

  test('the digest asks as well, as long as nothing was said', async () => {
    const { desk } = await theMorningAfter();
    desk.look();
    await writeDigest(desk.house, nora.id, true);
    const digest = only(desk.look(), 'digest');
    expect(digest.text).toContain('Did you talk with Ben Osei on Tue 8 Dec?');
    const number = /(\d+)\. Did you talk/.exec(digest.text)?.[1] ?? '';
    await desk.say(digest, `${number} yes`);
    expect(await desk.enrollment()).toMatchObject({ sequence: 'thank-you' });
    await writeDigest(desk.house, nora.id, true);
    expect(
      only(
        desk.look().filter((l) => kindOf(l) === 'digest'),
        'digest',
      ).text,
    ).not.toContain('Did you talk');
  });

  test('nothing follows a talk that did not take place, and the question comes back after one that was moved', async () => {
    const { desk } = await theMorningAfter();
    const asked = () => desk.look().filter(({ subject }) => subject === 'Did you talk with Ben?');
    const [question] = asked();
    if (!question) throw new Error('nothing was asked');
    await desk.say(question, 'later 2 days');
    await desk.pass(3);
    const [again] = asked();
    if (!again) throw new Error('nothing was asked again');
    await desk.say(again, 'no');
    await desk.pass(10);
    expect(asked()).toEqual([]);
    expect((await desk.enrollment()).sequence).toBe('reconnect');
    expect((await desk.contact()).holds).toEqual([]);
  });

  test.each(['later 2 days', 'no', 'yes'])('"%s" taken back, the talk is as it was before', async (line) => {
    const { desk } = await theMorningAfter();
    const question = desk.look().find(({ subject }) => subject === 'Did you talk with Ben?');
    if (!question) throw new Error('nothing was asked');
    const { talkOn } = await desk.enrollment(ben, 1);
    await desk.say(question, line);
    expect((await desk.enrollment(ben, 1)).talkOn).not.toEqual(talkOn);
    const [echo] = await command(desk.house, nora, 'undo');
    expect(echo?.words).toContain('undone: ');
    expect((await desk.enrollment(ben, 1)).talkOn).toEqual(talkOn);
    desk.look();
    await desk.pass(4);
    expect(desk.look().filter(({ subject }) => subject === 'Did you talk with Ben?')).toEqual([]);
  });

  test('nothing is asked where the owner has told of the talk himself', async () => {
    const { desk } = await benAnswers('Sure! Are you free for a call on Tuesday at 3pm?');
    await desk.pass(5.2);
    await command(desk.house, nora, 'talked to Ben, discussed Kafka');
    desk.look();
    await desk.pass(3);
    expect(desk.look().filter(({ subject }) => subject === 'Did you talk with Ben?')).toEqual([]);
  });
});
