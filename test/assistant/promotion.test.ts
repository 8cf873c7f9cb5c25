import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../core/assistant/answer-question.ts';
import { takeDecisionBack } from '../../core/assistant/decide.ts';
import { approve, skip } from '../../core/assistant/approve.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { command } from '../../core/assistant/steer.ts';
import { writeNext } from '../../core/assistant/write-next.ts';
import { writeDigest } from '../../core/assistant/write-digest.ts';
import { goalQuestions } from '../../core/domain/goal-questions.ts';
import type { Goal } from '../../core/domain/goal.ts';
import { DAY, dayOf, plus } from '../../core/domain/instant.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { businessDaysBetween } from '../../core/domain/sending/business-days.ts';
import { karl, lotte, nora } from '../cast.ts';
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
const chief: Contact = {
  ...karl,
  reportingLine: true,
  knowledge: 'same-team',
  trust: 4,
  facts: { sharedWork: 'the budget' },
};

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
    const desk = await openDesk({ contacts: [chief], owner: { goal: notTold }, at: MONDAY });
    expect(await enroll(desk.house, wish(chief))).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('"manager knows: yes"') as string,
    });
    expect(await echoOf(desk, 'manager knows: yes')).toMatchObject({ outcome: 'done' });
    expect((await enroll(desk.house, wish(chief))).at).toBe('enrolled');
  });

  test('gets nothing that was approved before the owner took that word back', async () => {
    const desk = await openDesk({ contacts: [chief], owner: { goal }, at: MONDAY });
    await desk.start(chief, 'internal-promotion');
    await approve(desk.house, await desk.enrollment(chief));
    await echoOf(desk, 'manager knows: no');
    await desk.pass(7);
    expect(desk.look().filter((l) => kindOf(l) === 'step')).toEqual([]);
    const waiting = await desk.enrollment(chief);
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

  test('that was taken back, whoever had not answered goes on where it stood, and nothing goes twice', async () => {
    const desk = await openDesk({ contacts: [mara, lotte, chief], owner: { goal }, at: MONDAY });
    for (const one of [mara, lotte, chief]) await desk.start(one, 'internal-promotion');
    await send(desk, mara);
    const { ownerId, contactId, n } = await desk.enrollment(lotte);
    await approve(desk.house, { ownerId, contactId, n });
    const before = await statesOf(desk);
    expect(before).toMatchObject(['closing', 'scheduled', 'drafted']);
    await echoOf(desk, 'decision: no');
    expect(await statesOf(desk)).toEqual(['ended', 'ended', 'ended']);
    const stood = await desk.enrollment(lotte);
    desk.look();
    await echoOf(desk, 'undo');
    expect(await statesOf(desk)).toEqual(before);
    expect((await desk.enrollment(lotte)).state).toEqual(stood.beforeDecision);
    expect((await desk.enrollment(lotte)).beforeDecision).toBeUndefined();
    await desk.pass(7);
    const went = desk.look().filter((l) => kindOf(l) === 'step');
    expect(went.map(({ to }) => to.address)).toEqual(['lotte@borealis.example']);

    async function statesOf(at: Desk) {
      return Promise.all([mara, lotte, chief].map(async (one) => (await at.enrollment(one)).state.at));
    }
  });

  test('that was taken back, nobody is begun with again who said stop since, or is in another conversation', async () => {
    const desk = await openDesk({ contacts: [mara, lotte], owner: { goal }, at: MONDAY });
    for (const one of [mara, lotte]) await desk.start(one, 'internal-promotion');
    await send(desk, mara);
    const owner = { ...nora, goal: { ...goal } };
    await echoOf(desk, 'decision: no');
    await desk.house.contacts.save({
      ...(await desk.contact(lotte)),
      doNotContact: { at: MONDAY, because: 'stop' },
    });
    await desk.start(mara, 'thank-you');
    await takeDecisionBack(desk.house, owner);
    for (const [one, n] of [
      [mara, 1],
      [lotte, 1],
    ] as const)
      expect((await desk.enrollment(one, n)).state).toMatchObject({ at: 'ended', why: 'finished' });
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

describe('a colleague who does not answer', () => {
  async function silence(): Promise<Desk> {
    const desk = await openDesk({ contacts: [mara], owner: { goal }, at: MONDAY });
    await desk.start(mara, 'internal-promotion');
    await send(desk, mara);
    await desk.pass(14);
    expect((await desk.enrollment(mara)).state).toMatchObject({ at: 'ended', why: 'silent' });
    desk.look();
    return desk;
  }
  const digestOf = async (desk: Desk) => {
    await writeDigest(desk.house, nora.id, true);
    return only(desk.look(), 'digest');
  };

  test('is to be asked in person: the digest says so until it is done, and no mail goes again', async () => {
    const desk = await silence();
    const digest = await digestOf(desk);
    expect(digest.text).toContain('1. Mara Holt has not answered, as happens at work: ask in person');
    expect(digest.text).toContain('"met Mara Holt" when you have, or "done 1"');
    await desk.say(digest, 'done 1');
    desk.look();
    expect((await digestOf(desk)).text).not.toContain('in person');
    await desk.pass(30);
    expect(desk.look().filter((l) => kindOf(l) === 'step')).toEqual([]);
  });

  test('is no to-do any more once the owner met her, nor after two weeks, nor after the decision', async () => {
    const met = await silence();
    await echoOf(met, 'met Mara Holt, talked about the next level');
    met.look();
    expect((await digestOf(met)).text).not.toContain('has not answered');
    const late = await silence();
    await late.pass(15);
    late.look();
    expect((await digestOf(late)).text).not.toContain('in person');
    const decided = await silence();
    await echoOf(decided, 'decision: no');
    expect((await digestOf(decided)).text).not.toContain('in person');
  });
});

describe('when to begin', () => {
  const { date: _date, ...undated } = goal;
  const hint = 'It is decided about you on';

  test('is said where the day of the decision is told, and once in the digest when the time has come', async () => {
    const desk = await openDesk({ contacts: [mara], owner: { goal: undated }, at: MONDAY });
    expect((await echoOf(desk, 'decision date: 15 June'))?.words).toContain(
      'it is decided on 2027-06-15, begin with your manager by 23 March 2027, 60 business days before',
    );
    const digests: string[] = [];
    for (const day of ['2027-03-22', '2027-03-23', '2027-03-30']) {
      desk.house.clock.set(`${day}T15:00:00.000Z`);
      desk.look();
      await writeDigest(desk.house, nora.id, true);
      digests.push(only(desk.look(), 'digest').text);
    }
    expect(digests.map((text) => text.includes(hint))).toEqual([false, true, false]);
    expect(digests[1]).toContain(
      'It is decided about you on 15 June 2027, 60 business days away: begin now, with your manager first.',
    );
  });

  test('is not said in the digest where somebody was begun with, nor where the owner heard it with his own word', async () => {
    const begun = await openDesk({
      contacts: [mara],
      owner: { goal: { ...goal, date: '2027-01-29' } },
      at: MONDAY,
    });
    await begun.start(mara, 'internal-promotion');
    const told = await openDesk({ contacts: [mara], owner: { goal: undated }, at: MONDAY });
    expect((await echoOf(told, 'decision date: 29 January'))?.words).toContain(
      '42 business days away: begin now, with your manager first',
    );
    for (const desk of [begun, told]) {
      desk.look();
      await writeDigest(desk.house, nora.id, true);
      expect(only(desk.look(), 'digest').text).not.toContain(hint);
    }
  });
});

describe('a conversation that began when its steps had other numbers', () => {
  test('goes on with the mail of that name', async () => {
    const desk = await untilResult();
    const { state, ...rest } = await desk.enrollment(lotte);
    if (state.at !== 'preparing') throw new Error(state.at);
    await desk.house.enrollments.save({ ...rest, state: { ...state, step: '6-result' } });
    await desk.pass(35);
    await answer(desk, lotte, 'The close takes four days.');
    expect((await send(desk, lotte)).text).toContain('The close takes four days.');
    expect((await desk.enrollment(lotte)).state).toMatchObject({ at: 'waiting', step: '6-result-2' });
  });

  test('has its thanks once, whatever their number was', async () => {
    const desk = await untilResult();
    const enrollment = await desk.enrollment(lotte);
    const sent = [...enrollment.sent, { step: '7-thank', at: MONDAY }];
    await desk.house.enrollments.save({ ...enrollment, sent });
    expect(await echoOf(desk, 'decision: yes')).toMatchObject({
      words: expect.stringContaining('nobody who helped by mail is left to thank') as string,
    });
    expect(await writeNext(desk.house, { ownerId: nora.id, contactId: lotte.id })).toMatchObject({
      at: 'refused',
    });
  });

  test('is the owner’s turn where the step is no more, and he is told why', async () => {
    const desk = await untilResult();
    const { state, ...rest } = await desk.enrollment(lotte);
    if (state.at !== 'preparing') throw new Error(state.at);
    await desk.house.enrollments.save({ ...rest, state: { ...state, step: '6-praise' } });
    desk.look();
    await desk.pass(35);
    const { state: now, decisions } = await desk.enrollment(lotte);
    expect(now).toMatchObject({ at: 'answered' });
    expect(decisions.at(-1)?.because).toBe('internal-promotion has no step 6-praise any more');
    expect(desk.look().map(kindOf)).toEqual(['notice']);
  });
});
