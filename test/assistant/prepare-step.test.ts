import { describe, expect, test } from 'vitest';
import { approve, putOff } from '../../core/assistant/approve.ts';
import { doDue } from '../../core/assistant/do-due.ts';
import { releaseContact } from '../../core/assistant/hold-contact.ts';
import { prepareStep } from '../../core/assistant/prepare-step.ts';
import { dueAt } from '../../core/domain/enrollment/enrollment.ts';
import { DAY, HOUR, plus } from '../../core/domain/instant.ts';
import { wallClock } from '../wall-clock.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { ana, ben, lind, nora, person } from '../cast.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

const letsGo = { automatic: ['reconnect', 'informational-interview', 'thank-you'] };

describe('one question instead of a hollow mail', () => {
  test('its answer by mail is kept with the person, and the draft says it', async () => {
    const desk = await openDesk({ contacts: [{ ...ben, facts: {} }] });
    await desk.start();
    const first = only(desk.look(), 'question');
    await desk.say(first, 'The Atlas migration.');
    const letters = desk.look();
    expect(only(letters, 'preview').text).toContain('Atlas migration');
    expect(letters.map(kindOf).sort()).toEqual(['echo', 'preview']);
    expect((await desk.contact()).facts).toEqual({ sharedWork: 'The Atlas migration' });
    expect((await desk.enrollment()).state).toMatchObject({ at: 'drafted', step: '1-inquire' });
  });

  test('a memory makes an opening better, and its absence asks nothing and stops nothing', async () => {
    const { memory: _none, ...facts } = ben.facts;
    for (const kind of ['previous_coworker', 'project'] as const) {
      const desk = await openDesk({ contacts: [{ ...ben, kind, facts }] });
      await desk.start();
      expect(desk.look().map(kindOf)).toEqual(['preview']);
    }
    const professor = { ...lind, facts: { course: 'CS 411' } };
    const desk = await openDesk({ contacts: [professor] });
    await desk.start(professor);
    expect(desk.look().map(kindOf)).toEqual(['preview']);
  });

  test('an answer to an older question is never taken for an answer to the newest', async () => {
    const desk = await openDesk({ contacts: [{ ...ana, facts: {} }] });
    await desk.start(ana, 'met-in-person');
    const first = only(desk.look(), 'question');
    await desk.say(first, 'DataConf');
    desk.look();
    await desk.say(first, 'No, it was PyCon');
    expect((await desk.contact(ana)).facts).toEqual({ event: 'DataConf' });
    expect(only(desk.look(), 'echo').text).toMatch(/was answered; another one is open/);
  });

  test.each(['', ' \n ', '> quoted only\n> nothing else'])(
    'an answer without words is asked for again: %j',
    async (text) => {
      const desk = await openDesk({ contacts: [{ ...ben, facts: {} }] });
      await desk.start();
      await desk.say(only(desk.look(), 'question'), text);
      expect((await desk.enrollment()).state.at).toBe('asking');
      expect(only(desk.look(), 'echo').text).toMatch(/Nothing was done/);
    },
  );

  test('"skip" ends it, "later" brings the same question back on that day, once', async () => {
    const desk = await openDesk({
      contacts: [
        { ...ben, facts: {} },
        { ...ana, facts: {} },
      ],
    });
    await desk.start();
    const question = only(desk.look(), 'question');
    await desk.say(question, 'later 2 weeks');
    expect(only(desk.look(), 'echo').text).toMatch(/nothing to Ben Osei before 2026-12-1[34]/);
    await desk.pass(13);
    expect(desk.look()).toEqual([]);
    await desk.pass(2);
    expect(only(desk.look(), 'question').text).toBe(question.text);
    await desk.pass(30);
    expect(desk.look()).toEqual([]);
    await desk.start(ana);
    await desk.say(only(desk.look(), 'question'), 'skip');
    expect((await desk.enrollment(ana)).state).toMatchObject({ at: 'ended', why: 'skipped' });
  });

  test('a draft put off comes back on its day with the owner’s own words in it', async () => {
    const desk = await openDesk();
    await desk.start();
    const preview = only(desk.look(), 'preview');
    await desk.say(preview, 'edit: Hi Ben, how is the platform?\n\nNora');
    const edited = only(desk.look(), 'preview');
    await desk.say(edited, 'later 2027-01-11');
    desk.look();
    await desk.pass(41);
    expect(desk.look()).toEqual([]);
    await desk.pass(3);
    const back = only(desk.look(), 'preview');
    expect(back.text).toContain('Hi Ben, how is the platform?');
    await desk.say(back, 'yes');
    expect((await desk.enrollment()).state.at).toBe('scheduled');
  });
});

describe('what goes by itself', () => {
  test('nothing does where the owner did not say so: the follow-up is shown a day ahead and waits', async () => {
    const desk = await openDesk();
    await firstMailOut(desk);
    await desk.pass(30);
    const letters = desk.look();
    expect(letters.map(kindOf)).toEqual(['preview']);
    expect((await desk.enrollment()).state).toMatchObject({ at: 'drafted', step: '2-nudge' });
  });

  test('a follow-up does, in the morning of a business day, where the owner said so for that sequence', async () => {
    const desk = await openDesk({ owner: letsGo });
    const { mail } = await firstMailOut(desk);
    await desk.pass(14);
    const letters = desk.look();
    expect(letters.map(kindOf)).toEqual(['step']);
    expect(letters[0]).toMatchObject({
      subject: `Re: ${mail.subject}`,
      to: { address: 'ben@helio.example' },
    });
    const { sent } = await desk.enrollment();
    expect(sent.map((s) => s.step)).toEqual(['1-inquire', '2-nudge']);
    const clock = wallClock(sent[1]?.at ?? '', nora.zone);
    expect(clock.dayOfWeek).toBeLessThanOrEqual(5);
    expect(clock.hour * 60 + clock.minute).toBeGreaterThanOrEqual(510);
    expect(clock.hour * 60 + clock.minute).toBeLessThan(630);
  });

  test('never a first mail, whatever the owner allowed', async () => {
    const desk = await openDesk({ owner: letsGo });
    await desk.start();
    await desk.pass(30);
    expect(desk.look().map(kindOf)).toEqual(['preview']);
  });

  test('never an ask, whatever the owner allowed', async () => {
    const desk = await openDesk({ owner: letsGo });
    const { replyTo } = await firstMailOut(desk);
    await desk.receive({
      from: 'ben@helio.example',
      to: replyTo,
      text: 'Happy to help however I can! What are you up to?',
    });
    await desk.say(only(desk.look(), 'question'), 'your streaming work is what I want to learn');
    await desk.pass(60);
    const { state, sent } = await desk.enrollment();
    expect(state).toMatchObject({ at: 'drafted', step: '3-ask' });
    expect(sent.map((s) => s.step)).toEqual(['1-inquire']);
  });

  test('never a fourth mail after three without an answer, whatever sequences they were of', async () => {
    const desk = await openDesk({ owner: letsGo, contacts: [{ ...ben, unanswered: 2 }] });
    await firstMailOut(desk);
    expect((await desk.contact()).unanswered).toBe(3);
    await desk.pass(30);
    expect(desk.look()).toEqual([]);
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'silent' });
  });

  test('silence to the end closes it without a word to anybody', async () => {
    const desk = await openDesk({ owner: letsGo });
    await firstMailOut(desk);
    await desk.pass(60);
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'silent' });
    expect(desk.look().map(kindOf)).toEqual(['step']);
  });
});

describe('writing a step', () => {
  test('that may not be written after an answer gives the turn to the owner, says why, and her words go out', async () => {
    const desk = await openDesk({ owner: { goal: { ...nora.goal, path: '' } } });
    const { replyTo } = await firstMailOut(desk);
    await desk.receive({
      from: 'ben@helio.example',
      to: replyTo,
      text: 'Happy to help! What are you up to?',
    });
    const notice = only(desk.look(), 'notice');
    expect(notice.text).toMatch(/your goal has no path in one sentence/);
    expect((await desk.enrollment()).state).toMatchObject({ at: 'answered', kind: 'question' });
    await desk.say(notice, 'I am learning Flink, and thought of you.');
    expect(only(desk.look(), 'relay').to.address).toBe('ben@helio.example');
  });

  test('twice shows one preview, and never a second draft of the same text', async () => {
    const desk = await openDesk();
    const enrollment = await desk.start();
    expect(await prepareStep(desk.house, enrollment)).toMatchObject({ at: 'nothing' });
    expect(desk.look().map(kindOf)).toEqual(['preview']);
  });

  test('for a person without a name ends it with the reason', async () => {
    const nameless = person({
      id: 'nameless',
      name: 'raj@helio.example',
      addresses: [{ address: 'raj@helio.example', source: 'you' }],
    });
    const desk = await openDesk({ contacts: [nameless] });
    await desk.start(nameless);
    const { state, decisions } = await desk.enrollment(nameless);
    expect(state).toMatchObject({ at: 'ended', why: 'refused' });
    expect(decisions.at(-1)?.because).toMatch(/no name/);
  });

  test('of a sequence that is gone ends it with the reason', async () => {
    const desk = await openDesk();
    const { state: _state, ...rest } = await desk.start();
    const now = desk.house.clock.now();
    const { version } = await desk.enrollment();
    await desk.house.enrollments.save({
      ...rest,
      version,
      sequence: 'gone',
      state: { at: 'preparing', step: '1-inquire', due: now, notBefore: now },
    });
    await desk.pass(0);
    expect((await desk.enrollment()).decisions.at(-1)?.because).toBe('the sequence gone is gone');
  });
});

describe('a step that is late', () => {
  test('by more than the sequence allows asks the owner again, saying why, and goes only after a new yes', async () => {
    const desk = await openDesk();
    const key = await desk.start();
    await approve(desk.house, key);
    desk.look();
    desk.house.clock.advance(21 * DAY);
    await doDue(desk.house, {
      kind: 'enrollment',
      ownerId: nora.id,
      contactId: ben.id,
      n: 1,
      due: desk.house.clock.now(),
    });
    const preview = only(desk.look(), 'preview');
    expect(preview.text).toMatch(/business days late/);
    expect((await desk.enrollment()).state.at).toBe('drafted');
    await desk.say(preview, 'yes');
    await desk.pass(5);
    expect(desk.look().map(kindOf)).toEqual(['echo', 'step']);
  });

  test('because a hold kept it back is not late: held time does not count', async () => {
    const desk = await openDesk();
    const key = await desk.start();
    await approve(desk.house, key);
    await desk.say(only(desk.look(), 'preview'), 'hold Ben until 2027-02-01');
    await desk.pass(62);
    desk.look();
    await desk.pass(8);
    expect(desk.look().map(kindOf)).toEqual(['step']);
  });

  test('because everything was paused is spaced out again, not let go at once', async () => {
    const people: Contact[] = [1, 2, 3, 4, 5].map((i) => ({
      ...ben,
      id: `person0${i}`,
      name: `Ben ${'ABCDE'[i - 1] ?? ''}osei`,
      company: `Firm ${i}`,
      addresses: [{ address: `p${i}@firm${i}.example`, source: 'you' }],
    }));
    const desk = await openDesk({ contacts: people });
    for (const contact of people) await approve(desk.house, await desk.start(contact));
    const preview = desk.look()[0];
    if (!preview) throw new Error('no preview');
    await desk.say(preview, 'pause');
    await desk.pass(40);
    await desk.say(preview, 'resume');
    desk.look();
    await desk.pass(14);
    const days = (
      await Promise.all(people.map(async (p) => (await desk.enrollment(p)).sent[0]?.at ?? ''))
    ).map((at) => at.slice(0, 10));
    expect(days.every((day) => day > '2027-01-08')).toBe(true);
    for (const day of days) expect(days.filter((d) => d === day).length).toBeLessThanOrEqual(5);
  });

  test('by a hold without an end goes when the owner lifts it', async () => {
    const desk = await openDesk();
    const key = await desk.start();
    await approve(desk.house, key);
    await desk.say(only(desk.look(), 'preview'), 'hold Ben');
    await desk.pass(20);
    desk.look();
    await releaseContact(desk.house, nora.id, ben.id);
    await desk.pass(5);
    expect(desk.look().map(kindOf)).toEqual(['step']);
  });

  test('put off by the owner goes after that day, in the window', async () => {
    const desk = await openDesk();
    const key = await desk.start();
    await approve(desk.house, key);
    const until = plus(desk.house.clock.now(), 10 * DAY);
    expect((await putOff(desk.house, key, until)).at).toBe('done');
    const due = dueAt((await desk.enrollment()).state) ?? '';
    expect(due > until).toBe(true);
    expect(Date.parse(due) - Date.parse(until)).toBeLessThan(6 * 24 * HOUR);
  });
});
