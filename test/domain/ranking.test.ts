import { describe, expect, test } from 'vitest';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { rank } from '../../core/domain/ranking/ranking.ts';
import { nora, person } from '../cast.ts';
import { daysAgo, NOW, people } from './ranked-people.ts';

const order = (owner: Owner, contacts: Contact[]) =>
  rank(owner, contacts, [], NOW).map(({ contact, score }) => [contact.name, score]);

describe('whom to contact first', () => {
  test('a career change ranks the ten worked examples in their order, from titles and companies alone', () => {
    const expected = [
      ['Maria Chen', 100],
      ['David Okafor', 83],
      ['Priya Nair', 73],
      ['Tom Baker', 59],
      ['Annika Lind', 56],
      ['Elena Rossi', 55],
      ['Victor Stahl', 49],
      ['Sam Ito', 42],
      ['Ruth Reyes', 33],
      // One more than worked out by hand: a nurse is an individual contributor by title (0.2, not 0.1).
      ['Jonas Weber', 21],
    ];
    expect(order(nora, [...people].reverse())).toEqual(expected);
  });

  test('for a promotion the own manager rises and outsiders fall', () => {
    const owner: Owner = { ...nora, goal: { ...nora.goal, kind: 'promotion' } };
    const inside = { kind: 'current_coworker', company: 'Borealis' } as const;
    const contacts = [
      person({
        id: 'aaaaaaa1',
        name: 'Outside',
        role: 'Data team lead',
        company: 'Helio',
        trust: 4,
        facts: { sharedWork: 'x' },
        lastContact: daysAgo(300),
      }),
      person({
        id: 'aaaaaaa2',
        name: 'Mate',
        ...inside,
        role: 'Analyst',
        knowledge: 'same-team',
        trust: 4,
        lastContact: daysAgo(5),
      }),
      person({
        id: 'aaaaaaa3',
        name: 'Skip-level',
        ...inside,
        role: 'VP of Operations',
        reportingLine: true,
        lastContact: daysAgo(100),
      }),
      person({
        id: 'aaaaaaa4',
        name: 'Peer',
        ...inside,
        role: 'Director of Finance',
        trust: 4,
        facts: { sharedWork: 'the budget' },
        lastContact: daysAgo(200),
      }),
      person({
        id: 'aaaaaaa5',
        name: 'Manager',
        ...inside,
        role: 'Reporting Manager',
        knowledge: 'managed-you',
        reportingLine: true,
        lastContact: daysAgo(5),
      }),
    ];
    expect(order(owner, contacts)).toEqual([
      ['Manager', 84],
      ['Peer', 78],
      ['Skip-level', 77],
      ['Mate', 61],
      ['Outside', 51],
    ]);
  });

  test('of two with the same score, who knows the work better comes first, then trust, then silence, then the name', () => {
    const owner: Owner = { ...nora, goal: { ...nora.goal, kind: 'first-job' } };
    const features = (field: number, hiringPower: number, opening: number) => ({
      field,
      hiringPower,
      opening,
    });
    const professor = person({
      id: 'zzzzzzz1',
      name: 'Zoe',
      features: features(0.85, 0.3, 0),
      knowledge: 'managed-you',
      trust: 4,
      lastContact: daysAgo(120),
    });
    const classmate = person({
      id: 'aaaaaaa1',
      name: 'Adam',
      features: features(1, 0.2, 0.5),
      knowledge: 'worked-on-assignments',
      trust: 3,
      lastContact: daysAgo(300),
    });
    expect(order(owner, [classmate, professor])).toEqual([
      ['Zoe', 66],
      ['Adam', 66],
    ]);
    const twin = (id: string, name: string, days: number) => person({ id, name, lastContact: daysAgo(days) });
    expect(
      order(nora, [twin('aaaaaaa1', 'Cy', 400), twin('aaaaaaa2', 'Al', 400), twin('aaaaaaa3', 'Bo', 900)]),
    ).toEqual([
      ['Bo', expect.any(Number)],
      ['Al', expect.any(Number)],
      ['Cy', expect.any(Number)],
    ]);
  });

  test("the owner's word beats every guess", () => {
    const vp = person({
      id: 'vp000001',
      name: 'Vi',
      kind: 'other',
      role: 'VP of Data',
      company: 'Nordwind',
      features: { field: 0.1, hiringPower: 0.2, opening: 0 },
    });
    expect(rank(nora, [vp], [], NOW)[0]?.features).toMatchObject({
      field: 0.1,
      hiringPower: 0.2,
      opening: 0,
    });
  });

  test('a helpful reply raises trust, up to five, and two unanswered mails lower it', () => {
    const trust = (about: Partial<Contact>) =>
      rank(nora, [person({ id: 'aaaaaaa1', name: 'A', ...about })], [], NOW)[0]?.features.trust;
    expect(trust({ trust: 3 })).toBe(3);
    expect(trust({ trust: 3, helped: 1 })).toBe(4);
    expect(trust({ trust: 4, helped: 9 })).toBe(5);
    expect(trust({ trust: 3, unanswered: 1 })).toBe(3);
    expect(trust({ trust: 3, unanswered: 2 })).toBe(2);
    expect(trust({ trust: 0, unanswered: 3 })).toBe(0);
    expect(trust({ kind: 'family' })).toBe(4);
    expect(trust({ trust: 2, helped: 3, helpedWhenTrusted: 3 })).toBe(2);
  });

  test('the day of connecting on LinkedIn is no contact', () => {
    const [ranked] = rank(nora, [person({ id: 'aaaaaaa1', name: 'A', connectedOn: '2026-11-20' })], [], NOW);
    expect(ranked?.features.timeToWrite).toBe(0.6);
    expect(ranked?.reasons).toContain('you have never written');
  });

  test('a company counts by its whole name', () => {
    const field = (company: string) =>
      rank(nora, [person({ id: 'aaaaaaa1', name: 'A', company, role: 'Data Engineer' })], [], NOW)[0]
        ?.features.field;
    expect(field('Helio, Inc.')).toBe(1);
    expect(field('NORDWIND GmbH')).toBe(1);
    expect(field('Helios Energy')).toBe(0.85);
    expect(field('Kestrel Coffee')).toBe(0.85);
  });
});
