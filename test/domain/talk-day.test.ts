import { describe, expect, test } from 'vitest';
import { talkOf, talkTold } from '../../core/domain/enrollment/talk.ts';
import { invitedTimes, meetingTimes } from '../../core/domain/reply/meeting-times.ts';
import { talkDay } from '../../core/domain/reply/talk-day.ts';

/** A Monday. */
const RECEIVED = '2026-11-23';

describe('the day to talk on that a mail names', () => {
  test.each<[string, { day: string; time?: string } | undefined]>([
    ['Free Thursday at 3pm?', { day: '2026-11-26', time: '15:00' }],
    ['Could we talk on Wed at 10:30?', { day: '2026-11-25', time: '10:30' }],
    ['How about tomorrow at 9 am?', { day: '2026-11-24', time: '09:00' }],
    ['Does next Tuesday at noon suit you?', { day: '2026-12-01' }],
    ['Let us have a call on December 3rd at 4 pm.', { day: '2026-12-03', time: '16:00' }],
    ['Passt Ihnen Donnerstag um 15 Uhr?', { day: '2026-11-26', time: '15:00' }],
    ['Call me on Friday at four.', { day: '2026-11-27' }],
    ['I am free Friday, 2-4 pm.', { day: '2026-11-27' }],
    ["Let's do a quick call next week, Tue or Wed afternoon.", undefined],
    ['Are you free on Thursday or Friday at 3pm?', undefined],
    ['Call me any day after four.', undefined],
    ['Shall we talk next week?', undefined],
    ['Do you have time for coffee in December?', undefined],
  ])('%s', (text, day) => {
    expect(talkDay(meetingTimes(text), RECEIVED)).toEqual(day);
  });

  test('an invitation names it with its zone', () => {
    const invitation = 'BEGIN:VEVENT\r\nDTSTART;TZID=Europe/Berlin:20261127T150000\r\nEND:VEVENT';
    const times = invitedTimes([invitation]);
    expect(talkDay(times, RECEIVED)).toEqual({ day: '2026-11-27', time: '15:00', zone: 'Europe/Berlin' });
    expect(talkDay(['Friday at 3pm', ...times], RECEIVED)).toMatchObject({ day: '2026-11-27' });
    expect(talkDay(['Thursday', ...times], RECEIVED)).toBeUndefined();
    expect(talkDay(['20261120T150000Z'], RECEIVED)).toBeUndefined();
  });
});

describe('a talk', () => {
  const said = '2026-11-23T15:00:00.000Z';
  const zone = 'America/New_York';

  test('is told of on the morning of the day before, and asked about on the next morning', () => {
    const talk = talkOf({ day: '2026-12-03', time: '15:00' }, zone, zone, said);
    expect(talk.next).toEqual({ about: 'before', due: '2026-12-02T12:30:00.000Z' });
    const told = talkTold(talk, zone);
    expect(told.next).toEqual({ about: 'after', due: '2026-12-04T12:30:00.000Z' });
    expect(talkTold(told, zone)).not.toHaveProperty('next');
  });

  test('on a Friday is asked about the same day, because thanks belong within a day', () => {
    const talk = talkOf({ day: '2026-12-04', time: '10:00' }, zone, zone, said);
    expect(talkTold(talk, zone).next?.due).toBe('2026-12-04T17:00:00.000Z');
  });

  test('of tomorrow is told of at once, in a zone that there is', () => {
    const talk = talkOf({ day: '2026-11-24', zone: 'W. Europe Standard Time' }, zone, zone, said);
    expect(talk).toMatchObject({ zone, next: { due: said } });
  });
});
