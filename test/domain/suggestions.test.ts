import { describe, expect, test } from 'vitest';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { Enrollment, EnrollmentState } from '../../core/domain/enrollment/enrollment.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import { rank } from '../../core/domain/ranking/ranking.ts';
import { suggestions } from '../../core/domain/ranking/suggestions.ts';
import { nora, person } from '../cast.ts';

const NOW = '2026-11-24T15:00:00.000Z';

const reachable = (id: string, about: Partial<Contact> = {}): Contact =>
  person({ id, name: id, addresses: [{ address: `${id}@x.example`, source: 'you' }], ...about });

const enrolled = (contactId: string, state: EnrollmentState, sentAt?: string): Enrollment => ({
  ownerId: nora.id,
  contactId,
  n: 1,
  sequence: 'reconnect',
  startedAt: '2026-11-20T15:00:00.000Z',
  state,
  address: `${contactId}@x.example`,
  references: [],
  sent: sentAt === undefined ? [] : [{ step: '1-inquire', at: sentAt }],
  answers: [],
  facts: {},
  decisions: [],
  version: 1,
});

const standing = (contact: Contact, enrollments: Enrollment[] = [], owner = nora) => {
  const ranked = rank(owner, [contact], enrollments, NOW)[0];
  return [ranked?.standing, ranked?.because];
};

describe('who may be written to', () => {
  test('nobody is left out of the list, and each guard says why it stands', () => {
    const hold = {
      from: plus(NOW, -DAY),
      until: plus(NOW, DAY),
      source: 'out-of-office',
      because: 'out of office until 25 Nov',
    } as const;
    expect(standing(reachable('ready001'))).toEqual(['ready', undefined]);
    expect(standing(reachable('stopped1', { doNotContact: { at: NOW, because: 'asked to stop' } }))).toEqual([
      'do not contact',
      'asked to stop',
    ]);
    expect(standing(reachable('held0001', { holds: [hold] }))).toEqual([
      'held',
      'out of office until 25 Nov',
    ]);
    expect(standing(reachable('back0001', { holds: [{ ...hold, until: NOW }] }))).toEqual([
      'ready',
      undefined,
    ]);
    expect(standing(reachable('noaddr01', { addresses: [] }))).toEqual(['needs an address', undefined]);
    expect(
      standing(
        reachable('stale001', {
          addresses: [{ address: 'x@x.example', source: 'you', stale: 'hard-bounce' }],
        }),
      ),
    ).toEqual(['needs an address', undefined]);
    expect(
      standing(reachable('running1'), [
        enrolled('running1', { at: 'waiting', step: '1-inquire', due: NOW, notBefore: NOW }),
      ]),
    ).toEqual(['in progress', 'reconnect']);
  });

  test('people of the present employer need a yes for each, whatever the spelling of its name', () => {
    for (const company of ['Borealis', 'BOREALIS Inc.', 'Boreális'])
      expect(standing(reachable('inside01', { company }))[0]).toBe('protected');
    expect(standing(reachable('inside02', { kind: 'current_coworker' }))[0]).toBe('protected');
    expect(standing(reachable('inside03', { reportingLine: true }))[0]).toBe('protected');
    expect(standing(reachable('inside04', { company: 'Borealis', consent: true }))[0]).toBe('ready');
    const promotion = { ...nora, goal: { ...nora.goal, kind: 'promotion' as const } };
    expect(standing(reachable('inside05', { company: 'Borealis' }), [], promotion)[0]).toBe('ready');
  });

  test('whoever was asked rests for a season, and a year after a no', () => {
    const ended = (why: 'silent' | 'no', days: number) => [
      enrolled('rested01', { at: 'ended', why, when: plus(NOW, -days * DAY) }),
    ];
    expect(standing(reachable('rested01'), ended('silent', 89))[0]).toBe('resting');
    expect(standing(reachable('rested01'), ended('silent', 91))[0]).toBe('ready');
    expect(standing(reachable('rested01'), ended('no', 300))[0]).toBe('resting');
    expect(standing(reachable('rested01'), ended('no', 366))[0]).toBe('ready');
  });

  test('one person of a company at a time: three business days, Thanksgiving not counted', () => {
    const ana = reachable('ana00001', { name: 'Ana Ruiz', company: 'Helio Inc.' });
    const ben = reachable('ben00001', { name: 'Ben Osei', company: 'Helio' });
    const cy = reachable('cy000001', { company: 'Kestrel' });
    // Monday the 23rd and three business days over Thanksgiving is Friday the 27th.
    const sent = [
      enrolled(
        'ana00001',
        { at: 'waiting', step: '2-nudge', due: NOW, notBefore: NOW },
        '2026-11-23T15:00:00.000Z',
      ),
    ];
    const at = (now: string, contacts = [ana, ben, cy]) =>
      Object.fromEntries(rank(nora, contacts, sent, now).map((r) => [r.contact.id, [r.standing, r.caution]]));
    expect(at('2026-11-26T15:00:00.000Z')).toMatchObject({
      ben00001: ['company locked', 'also writing to Ana Ruiz at Helio Inc. until Fri'],
      cy000001: ['ready', undefined],
    });
    expect(at('2026-11-27T15:00:00.000Z')).toMatchObject({ ben00001: ['ready', undefined] });
    const away = {
      ...ana,
      holds: [
        { from: NOW, until: '2026-12-20T00:00:00.000Z', source: 'out-of-office', because: 'away' } as const,
      ],
    };
    expect(at('2026-11-26T15:00:00.000Z', [away, ben])).toMatchObject({ ben00001: ['ready', undefined] });
  });
});

describe("this week's people", () => {
  const many = (count: number, about: (i: number) => Partial<Contact> = () => ({})) =>
    Array.from({ length: count }, (_, i) =>
      reachable(`p${String(i).padStart(7, '0')}`, {
        trust: 5,
        lastContact: '2026-01-01T00:00:00.000Z',
        ...about(i),
      }),
    );
  const chosen = (contacts: Contact[], howMany: number) =>
    suggestions(rank(nora, contacts, [], NOW), howMany).map(({ contact }) => contact.id);

  test('one of five comes from outside the top: the person silent for longest', () => {
    const contacts = [
      ...many(9),
      reachable('oldest01', { kind: 'other', trust: 0, lastContact: '2014-01-01T00:00:00.000Z' }),
      reachable('never001', { kind: 'other', trust: 0 }),
    ];
    expect(chosen(contacts, 5)).toEqual(['p0000000', 'p0000001', 'p0000002', 'p0000003', 'oldest01']);
  });

  test('at most two of one company are among five', () => {
    const contacts = many(8, (i) => ({ company: i < 5 ? (i % 2 ? 'Helio' : 'Helio Inc.') : `Other ${i}` }));
    const five = chosen(contacts, 5);
    expect(five).toHaveLength(5);
    expect(five.filter((id) => id < 'p0000005')).toHaveLength(2);
    expect(
      chosen(
        many(6, () => ({ company: 'Helio' })),
        5,
      ),
    ).toHaveLength(2);
  });

  test('only people who may be written to now are proposed, and no more than there are', () => {
    const contacts = [
      ...many(2),
      reachable('noaddr01', { addresses: [] }),
      reachable('inside01', { company: 'Borealis' }),
    ];
    expect(chosen(contacts, 5)).toEqual(['p0000000', 'p0000001']);
    expect(chosen([], 5)).toEqual([]);
    expect(chosen(contacts, 0)).toEqual([]);
  });

  test('fewer than five are simply the first', () => {
    expect(chosen(many(9), 3)).toEqual(['p0000000', 'p0000001', 'p0000002']);
  });

  test('ten are two fives, each with one from outside', () => {
    expect(new Set(chosen(many(30), 10)).size).toBe(10);
  });
});

test('who knows the owner is reconnected with, a weak tie is asked for advice, a colleague is asked by hand', () => {
  const sequence = (about: Partial<Contact>) =>
    rank(nora, [reachable('someone1', about)], [], NOW)[0]?.sequence;
  expect(sequence({ kind: 'professor' })).toBe('reconnect');
  expect(sequence({ kind: 'event' })).toBe('reconnect');
  expect(sequence({ kind: 'alumni' })).toBe('informational-interview');
  expect(sequence({ kind: 'other' })).toBe('informational-interview');
  expect(sequence({ kind: 'current_coworker' })).toBeUndefined();
});
