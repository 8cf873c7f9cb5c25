import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { dayOf, DAY, plus } from '../../core/domain/instant.ts';
import { businessDaysBetween } from '../../core/domain/sending/business-days.ts';
import { mayAskEarly } from '../../core/domain/sequence/deadline.ts';
import { mayAsk } from '../../core/domain/sequence/ask-ladder.ts';
import { ben, lind, nora, tom } from '../cast.ts';
import { type Desk, firstMailOut, openDesk } from './desk.ts';

const NOW = '2026-11-23T15:00:00.000Z';
const begin = (desk: Desk, contact: Contact, sequence: string) =>
  enroll(desk.house, { ownerId: nora.id, contactId: contact.id, sequence, because: 'a test' });

describe('stage 1', () => {
  test.each([
    ['reconnect', 59, /once in 60 days/],
    ['hiring-manager', 30, /Ben Osei had reconnect \d+ days ago/],
  ])(
    'goes to a person once in sixty days, whoever answered: %s after %i',
    async (sequence, days, because) => {
      const desk = await openDesk();
      const { replyTo, mail } = await firstMailOut(desk);
      const text = 'We rebuilt the platform this year.';
      await desk.receive({
        from: 'Ben Osei <ben@helio.example>',
        to: replyTo,
        subject: `Re: ${mail.subject}`,
        text,
      });
      const first = (await desk.enrollment()).sent[0]?.at ?? '';
      desk.house.clock.set(plus(first, days * DAY));
      expect(await begin(desk, ben, sequence)).toMatchObject({
        at: 'refused',
        because: expect.stringMatching(because) as string,
      });
      desk.house.clock.set(plus(first, 61 * DAY));
      expect((await begin(desk, ben, sequence)).at).toBe('enrolled');
    },
  );

  test.each([
    ['a close tie after five business days', ben, 'reconnect', 4, 5],
    ['somebody less close after seven', ben, 'reconnect', 3, 7],
    ['a close classmate after five', tom, 'classmate', 4, 5],
    ['another classmate after seven', tom, 'classmate', 3, 7],
    ['a close hiring manager after five', ben, 'hiring-manager', 5, 5],
  ])('is followed by one nudge: %s', async (_who, contact, sequence, trust, days) => {
    const desk = await openDesk({ contacts: [{ ...contact, trust }] });
    const { ownerId, contactId, n } = await desk.start(contact, sequence);
    await approve(desk.house, { ownerId, contactId, n });
    await desk.pass(2);
    const { state, sent } = await desk.enrollment(contact);
    if (state.at !== 'waiting') throw new Error(state.at);
    const day = (at: string) => dayOf(at, nora.zone);
    expect(businessDaysBetween(day(sent[0]?.at ?? ''), day(state.notBefore), nora.holidays)).toBe(days);
    await approve(desk.house, { ownerId, contactId, n });
    await desk.pass(10);
    await approve(desk.house, { ownerId, contactId, n });
    await desk.pass(60);
    const ended = await desk.enrollment(contact);
    expect(ended.sent.map(({ step }) => step)).toEqual(['1-inquire', '2-nudge']);
    expect(ended.state).toMatchObject({ at: 'ended', why: 'silent' });
  });
});

describe('an ask before an answer', () => {
  const teacher: Contact = { ...lind, remembersYou: 'yes', knowledge: 'taught-you' };
  const manager: Contact = { ...ben, knowledge: 'managed-you' };
  const asks = (contact: Contact, deadline?: string) => ({
    ...{ owner: nora, contact, now: NOW },
    enrollment: { facts: deadline === undefined ? {} : { deadline } },
  });

  test.each([
    [
      'a reference they are fit for, less than thirty business days before a deadline',
      'deadline',
      teacher,
      '2027-01-04',
      true,
    ],
    ['the same with more time', 'deadline', teacher, '2027-02-15', false],
    ['the same without a deadline', 'deadline', teacher, undefined, false],
    [
      'the same of somebody who may not remember',
      'deadline',
      { ...teacher, remembersYou: 'unsure' },
      '2027-01-04',
      false,
    ],
    [
      'the same of somebody who saw little of the work',
      'deadline',
      { ...teacher, knowledge: 'met' },
      '2027-01-04',
      false,
    ],
    [
      'a reference of somebody in touch within half a year',
      'in-touch',
      { ...manager, lastContact: plus(NOW, -180 * DAY) },
      undefined,
      true,
    ],
    [
      'a reference of somebody silent for longer',
      'in-touch',
      { ...manager, lastContact: plus(NOW, -181 * DAY) },
      undefined,
      false,
    ],
    ['a reference of somebody never in touch', 'in-touch', { ...teacher }, undefined, false],
    ['a talk of the own manager', 'manager', { ...manager, kind: 'current_coworker' }, undefined, true],
    ['a talk of another colleague', 'manager', { ...ben, kind: 'current_coworker' }, undefined, false],
  ] as [string, 'deadline' | 'in-touch' | 'manager', Contact, string | undefined, boolean][])(
    'is %s',
    (_what, early, contact, deadline, may) => {
      expect(mayAskEarly(early, asks(contact, deadline))).toBe(may);
    },
  );

  test('is in no other sequence, and of a stranger never more than advice', async () => {
    const desk = await openDesk();
    for (const { name, gate, steps } of desk.house.stationery.sequences()) {
      const [first] = steps;
      const open = first?.asks.filter(() => first.early === undefined) ?? [];
      expect([name, open]).toEqual([name, gate === 'lowest-rung' ? ['advice'] : []]);
    }
  });
});

describe('the same ask', () => {
  test.each([
    ['a day', 1, 'refused'],
    ['eleven months', 334, 'refused'],
    ['a year less a day', 364, 'refused'],
    ['a year', 365, 'open'],
  ])('is not made again to the same person after %s', (_span, days, at) => {
    const asked = [{ rung: 'introduction' as const, at: NOW }];
    const standing = { owner: nora, contact: ben, offered: true, asked, now: plus(NOW, days * DAY) };
    expect(mayAsk('introduction', standing).at).toBe(at);
    expect(mayAsk('openings', standing).at).toBe('open');
  });
});
