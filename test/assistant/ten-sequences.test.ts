import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../core/assistant/answer-question.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import { writeNext } from '../../core/assistant/write-next.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { Enrollment } from '../../core/domain/enrollment/enrollment.ts';
import { dayOf } from '../../core/domain/instant.ts';
import { businessDaysBetween } from '../../core/domain/sending/business-days.ts';
import { ana, ben, lind, lotte, nora, person } from '../cast.ts';
import { type Desk, hear, openDesk, send } from './desk.ts';

const MONDAY = '2026-11-30T15:00:00.000Z';
const knowing: Contact = {
  ...lind,
  remembersYou: 'yes',
  knowledge: 'taught-you',
  trust: 4,
};
const boss: Contact = {
  ...ben,
  knowledge: 'managed-you',
  lastContact: '2026-10-20T10:00:00.000Z',
  facts: { ...ben.facts, saw: 'move the warehouse without losing a row' },
};
const purpose = 'the data science programme at Lund';

/** She answers each question that is open until the draft is there. */
async function told(desk: Desk, contact: Contact, words: Record<string, string>): Promise<Enrollment> {
  for (;;) {
    const enrollment = await desk.enrollment(contact);
    if (enrollment.state.at !== 'asking') return enrollment;
    const said = await answerQuestion(desk.house, enrollment, words[enrollment.state.fact] ?? 'as we said');
    if (said.at === 'refused') throw new Error(said.because);
  }
}

const begin = (desk: Desk, contact: Contact, sequence: string, more: object = {}) =>
  enroll(desk.house, {
    ...{ ownerId: nora.id, contactId: contact.id, sequence, because: 'a test' },
    ...more,
  });

describe('a professor and a reference', () => {
  const facts = { purpose, deadline: '8 January 2027' };

  test('are asked at once where she knows the work and time is short', async () => {
    const desk = await openDesk({ contacts: [knowing], at: MONDAY });
    const enrolled = await begin(desk, knowing, 'professor-reference', { facts });
    expect(enrolled).toMatchObject({
      at: 'enrolled',
      prepared: { at: 'drafted', draft: { ask: 'reference' } },
    });
    const mail = await send(desk, knowing);
    expect(mail.text).toContain('Could you speak to my work in your class, by 8 January 2027?');
    await hear(desk, knowing, mail, 'Of course, gladly. Send me what I need.');
    const material = await told(desk, knowing, { points: 'The grade was an A' });
    expect(material.state).toMatchObject({ at: 'drafted', step: '5-material' });
  });

  test('wait for her answer where there is time, and then she is asked once', async () => {
    const desk = await openDesk({ contacts: [knowing], at: MONDAY });
    await begin(desk, knowing, 'professor-reference', { facts: { ...facts, deadline: '1 March 2027' } });
    const mail = await send(desk, knowing);
    expect(mail.text).not.toMatch(/speak to my work|reference/);
    await hear(desk, knowing, mail, 'Lovely to hear from you! I am writing a book on query plans.');
    expect((await told(desk, knowing, {})).state).toMatchObject({ at: 'drafted', step: '4-ask' });
    const ask = await send(desk, knowing);
    expect(ask.text).toContain('Could you speak to my work in your class?');
    await hear(desk, knowing, ask, 'Yes, with pleasure.');
    expect((await told(desk, knowing, {})).state).toMatchObject({ at: 'drafted', step: '5-material' });
  });

  test('are refused where less than ten business days are left, unless the owner says that it must be', async () => {
    const desk = await openDesk({ contacts: [knowing], at: MONDAY });
    const soon = { facts: { purpose, deadline: '9 December 2026' } };
    expect(await begin(desk, knowing, 'professor-reference', soon)).toMatchObject({
      prepared: { at: 'refused', because: expect.stringContaining('7 business days away') as string },
    });
    expect(await begin(desk, knowing, 'professor-reference', { ...soon, late: true })).toMatchObject({
      prepared: { at: 'drafted' },
    });
  });

  test('are reminded of five business days before the day, and thanked when the owner says so', async () => {
    const desk = await openDesk({ contacts: [knowing], at: MONDAY });
    await begin(desk, knowing, 'professor-reference', { facts });
    await hear(desk, knowing, await send(desk, knowing), 'Of course, gladly.');
    await told(desk, knowing, {});
    await send(desk, knowing);
    // Friday 1 January is a holiday of the owner's.
    expect((await desk.enrollment(knowing)).state).toMatchObject({
      at: 'waiting',
      step: '6-remind',
      notBefore: expect.stringMatching(/^2026-12-31/) as string,
    });
    const begun = await writeNext(desk.house, { ownerId: nora.id, contactId: knowing.id });
    expect(begun).toMatchObject({ at: 'begun', step: '7-thank', prepared: { at: 'drafted' } });
    const again = await writeNext(desk.house, { ownerId: nora.id, contactId: knowing.id });
    expect(again).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('7-thank is under way') as string,
    });
  });

  test.each([
    ['soonish', /is no date/],
    ['1 January 2020', /is over/],
    ['03/04/2027', /can be/],
  ])('a deadline of "%s" is asked for again', async (deadline, because) => {
    const desk = await openDesk({ contacts: [knowing], at: MONDAY });
    expect(await begin(desk, knowing, 'professor-reference', { facts: { purpose, deadline } })).toMatchObject(
      {
        at: 'refused',
        because: expect.stringMatching(because) as string,
      },
    );
    expect(await desk.house.enrollments.ofContact(nora.id, knowing.id)).toEqual([]);
  });
});

describe('a reference from somebody who saw the work', () => {
  test('is asked for only while in touch; else one writes first', async () => {
    const desk = await openDesk({
      contacts: [{ ...boss, lastContact: '2025-09-20T10:00:00.000Z' }],
      at: MONDAY,
    });
    expect(await begin(desk, boss, 'reference', { facts: { purpose } })).toMatchObject({
      prepared: { at: 'refused', because: expect.stringContaining('begin with reconnect') as string },
    });
  });

  test('is never asked of somebody who does not know it', async () => {
    const stranger = person({
      id: 'stranger',
      name: 'Raj Patel',
      kind: 'project',
      knowledge: 'met',
      addresses: [{ address: 'raj@kestrel.example', source: 'you' }],
      facts: { saw: 'give a talk' },
      lastContact: '2026-11-01T10:00:00.000Z',
    });
    const desk = await openDesk({ contacts: [stranger], at: MONDAY });
    expect(await begin(desk, stranger, 'reference', { facts: { purpose } })).toMatchObject({
      prepared: { at: 'refused' },
    });
  });

  test('leads to the details, then to a heads-up for each employer, thanks and the outcome', async () => {
    const desk = await openDesk({ contacts: [boss], at: MONDAY });
    await begin(desk, boss, 'reference', { facts: { purpose } });
    await hear(desk, boss, await send(desk, boss), 'Sure, happy to.');
    expect((await told(desk, boss, {})).state).toMatchObject({ at: 'drafted', step: '4-confirm' });
    await send(desk, boss);
    const heads = { facts: { employer: 'Helio, about the data engineer role', points: 'The migration' } };
    await hear(desk, boss, desk.house.postman.letters.at(-1)!, 'All right.');
    expect(await begin(desk, boss, 'reference-call', heads)).toMatchObject({ prepared: { at: 'drafted' } });
    expect((await send(desk, boss)).text).toContain('You may get a call soon from Helio');
    const about = { ownerId: nora.id, contactId: boss.id };
    expect(await writeNext(desk.house, { ...about, step: 'thank' })).toMatchObject({ step: '2-thank' });
    await send(desk, boss);
    const outcome = { ...about, facts: { outcome: 'I start at Helio in March' } };
    expect(await writeNext(desk.house, outcome)).toMatchObject({
      step: '3-outcome',
      prepared: { at: 'drafted' },
    });
  });

  test('is over for ever when they said stop', async () => {
    const desk = await openDesk({ contacts: [boss], at: MONDAY });
    await begin(desk, boss, 'reference-call', { facts: { employer: 'Helio', points: 'The migration' } });
    await send(desk, boss);
    await stopContact(desk.house, {
      ownerId: nora.id,
      contactId: boss.id,
      by: 'contact',
      evidence: 'please stop',
    });
    expect(await writeNext(desk.house, { ownerId: nora.id, contactId: boss.id })).toMatchObject({
      at: 'refused',
    });
  });
});

describe('a promotion', () => {
  const goal = { ...nora.goal, kind: 'promotion' as const };

  test('begins with the manager by asking for a talk, with a colleague by asking about their work', async () => {
    const manager = {
      ...lotte,
      id: 'manager1',
      knowledge: 'managed-you' as const,
      addresses: [{ address: 'mara@borealis.example', source: 'you' }],
    };
    const desk = await openDesk({ contacts: [lotte, manager], owner: { goal }, at: MONDAY });
    expect(await begin(desk, manager, 'internal-promotion')).toMatchObject({
      prepared: { draft: { ask: 'advice' } },
    });
    const first = await begin(desk, lotte, 'internal-promotion');
    expect(first).toMatchObject({ prepared: { at: 'drafted' } });
    expect(JSON.stringify(first)).not.toContain('"ask"');
  });

  test('has a good word asked for only after an answer to the advice that was asked for', async () => {
    const desk = await openDesk({ contacts: [lotte], owner: { goal }, at: MONDAY });
    await begin(desk, lotte, 'internal-promotion');
    await hear(
      desk,
      lotte,
      await send(desk, lotte),
      'Great idea, we need cleaner inputs. Happy to work on it.',
    );
    expect((await told(desk, lotte, {})).state).toMatchObject({ step: '2-ask' });
    await hear(desk, lotte, await send(desk, lotte), 'Gladly: show your results more.');
    expect((await told(desk, lotte, {})).state).toMatchObject({ step: '4-good-word' });
    await hear(desk, lotte, await send(desk, lotte), 'Yes, of course I will.');
    // The note of the month's result is written the day before it goes, twenty business days on.
    const { state, answers } = await desk.enrollment(lotte);
    expect(state).toMatchObject({ at: 'preparing', step: '5-result' });
    const goes = 'notBefore' in state ? dayOf(state.notBefore, nora.zone) : '';
    const answered = dayOf(answers.at(-1)?.at ?? '', nora.zone);
    expect(businessDaysBetween(answered, goes, nora.holidays)).toBe(20);
  });
});

describe('a first mail about something fresh', () => {
  test('goes the next business morning, where others wait for the middle of the week', async () => {
    const thursday = '2026-12-03T20:00:00.000Z';
    const desk = await openDesk({ contacts: [ana, ben], at: thursday });
    const fresh = await begin(desk, ana, 'met-in-person');
    const usual = await begin(desk, ben, 'reconnect');
    expect(fresh).toMatchObject({ prepared: { wouldGo: expect.stringMatching(/^2026-12-04/) as string } });
    expect(usual).toMatchObject({ prepared: { wouldGo: expect.stringMatching(/^2026-12-08/) as string } });
  });
});
