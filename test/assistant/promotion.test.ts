import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../core/assistant/answer-question.ts';
import { approve, skip } from '../../core/assistant/approve.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { command } from '../../core/assistant/steer.ts';
import { goalQuestions } from '../../core/domain/goal-questions.ts';
import type { Goal } from '../../core/domain/goal.ts';
import { DAY, dayOf, plus } from '../../core/domain/instant.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { businessDaysBetween } from '../../core/domain/sending/business-days.ts';
import { lotte, nora, person } from '../cast.ts';
import { type Desk, hear, kindOf, only, openDesk, send } from './desk.ts';

const MONDAY = '2026-11-30T15:00:00.000Z';
const goal: Goal = { ...nora.goal, kind: 'promotion', date: '2027-06-15', managerKnows: true };
const { managerKnows: _knows, ...notTold } = goal;
const mara: Contact = {
  ...lotte,
  id: 'maraholt',
  name: 'Mara Holt',
  knowledge: 'managed-you',
  addresses: [{ address: 'mara@borealis.example', source: 'you' }],
};
const karl = person({
  id: 'karlvoss',
  name: 'Karl Voss',
  kind: 'current_coworker',
  company: 'Borealis',
  role: 'Director of Finance',
  reportingLine: true,
  knowledge: 'same-team',
  trust: 4,
  facts: { sharedWork: 'the budget' },
  addresses: [{ address: 'karl@borealis.example', source: 'you' }],
});

const wish = (contact: Contact) => ({
  ownerId: nora.id,
  contactId: contact.id,
  sequence: 'internal-promotion',
  because: 'a test',
});

async function answer(desk: Desk, contact: Contact, words: string): Promise<void> {
  for (;;) {
    const enrollment = await desk.enrollment(contact);
    if (enrollment.state.at !== 'asking') return;
    const said = await answerQuestion(desk.house, enrollment, words);
    if (said.at === 'refused') throw new Error(said.because);
  }
}

/** Lotte has promised a good word; the note of the first result comes next. */
async function untilResult(about: Partial<Goal> = {}): Promise<Desk> {
  const desk = await openDesk({
    contacts: [{ ...lotte, unanswered: 0 }],
    owner: { goal: { ...goal, ...about } },
    at: MONDAY,
  });
  await desk.start(lotte, 'internal-promotion');
  await hear(desk, lotte, await send(desk, lotte), 'Great idea, happy to work on it.');
  await answer(desk, lotte, 'I will send the numbers.');
  await hear(desk, lotte, await send(desk, lotte), 'Gladly: show your results more.');
  await answer(desk, lotte, 'I will.');
  await hear(desk, lotte, await send(desk, lotte), 'Yes, of course I will.');
  return desk;
}

const echoOf = async (desk: Desk, line: string) => {
  const owner = await desk.house.owners.get(nora.id);
  if (!owner) throw new Error('Nora is gone');
  return (await command(desk.house, owner, line))[0];
};

describe('somebody above the manager', () => {
  test('is not begun with before the manager knows, and the reason says the line that changes it', async () => {
    const desk = await openDesk({ contacts: [karl], owner: { goal: notTold }, at: MONDAY });
    expect(await enroll(desk.house, wish(karl))).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('"manager knows: yes"') as string,
    });
    expect(await echoOf(desk, 'manager knows: yes')).toMatchObject({ outcome: 'done' });
    expect((await enroll(desk.house, wish(karl))).at).toBe('enrolled');
  });

  test('gets nothing that was approved before the owner took that word back', async () => {
    const desk = await openDesk({ contacts: [karl], owner: { goal }, at: MONDAY });
    await desk.start(karl, 'internal-promotion');
    await approve(desk.house, await desk.enrollment(karl));
    await echoOf(desk, 'manager knows: no');
    await desk.pass(7);
    expect(desk.look().filter((l) => kindOf(l) === 'step')).toEqual([]);
    const waiting = await desk.enrollment(karl);
    expect(waiting.state.at).toBe('drafted');
    expect(waiting.decisions.at(-1)?.because).toContain('above your manager');
    expect(await approve(desk.house, waiting)).toMatchObject({ at: 'refused' });
  });

  test('stands between nobody and the manager, who may be written to at once', async () => {
    const desk = await openDesk({ contacts: [mara], owner: { goal: notTold }, at: MONDAY });
    expect(await enroll(desk.house, wish(mara))).toMatchObject({ prepared: { draft: { ask: 'advice' } } });
  });
});

describe('what a promotion asks of the owner', () => {
  test('is asked when the first of it begins, one thing at a time, each once', async () => {
    const { date: _date, ...undated } = notTold;
    const desk = await openDesk({ contacts: [mara, lotte], owner: { goal: undated }, at: MONDAY });
    await desk.start(mara, 'internal-promotion');
    let mail = only(desk.look(), 'goal-question');
    expect(mail.text).toContain('When is it decided about you?');
    const answers = [
      '15 June',
      'manager knows: yes',
      'decided by: Karl Voss',
      'criteria: two teams',
      'results: a, b',
    ];
    const asked: string[] = [];
    for (const line of answers) {
      await desk.say(mail, line);
      mail = only(desk.look(), 'echo');
      asked.push(/One more question, if you have a moment. ([^?]+)/.exec(mail.text)?.[1] ?? 'nothing');
    }
    expect(asked).toEqual([
      'Does your manager know that you work toward it',
      'Who decides about you',
      'What is it decided by',
      'Which two results speak for you',
      'nothing',
    ]);
    expect((await desk.house.owners.get(nora.id))?.goal).toMatchObject({
      date: '2027-06-15',
      managerKnows: true,
      deciders: ['Karl Voss'],
      criteria: 'two teams',
      results: 'a, b',
    });
    await desk.start(lotte, 'internal-promotion');
    expect(desk.look().filter((l) => kindOf(l) === 'goal-question')).toEqual([]);
  });
});

describe('the note of a result', () => {
  test('comes again each month with another result, each with a yes of its own', async () => {
    const desk = await untilResult();
    for (const words of ['The close takes four days.', 'Six people are trained.', 'No late Monday since.']) {
      await desk.pass(35);
      expect((await desk.enrollment(lotte)).state).toMatchObject({ at: 'asking', fact: 'result' });
      await answer(desk, lotte, words);
      const mail = await send(desk, lotte);
      expect(mail.text).toContain(words);
      await hear(desk, lotte, mail, 'Thanks!');
    }
    const { sent, state } = await desk.enrollment(lotte);
    expect(sent.map(({ step }) => step).slice(-3)).toEqual(['5-result', '5-result-2', '5-result-3']);
    expect(state).toMatchObject({ at: 'preparing', step: '5-result-4' });
    const notes = sent.slice(-3).map(({ at }) => dayOf(at, nora.zone));
    expect(businessDaysBetween(notes[0] ?? '', notes[1] ?? '', nora.holidays)).toBeGreaterThanOrEqual(20);
  });

  test('goes on after silence too, but never a fourth mail without an answer', async () => {
    const desk = await untilResult();
    for (const words of ['One.', 'Two.', 'Three.', 'Four.']) {
      await desk.pass(40);
      if ((await desk.enrollment(lotte)).state.at !== 'asking') break;
      await answer(desk, lotte, words);
      await send(desk, lotte);
    }
    await desk.pass(60);
    const { sent, state } = await desk.enrollment(lotte);
    expect(sent.filter(({ step }) => step.startsWith('5-result'))).toHaveLength(3);
    expect(state).toMatchObject({ at: 'ended', why: 'silent' });
  });

  test('is left out of a month without a result, and asked for again in the next', async () => {
    const desk = await untilResult();
    await desk.pass(35);
    const asking = await desk.enrollment(lotte);
    expect(await skip(desk.house, asking)).toMatchObject({ at: 'done' });
    expect((await desk.enrollment(lotte)).state).toMatchObject({ at: 'waiting', step: '5-result' });
    await desk.pass(35);
    expect((await desk.enrollment(lotte)).state).toMatchObject({ at: 'asking', step: '5-result' });
  });

  test('ends with the day of the decision, and the owner is asked how it went', async () => {
    const desk = await untilResult({ date: '2026-12-22' });
    desk.look();
    await desk.pass(40);
    expect((await desk.enrollment(lotte)).state).toMatchObject({ at: 'ended', why: 'finished' });
    const question = only(desk.look(), 'goal-question');
    expect(question.text).toContain('how did it go?');
    await desk.say(question, 'no');
    expect((await desk.enrollment(lotte)).state).toMatchObject({ at: 'drafted', step: '6-thank' });
  });
});

describe('after the decision', () => {
  test.each([
    ['decision: yes', 'The answer is yes, I got the promotion.'],
    ['decision: no', 'The answer is no, for this time.'],
    ['decision: yes, from March I lead the team', 'From March I lead the team.'],
  ])('"%s" writes the thanks to who helped, and each waits for a yes', async (line, words) => {
    const desk = await untilResult();
    await desk.house.contacts.save({ ...mara, version: 0 });
    await desk.start(mara, 'internal-promotion');
    await send(desk, mara);
    desk.look();
    expect(await echoOf(desk, line)).toMatchObject({
      outcome: 'done',
      words: expect.stringContaining('the thanks to one person') as string,
    });
    expect(only(desk.look(), 'preview').text).toContain(words);
    expect((await desk.enrollment(lotte)).state).toMatchObject({ at: 'drafted', step: '6-thank' });
    // Who never answered is asked for nothing more.
    expect((await desk.enrollment(mara)).state).toMatchObject({ at: 'ended', why: 'finished' });
    expect(await echoOf(desk, line)).toMatchObject({ words: expect.stringContaining('nobody') as string });
    expect((await send(desk, lotte)).text).toContain(words);
  });

  test('that was taken back, no thanks wait, and the next result is asked for in its month', async () => {
    const desk = await untilResult();
    await echoOf(desk, 'decision: yes');
    expect((await desk.enrollment(lotte)).state).toMatchObject({ at: 'drafted', step: '6-thank' });
    expect(await echoOf(desk, 'undo')).toMatchObject({ outcome: 'done' });
    expect((await desk.house.owners.get(nora.id))?.goal.decision).toBeUndefined();
    expect((await desk.enrollment(lotte)).state).toMatchObject({ at: 'preparing', step: '5-result' });
    await desk.pass(35);
    expect((await desk.enrollment(lotte)).state).toMatchObject({ at: 'asking', fact: 'result' });
  });

  test('the thanks go to where somebody reads mail since the conversation ended', async () => {
    const desk = await untilResult();
    await skip(desk.house, await desk.enrollment(lotte));
    const [old] = (await desk.contact(lotte)).addresses;
    await desk.start(lotte, 'thank-for-no');
    const moved = "Glad to help! But don't use this address, I read lotte@private.example.";
    await skip(desk.house, await hear(desk, lotte, await send(desk, lotte), moved));
    expect(
      (await desk.contact(lotte)).addresses.find(({ address }) => address === old?.address),
    ).toMatchObject({ stale: expect.any(String) as string });
    desk.look();
    await echoOf(desk, 'decision: no');
    expect(only(desk.look(), 'preview').text).toContain('To: lotte@private.example');
  });

  test('of one year, that of the next is asked for again', async () => {
    const desk = await openDesk({
      owner: { goal: { ...goal, date: '2026-11-01', asked: ['decision'] } },
      at: MONDAY,
    });
    await echoOf(desk, 'decision: no');
    await echoOf(desk, 'decision date: 15 June 2027');
    const { goal: next } = (await desk.house.owners.get(nora.id)) ?? nora;
    expect(
      goalQuestions({ goal: next, employer: 'Borealis' }, '2027-06-15').map(({ key }) => key),
    ).not.toContain('decision');
    expect(goalQuestions({ goal: next, employer: 'Borealis' }, '2027-06-16')[0]?.key).toBe('decision');
  });

  test('is only of a promotion', async () => {
    const desk = await openDesk({ at: plus(MONDAY, DAY) });
    expect(await echoOf(desk, 'decision: yes')).toMatchObject({ outcome: 'problem' });
  });
});
