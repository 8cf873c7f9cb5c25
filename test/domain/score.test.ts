import { describe, expect, test } from 'vitest';
import { CONTACT_KINDS, type Contact, KNOWLEDGE } from '../../core/domain/people/contact.ts';
import { type Features, timeToWrite } from '../../core/domain/ranking/features.ts';
import { GOALS, type GoalKind } from '../../core/domain/goal.ts';
import { rank } from '../../core/domain/ranking/ranking.ts';
import { scoreOf, WEIGHTS } from '../../core/domain/ranking/score.ts';
import { fc } from '../examples.ts';
import { nora, person } from '../cast.ts';
import { daysAgo, NOW, people } from './ranked-people.ts';

/** Field, hiring power, knowledge, trust, days since the last contact, opening. */
type Row = [string, number, number, number, number, number | undefined, number, number];

const featuresFrom = ([, field, hiringPower, knowledge, trust, days, opening]: Row): Features => ({
  field,
  hiringPower,
  knowledge,
  trust,
  timeToWrite: timeToWrite(days),
  opening,
});

const WORKED: Record<GoalKind, Row[]> = {
  'career-change': [
    ['former manager, director at a target with an opening', 1, 1, 1, 5, 245, 1, 100],
    ['project mate, team lead at a target', 1, 0.6, 0.9, 4, 425, 0.5, 83],
    ['previous co-worker, engineer at a target', 1, 0.2, 0.9, 4, 215, 0.5, 73],
    ['classmate in the field elsewhere', 0.85, 0.2, 0.7, 3, 1100, 0, 59],
    ['professor who remembers', 0.6, 0.1, 0.8, 4, 730, 0, 56],
    ['recruiter met three weeks ago', 1, 0.5, 0.3, 2, 20, 0.5, 55],
    ['unmet VP at a target', 1, 1, 0, 1, undefined, 0.5, 49],
    ['current co-worker of the same project', 0.4, 0.2, 0.9, 4, 5, 0, 42],
    ['aunt, finance chief', 0.1, 0.8, 0.2, 5, 60, 0, 33],
    ['neighbour, nurse', 0.1, 0.1, 0.2, 3, 30, 0, 20],
  ],
  promotion: [
    ['own manager', 1, 0.8, 1, 4, 5, 0.5, 84],
    ['director who ran a project with you', 1, 0.6, 0.9, 4, 200, 0, 78],
    ['skip-level', 1, 1, 0.5, 3, 100, 0.5, 77],
    ['team mate', 1, 0.2, 1, 4, 5, 0, 63],
    ['former co-worker outside', 0.2, 0.6, 0.9, 4, 300, 0, 51],
  ],
  'first-job': [
    ['internship supervisor at a target with an opening', 1, 0.6, 1, 4, 200, 1, 89],
    ['thesis professor', 0.85, 0.3, 1, 4, 120, 0, 66],
    ['classmate at a target', 1, 0.2, 0.7, 3, 300, 0.5, 66],
    ['family friend, director in the field', 0.85, 0.8, 0.3, 4, 100, 0, 59],
    ['unmet alumna', 1, 0.2, 0, 1, undefined, 0.5, 36],
  ],
};

describe('the score', () => {
  for (const goal of GOALS) {
    test.each(WORKED[goal])(`${goal}: %s`, (...row) => {
      expect(scoreOf(featuresFrom(row), goal)).toBe(row[7]);
    });
  }

  test('the weights of every goal sum to 100', () => {
    for (const goal of GOALS)
      expect(Object.values(WEIGHTS[goal]).reduce((sum, weight) => sum + weight)).toBe(100);
  });
});

describe('properties of the score', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  const features: fc.Arbitrary<Features> = fc.record({
    field: unit,
    hiringPower: unit,
    knowledge: unit,
    trust: fc.double({ min: 0, max: 5, noNaN: true }),
    timeToWrite: unit,
    opening: unit,
  });
  const goal = fc.constantFrom(...GOALS);

  test('it lies between 0 and 100', () => {
    fc.assert(
      fc.property(features, goal, (about, kind) => {
        const score = scoreOf(about, kind);
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
      }),
    );
  });

  test('raising any one feature never lowers it', () => {
    fc.assert(
      fc.property(
        features,
        goal,
        fc.constantFrom<keyof Features>(
          'field',
          'hiringPower',
          'knowledge',
          'trust',
          'timeToWrite',
          'opening',
        ),
        unit,
        (about, kind, feature, more) => {
          const most = feature === 'trust' ? 5 : 1;
          const raised = { ...about, [feature]: Math.min(most, about[feature] + more * most) };
          expect(scoreOf(raised, kind)).toBeGreaterThanOrEqual(scoreOf(about, kind));
        },
      ),
    );
  });

  const contacts = fc.array(
    fc
      .record({
        name: fc.string(),
        kind: fc.constantFrom(...CONTACT_KINDS),
        company: fc.option(fc.constantFrom('Helio', 'Borealis', 'Nordwind AG', ''), { nil: undefined }),
        role: fc.option(fc.oneof(fc.string(), fc.constantFrom('VP of Data', 'Nurse', 'Data Engineer')), {
          nil: undefined,
        }),
        knowledge: fc.option(fc.constantFrom(...KNOWLEDGE), { nil: undefined }),
        trust: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
        unanswered: fc.integer({ min: 0, max: 4 }),
        days: fc.option(fc.integer({ min: -3, max: 4000 }), { nil: undefined }),
      })
      .map(({ days, ...about }) => ({ ...about, ...(days !== undefined && { lastContact: daysAgo(days) }) })),
    { maxLength: 12 },
  );
  const asContacts = (list: object[]) =>
    list.map((about, i) =>
      person({ name: '', ...about, id: `prop${String(i).padStart(4, '0')}` } as Contact),
    );

  test('everybody is listed, with one to three reasons, and the same input gives the same order', () => {
    fc.assert(
      fc.property(contacts, goal, (list, kind) => {
        const owner = { ...nora, goal: { ...nora.goal, kind } };
        const here = asContacts(list);
        const ranked = rank(owner, here, [], NOW);
        expect(ranked).toHaveLength(here.length);
        for (const { reasons, score } of ranked) {
          expect(reasons.length).toBeGreaterThan(0);
          expect(reasons.length).toBeLessThanOrEqual(3);
          expect(score).toBeGreaterThanOrEqual(0);
        }
        expect(rank(owner, [...here].reverse(), [], NOW)).toEqual(ranked);
      }),
    );
  });

  test('the time to write falls to nothing the moment there is a contact', () => {
    fc.assert(
      fc.property(contacts, (list) => {
        const now = asContacts(list).map((contact) => ({ ...contact, lastContact: NOW }));
        for (const ranked of rank(nora, now, [], NOW)) expect(ranked.features.timeToWrite).toBe(0);
      }),
    );
  });

  test('changing only the goal reorders: the own manager rises for a promotion', () => {
    const manager = person({
      id: 'manager1',
      name: 'Mo',
      kind: 'current_coworker',
      company: 'Borealis',
      role: 'Reporting Manager',
      knowledge: 'managed-you',
    });
    const first = (kind: GoalKind) =>
      rank({ ...nora, goal: { ...nora.goal, kind } }, [...people, manager], [], NOW)[0]?.contact.name;
    expect(first('career-change')).toBe('Maria Chen');
    expect(first('promotion')).toBe('Mo');
  });
});
