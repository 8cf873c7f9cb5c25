import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../core/domain/people/contact.ts';
import { composeDigest, MOST_LINES, MOST_WORDS, nextDigest } from '../../core/domain/owner-mail/digest.ts';
import type { Week } from '../../core/domain/owner-mail/digest.ts';
import type { EnrollmentState } from '../../core/domain/enrollment/enrollment.ts';
import { weekBars } from '../../core/domain/owner-mail/digest-bars.ts';
import { keepInTouch } from '../../core/domain/ranking/keep-in-touch.ts';
import { digestData } from '../../core/domain/owner-mail/owner-mail.ts';
import { countWords } from '../../core/domain/owner-mail/short-words.ts';
import { openStationery } from '../../core/mail/stationery.ts';
import { ben, nora, person } from '../cast.ts';
import {
  busyWeek,
  david,
  enrolled,
  fullWeek,
  lind,
  mail,
  maria,
  MONDAY,
  priya,
  suggested,
  week,
} from './weeks.ts';

const stationery = openStationery('templates');
const rendered = (of: Week) =>
  stationery.owner('digest', digestData({ owner: of.owner, words: composeDigest(of).words }));

const answered: EnrollmentState = { at: 'answered', kind: 'question', reminders: 0 };
const drafted: EnrollmentState = {
  at: 'drafted',
  step: '1-inquire',
  fingerprint: 'f'.repeat(26),
  notBefore: MONDAY,
};
const crowd = (n: number): Contact[] =>
  Array.from({ length: n }, (_, i) =>
    person({ id: `crowd${String(i).padStart(3, '0')}`, name: `Nr${i} Someone` }),
  );

describe('sections', () => {
  test('stand in the order in which they need the owner, and empty ones are left out', () => {
    const headings = composeDigest(fullWeek()).words.sections.map(({ heading }) => heading);
    expect(headings).toEqual(['Waiting for you', "This week's people", 'Going out', 'Keep in touch']);
    expect(
      composeDigest(week({ people: [ben], enrollments: [enrolled(ben, answered)] })).words.sections,
    ).toHaveLength(1);
  });

  test('numbers run through all sections, and every number shown is an item that can be answered', () => {
    const { words, digest } = composeDigest(fullWeek());
    const shown = words.sections.flatMap(({ lines }) => lines.map(({ number }) => number));
    expect(shown).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(digest.items.map(({ number }) => number)).toEqual(shown);
  });

  test('a draft that waits carries its step and fingerprint, a suggestion its sequence', () => {
    const of = week({
      people: [ben, maria],
      enrollments: [enrolled(ben, drafted)],
      suggestions: [suggested(maria, 'hires')],
    });
    expect(composeDigest(of).digest.items).toEqual([
      {
        number: 1,
        section: 'waiting',
        contactId: ben.id,
        n: 1,
        step: '1-inquire',
        fingerprint: 'f'.repeat(26),
      },
      { number: 2, section: 'people', contactId: maria.id, sequence: 'reconnect' },
    ]);
  });

  test('five wait at the most, and the rest is said, never cut in silence', () => {
    const people = crowd(9);
    const of = week({ people, enrollments: people.map((c) => enrolled(c, answered)) });
    const [waiting] = composeDigest(of).words.sections;
    expect(waiting?.lines).toHaveLength(5);
    expect(waiting?.more).toBe('and 4 more: list');
    expect(rendered(of).text).toContain('and 4 more: list');
  });

  test('the list of everything leaves nobody out', () => {
    const people = crowd(30);
    const of = week({ people, everything: true, enrollments: people.map((c) => enrolled(c, answered)) });
    expect(composeDigest(of).digest.items).toHaveLength(30);
  });

  test('one person stands in one section only', () => {
    const of = week({
      people: [ben],
      enrollments: [enrolled(ben, answered)],
      suggestions: [suggested(ben, 'hires')],
      keepInTouch: [{ contact: ben, silentDays: 100 }],
    });
    expect(composeDigest(of).digest.items).toHaveLength(1);
  });

  test('people who answered stand before questions and drafts', () => {
    const of = week({
      people: [ben, maria, david],
      enrollments: [
        enrolled(maria, drafted),
        enrolled(david, { at: 'asking', step: '1-inquire', fact: 'event', notBefore: MONDAY }),
        enrolled(ben, answered, { answered: 'question' }),
      ],
    });
    expect(composeDigest(of).digest.items.map((i) => i.contactId)).toEqual([ben.id, david.id, maria.id]);
  });

  test('a snoozed person waits for the owner only once the day has come', () => {
    const snoozed = (due: string) =>
      week({ people: [ben], enrollments: [enrolled(ben, { at: 'snoozed', due })] });
    expect(composeDigest(snoozed('2026-12-20T12:00:00.000Z')).digest.items).toEqual([]);
    expect(composeDigest(snoozed('2026-11-29T12:00:00.000Z')).digest.items).toHaveLength(1);
  });

  test('a send in doubt is said plainly, with both ways out', () => {
    const state: EnrollmentState = {
      at: 'unknown',
      step: '2-nudge',
      fingerprint: 'x',
      claim: 'c',
      claimedAt: MONDAY,
    };
    const { text } = rendered(week({ people: [ben], enrollments: [enrolled(ben, state)] }));
    expect(text).toContain('may or may not have gone out');
    expect(text).toContain('"retry 1" sends it, "done 1" leaves it');
  });

  test('what goes out after seven days is not of this week', () => {
    const going = (due: string): EnrollmentState => ({
      at: 'scheduled',
      step: '2-nudge',
      fingerprint: 'x',
      due,
      planned: due,
      jitter: 0,
    });
    const of = week({
      people: [ben, priya],
      enrollments: [
        enrolled(ben, going('2026-12-09T14:00:00.000Z')),
        enrolled(priya, going('2026-12-03T14:00:00.000Z')),
      ],
    });
    const [goingOut] = composeDigest(of).words.sections;
    expect(goingOut?.lines.map(({ text }) => text)).toEqual(['Thu 3 Dec: follow-up to Priya Nair']);
  });

  test('whom three digests showed in vain steps back behind the others', () => {
    const items = [{ number: 1, section: 'people' as const, contactId: maria.id }];
    const sent = ['2026-11-09', '2026-11-16', '2026-11-23'].map((day) => ({
      ownerId: nora.id,
      day,
      sentAt: MONDAY,
      items,
    }));
    const suggestions = [suggested(maria, 'hires'), suggested(david, 'knows you')];
    const order = (of: Partial<Week>) =>
      composeDigest(week({ suggestions, ...of })).digest.items.map((i) => i.contactId);
    expect(order({ sent: sent.slice(0, 2) })).toEqual([maria.id, david.id]);
    expect(order({ sent })).toEqual([david.id, maria.id]);
  });

  test('an erased contact leaves no trace and no gap', () => {
    const of = week({ people: [ben], enrollments: [enrolled(maria, answered), enrolled(ben, answered)] });
    expect(composeDigest(of).digest.items.map(({ number, contactId }) => [number, contactId])).toEqual([
      [1, ben.id],
    ]);
  });

  test('a promise is spoken of for two weeks and then let go', () => {
    const promised = (lastContact: string) =>
      week({ people: [{ ...ben, facts: { promise: 'the slides' }, lastContact }] });
    expect(rendered(promised('2026-11-25T12:00:00.000Z')).text).toContain('You promised Ben Osei the slides');
    expect(composeDigest(promised('2026-11-10T12:00:00.000Z')).digest.items).toEqual([]);
  });
});

describe('the subject', () => {
  test.each([
    ['who answered comes first', fullWeek(), 'Ben answered; 3 people for this week'],
    ['nothing to say', week({}), 'A quiet week: nothing needs you'],
    [
      'drafts only',
      week({ people: [ben], enrollments: [enrolled(ben, drafted)] }),
      '1 thing waiting for you',
    ],
    [
      'two answered',
      week({ people: [ben, maria], enrollments: [enrolled(ben, answered), enrolled(maria, answered)] }),
      'Ben and Maria answered',
    ],
  ])('%s', (_, of, subject) => {
    expect(composeDigest(of).words.subject).toBe(subject);
  });
});

describe('the picture of the last weeks', () => {
  const at = (days: number) => new Date(Date.parse(MONDAY) - days * 86_400_000).toISOString();
  const owner = { ...nora, startedAt: at(60) };
  const one = (days: number[], answers: number[]) => ({
    ...enrolled(ben, { at: 'ended', why: 'answered', when: MONDAY }),
    sent: days.map((day, i) => ({ step: `${i}-inquire`, at: at(day) })),
    answers: answers.map((day) => ({ kind: 'positive' as const, at: at(day), invited: false })),
  });

  test('has a line a week with a bar for what was sent and what was answered, and the numbers', () => {
    expect(weekBars({ owner, now: MONDAY, enrollments: [one([20, 9, 3, 2], [2])] })).toEqual([
      'from Mon 2 Nov 0 sent 0 answered',
      'from Mon 9 Nov ▇ 1 sent 0 answered',
      'from Mon 16 Nov ▇ 1 sent 0 answered',
      'from Mon 23 Nov ▇▇ 2 sent ▇ 1 answered',
    ]);
  });

  test('is left out in the first week, and where nothing happened', () => {
    const first = { ...nora, startedAt: at(5) };
    expect(weekBars({ owner: first, now: MONDAY, enrollments: [one([3], [])] })).toEqual([]);
    expect(weekBars({ owner, now: MONDAY, enrollments: [] })).toEqual([]);
  });

  test('never grows wider than ten marks, and needs no picture from elsewhere', () => {
    const days = Array.from({ length: 90 }, () => 3);
    for (const line of weekBars({ owner, now: MONDAY, enrollments: [one(days, days)] }))
      expect(line.match(/▇+/g)?.every((bar) => bar.length <= 10) ?? true).toBe(true);
  });
});

describe('what happened', () => {
  test('counts conversations of the week and since the start', () => {
    const { happened } = composeDigest(fullWeek()).words;
    expect(happened).toEqual([
      'This week: 2 sent and 1 answered.',
      'Since Sun 22 Nov: 1 of 2 answered (2 to 4 of 10 is usual).',
    ]);
  });

  test('an out-of-office note is no answer', () => {
    const away = mail(ben, { direction: 'in', kind: 'out-of-office', labels: ['out-of-office'] });
    expect(composeDigest(week({ people: [ben], messages: [away] })).words.happened[0]).toBe(
      'This week: 0 sent and 0 answered.',
    );
  });
});

describe('the one thing', () => {
  const hint = (companies: string[], people: Contact[]) =>
    composeDigest(
      week({
        owner: { ...nora, goal: { ...nora.goal, companies } },
        people,
        enrollments: [enrolled(ben, answered)],
      }),
    ).words.oneThing;

  test('names a target company where nobody is known', () => {
    expect(hint(['Helio', 'Orion'], [ben])).toContain('Nobody yet at Orion');
  });
  test('never takes a part of a company’s name for the company', () => {
    expect(hint(['Heli'], [ben])).toContain('Nobody yet at Heli:');
  });
  test('says whom one knows where somebody is known everywhere', () => {
    expect(hint(['Helio GmbH'], [ben])).toBe('You know 1 person at Helio GmbH: Ben Osei.');
  });
});

test('an empty digest has three lines and is still worth reading', () => {
  const { text } = rendered(week({ people: [ben] }));
  expect(text.trim().split('\n')).toHaveLength(3);
  expect(text).toContain('Nobody yet at');
});

test('a pause is said, so that silence is not taken for a fault', () => {
  const paused = { ...nora, pausedUntil: '2026-12-14T05:00:00.000Z' };
  const of = week({ owner: paused, people: [ben], enrollments: [enrolled(ben, answered)] });
  expect(composeDigest(of).words.opening).toBe(
    'Everything is paused until Mon 14 Dec; "resume" starts it again.',
  );
  expect(rendered(of).text).toContain('Everything is paused');
});

const nastyName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    'A\r\nBcc: everybody@x.example',
    '<img src=x onerror=alert(1)>',
    '=cmd|calc',
    'Ann '.repeat(60),
    'x'.repeat(3000),
    '\u202eevil',
    '{{owner}}',
  ),
);
const anyState = fc.constantFrom<EnrollmentState[]>(
  answered,
  drafted,
  { at: 'asking', step: '1-inquire', fact: 'sharedWork', notBefore: MONDAY },
  { at: 'unknown', step: '2-nudge', fingerprint: 'x', claim: 'c', claimedAt: MONDAY },
  { at: 'snoozed', due: MONDAY },
  {
    at: 'scheduled',
    step: '3-ask',
    fingerprint: 'x',
    due: '2026-12-01T14:00:00.000Z',
    planned: MONDAY,
    jitter: 0,
  },
  { at: 'ended', why: 'silent', when: MONDAY },
);
const anyWeek: fc.Arbitrary<Week> = fc
  .array(fc.record({ name: nastyName, words: nastyName, state: fc.option(anyState), touch: fc.boolean() }), {
    maxLength: 60,
  })
  .map((rows) => {
    const people = rows.map(({ name, words }, i) =>
      person({
        id: `p${String(i).padStart(7, '0')}`,
        name,
        role: words,
        company: words,
        facts: { topic: words },
      }),
    );
    const at = (i: number) => people[i]!;
    return week({
      people,
      owner: { ...nora, goal: { ...nora.goal, companies: rows.map(({ words }) => words) } },
      enrollments: rows.flatMap(({ state }, i) =>
        state ? [enrolled(at(i), state, { answered: 'positive' })] : [],
      ),
      suggestions: rows.flatMap(({ state, touch, words }, i) =>
        state || touch
          ? []
          : [{ ...suggested(at(i), words, words, words), caution: words, firstLine: words }],
      ),
      keepInTouch: rows.flatMap(({ state, touch, words }, i) =>
        state || !touch ? [] : [{ contact: at(i), silentDays: i * 40, last: words }],
      ),
    });
  });

describe('whatever the week was', () => {
  test('the mail has at most 350 words and 60 lines, and its subject 60 characters on one line', () => {
    fc.assert(
      fc.property(anyWeek, (of) => {
        const { subject, text } = rendered(of);
        expect(countWords(text)).toBeLessThanOrEqual(MOST_WORDS);
        expect(text.trim().split('\n').length).toBeLessThanOrEqual(MOST_LINES);
        expect(subject.length).toBeLessThanOrEqual(60);
        expect(subject).not.toMatch(/[\r\n]/);
      }),
    );
  });

  test('every item shown or counted: nothing is cut in silence, and every number stands for one person', () => {
    fc.assert(
      fc.property(anyWeek, (of) => {
        const { words, digest } = composeDigest(of);
        expect(digest.items.map(({ number }) => number)).toEqual(digest.items.map((_, i) => i + 1));
        const waiting = of.enrollments.filter(
          ({ state }) => !['scheduled', 'ended'].includes(state.at),
        ).length;
        const section = words.sections.find(({ heading }) => heading === 'Waiting for you');
        const more = Number(/^and (\d+) more/.exec(section?.more ?? '')?.[1] ?? 0);
        expect((section?.lines.length ?? 0) + more).toBe(waiting);
      }),
    );
  });

  test('the busiest week fits too', () => {
    const { text } = rendered(busyWeek());
    expect(countWords(text)).toBeLessThanOrEqual(MOST_WORDS);
    expect(text.split('\n').length).toBeLessThanOrEqual(MOST_LINES);
  });
});

describe('the next digest', () => {
  const owner = (zone: string, weekday: number, time: string) => ({ zone, digest: { weekday, time } });
  test.each([
    [
      'the coming Monday',
      'America/New_York',
      1,
      '07:30',
      '2026-11-24T12:00:00.000Z',
      '2026-11-30T12:30:00.000Z',
    ],
    [
      'later the same day',
      'America/New_York',
      1,
      '07:30',
      '2026-11-30T12:29:59.000Z',
      '2026-11-30T12:30:00.000Z',
    ],
    [
      'strictly after now',
      'America/New_York',
      1,
      '07:30',
      '2026-11-30T12:30:00.000Z',
      '2026-12-07T12:30:00.000Z',
    ],
    [
      'at the same wall time after clocks go back',
      'Europe/Berlin',
      1,
      '07:30',
      '2026-10-20T00:00:00.000Z',
      '2026-10-26T06:30:00.000Z',
    ],
    [
      'past the hour that summer time skips',
      'Europe/Berlin',
      7,
      '02:30',
      '2026-03-27T00:00:00.000Z',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'at the first of the hours that come twice',
      'America/New_York',
      7,
      '01:30',
      '2026-10-30T00:00:00.000Z',
      '2026-11-01T05:30:00.000Z',
    ],
    [
      'by the day of the owner, not of UTC',
      'Asia/Tokyo',
      1,
      '07:30',
      '2026-11-29T22:00:00.000Z',
      '2026-11-29T22:30:00.000Z',
    ],
  ])('comes %s', (_, zone, weekday, time, now, due) => {
    expect(nextDigest(owner(zone, weekday, time), now)).toBe(due);
  });

  test('comes within eight days, after now, and on its weekday', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'Europe/Berlin',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    );
    const moments = fc.date({
      min: new Date('2025-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, fc.integer({ min: 1, max: 7 }), moments, (zone, weekday, now) => {
        const due = nextDigest(owner(zone, weekday, '02:15'), now.toISOString());
        const wait = Date.parse(due) - now.getTime();
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(8 * 24 * 3600 * 1000);
      }),
    );
  });
});

describe('keeping in touch', () => {
  const spoke = enrolled(lind, { at: 'ended', why: 'answered', when: MONDAY }, { answered: 'positive' });
  const touches = (contact: Contact, enrollments = [spoke]) =>
    keepInTouch({ contacts: [contact], enrollments, now: MONDAY }).map((t) => t.silentDays);
  const last = (days: number) => new Date(Date.parse(MONDAY) - days * 86_400_000).toISOString();

  test.each([
    ['a professor after half a year', { lastContact: last(181) }, [181]],
    ['nobody before his time', { lastContact: last(179) }, []],
    [
      'a previous co-worker after ninety days',
      { kind: 'previous_coworker' as const, lastContact: last(91) },
      [91],
    ],
    ['a friend who fades, to ask how often', { kind: 'friend' as const, lastContact: last(400) }, [400]],
    ['no friend spoken to this season', { kind: 'friend' as const, lastContact: last(100) }, []],
    ['nobody the owner never wants to', { lastContact: last(900), cadence: 'none' as const }, []],
    [
      'somebody as often as the owner said',
      { lastContact: last(31), cadence: { ideal: 30, longest: 45 } },
      [31],
    ],
    ['nobody within a year of two notes without an answer', { lastContact: last(300), unanswered: 2 }, []],
    [
      'nobody who asked to be left alone',
      { lastContact: last(300), doNotContact: { at: MONDAY, because: 'stop' } },
      [],
    ],
    [
      'nobody who is on hold',
      {
        lastContact: last(300),
        holds: [{ from: last(1), until: '2027-01-01T00:00:00.000Z', source: 'owner' as const, because: 'x' }],
      },
      [],
    ],
  ])('proposes %s', (_, about, days) => {
    expect(touches({ ...lind, ...about })).toEqual(days);
  });

  test('proposes at most three, those past their longest interval first, then those past their ideal one', () => {
    const people = [91, 140, 92, 93, 170].map((days, i) => ({
      ...lind,
      ...{
        id: `p${i}`,
        kind: 'project' as const,
        lastContact: last(days),
        cadence: { ideal: 90, longest: 135 },
      },
    }));
    const due = keepInTouch({ contacts: people, enrollments: [], now: MONDAY });
    expect(due.map(({ silentDays }) => silentDays)).toEqual([170, 140, 93]);
  });

  test('gives the room that is left to people who fade without a rhythm, and says so', () => {
    const friend = { ...lind, id: 'friend', kind: 'friend' as const, lastContact: last(700) };
    const due = { ...lind, lastContact: last(200), cadence: { ideal: 90, longest: 135 } };
    const touches = keepInTouch({ contacts: [friend, due], enrollments: [], now: MONDAY });
    expect(touches.map(({ contact, fading }) => [contact.id, fading])).toEqual([
      [lind.id, undefined],
      ['friend', true],
    ]);
  });

  test('leaves those who never answered to the ranking', () => {
    expect(touches({ ...lind, lastContact: last(400) }, [])).toEqual([]);
  });
});
