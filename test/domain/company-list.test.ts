import { describe, expect, test } from 'vitest';
import type { Goal } from '../../core/domain/goal.ts';
import { composeStep } from '../../core/assistant/compose-step.ts';
import { GOALS, type GoalKind } from '../../core/domain/goal.ts';
import { composeDigest } from '../../core/domain/owner-mail/digest.ts';
import { companyList, withCompany, withoutCompany } from '../../core/domain/ranking/company-list.ts';
import { rank } from '../../core/domain/ranking/ranking.ts';
import { openStationery } from '../../core/mail/stationery.ts';
import { ben, nora, person } from '../cast.ts';
import { enrolled, MONDAY, week } from './weeks.ts';

const goal = (companies: string[], marks: Goal['marks'] = []): Goal => ({ ...nora.goal, companies, marks });
const order = (of: Goal) => companyList(of, [ben]).map(({ company }) => company);

describe('the list of companies', () => {
  test('is sorted by motivation, then posting, then whether anybody is known there', () => {
    const marks = [
      { company: 'Orion', motivation: 3, posting: 1 },
      { company: 'Kestrel', motivation: 3, posting: 3 },
      { company: 'Nordwind', motivation: 2 },
      { company: 'Helio', motivation: 2 },
    ];
    expect(order(goal(['Nordwind', 'Helio', 'Orion', 'Kestrel'], marks))).toEqual([
      'Kestrel',
      'Orion',
      'Helio',
      'Nordwind',
    ]);
  });

  test('a company without marks stands between a wish and "not now"', () => {
    const marks = [
      { company: 'Zero', motivation: 0 },
      { company: 'Wish', motivation: 2 },
    ];
    expect(order(goal(['Zero', 'Unmarked', 'Wish'], marks))).toEqual(['Wish', 'Unmarked', 'Zero']);
  });

  test('at most five are worked on, and none the owner does not want', () => {
    const many = goal(['A', 'B', 'C', 'D', 'E', 'F', 'Zero'], [{ company: 'Zero', motivation: 0 }]);
    expect(companyList(many, []).map(({ active }) => active)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(companyList(goal(['Zero'], [{ company: 'Zero', motivation: 0 }]), [])[0]?.active).toBe(false);
  });

  test('knows whole companies only, and nobody who said stop', () => {
    expect(companyList(goal(['Heli', 'Helio GmbH']), [ben]).map(({ people }) => people.length)).toEqual([
      1, 0,
    ]);
    const gone = { ...ben, doNotContact: { at: MONDAY, because: 'stop' } };
    expect(companyList(goal(['Helio']), [gone])[0]?.people).toEqual([]);
  });

  test('one company named twice stands once', () => {
    expect(order(goal(['Helio', 'Helio GmbH']))).toEqual(['Helio']);
  });

  test('marks are kept by company, however it is written, and go with it', () => {
    const marked = withCompany(withCompany(goal(['Helio']), 'helio', { motivation: 3 }), 'Helio Inc.', {
      posting: 2,
    });
    expect(marked).toMatchObject({
      companies: ['Helio'],
      marks: [{ company: 'Helio', motivation: 3, posting: 2 }],
    });
    expect(withoutCompany(marked, 'HELIO')).toMatchObject({ companies: [], marks: [] });
  });
});

test('the digest speaks of the companies that are worked on, and says plainly where nobody is known', () => {
  const hint = (of: Goal, people = [ben]) =>
    composeDigest(
      week({
        owner: { ...nora, goal: of },
        people,
        enrollments: [
          enrolled(ben, { at: 'answered', kind: 'positive', reminders: 0 }, { answered: 'positive' }),
        ],
      }),
    ).words.oneThing;
  const zero = [{ company: 'Orion', motivation: 0 }];
  expect(hint(goal(['Orion', 'Helio']))).toContain('Nobody yet at Orion');
  const mia = person({ id: 'miastone', name: 'Mia Stone', company: 'Helio' });
  expect(hint(goal(['Orion', 'Helio'], zero), [ben, mia])).toBe(
    'You know 2 people at Helio: Ben Osei and Mia Stone.',
  );
});

describe('what is offered and said follows the goal', () => {
  const stationery = openStationery('templates');
  const aiming = (kind: GoalKind) => ({ ...nora, employer: 'Helio', goal: { ...nora.goal, kind } });

  test('who wants a promotion is never led to ask for room on a team', () => {
    const inside = { ...ben, kind: 'project' as const };
    expect(rank(aiming('promotion'), [inside], [], MONDAY)[0]?.sequence).toBe('reconnect');
    expect(rank({ ...nora }, [inside], [], MONDAY)[0]?.sequence).toBe('hiring-manager');
  });

  test('the path is introduced in words of each goal', () => {
    const sequence = stationery.sequence('reconnect');
    const step = sequence?.steps.find(({ id }) => id === '3-ask');
    if (!sequence || !step) throw new Error('reconnect has no ask');
    const texts = GOALS.map((kind) => {
      const enrollment = {
        sent: [],
        answers: [{ kind: 'positive' as const, at: MONDAY, invited: false }],
        facts: { answer: 'Your move sounds right.' },
      };
      const written = composeStep(
        { stationery },
        { owner: aiming(kind), contact: ben, sequence, step, enrollment, now: MONDAY },
      );
      return written.at === 'composed' ? written.words.text : '';
    });
    expect(texts.map((text) => /A word on ([^:]+):/.exec(text)?.[1])).toEqual([
      'what I am working toward',
      'where I am going',
      'what comes after my studies',
    ]);
  });
});
