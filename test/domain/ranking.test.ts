import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { CONTACT_KINDS, type Contact, KNOWLEDGE } from '../../core/domain/people/contact.ts';
import { type Features, timeToWrite } from '../../core/domain/ranking/features.ts';
import { GOALS, type GoalKind } from '../../core/domain/goal.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { rank } from '../../core/domain/ranking/ranking.ts';
import { scoreOf, WEIGHTS } from '../../core/domain/ranking/score.ts';
import { nora, person } from '../cast.ts';

const NOW = '2026-11-22T15:00:00.000Z';
const daysAgo = (days: number) => plus(NOW, -days * DAY);

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

/** The ten people of the career change as contacts, so that the guesses are tested and not only the sum. */
const people: Contact[] = [
  person({
    id: 'maria001',
    name: 'Maria Chen',
    company: 'Nordwind',
    role: 'Director of Data',
    knowledge: 'managed-you',
    trust: 5,
    opening: 'data engineer',
    lastContact: daysAgo(245),
  }),
  person({
    id: 'david001',
    name: 'David Okafor',
    kind: 'project',
    company: 'Helio',
    role: 'Data team lead',
    trust: 4,
    facts: { sharedWork: 'the Atlas project' },
    lastContact: daysAgo(425),
  }),
  person({
    id: 'priya001',
    name: 'Priya Nair',
    company: 'Kestrel GmbH',
    role: 'Senior Data Engineer',
    trust: 4,
    facts: { sharedWork: 'the warehouse' },
    lastContact: daysAgo(215),
  }),
  person({
    id: 'tom00001',
    name: 'Tom Baker',
    kind: 'classmate',
    company: 'Fernwood',
    role: 'Data Engineer',
    facts: { course: 'CS 411' },
    lastContact: daysAgo(1100),
  }),
  person({
    id: 'lind0001',
    name: 'Annika Lind',
    kind: 'professor',
    role: 'Professor of Databases',
    remembersYou: 'yes',
    trust: 4,
    facts: { course: 'CS 411' },
    lastContact: daysAgo(730),
  }),
  person({
    id: 'elena001',
    name: 'Elena Rossi',
    kind: 'recruiter',
    company: 'Kestrel',
    role: 'Technical Recruiter',
    knowledge: 'met',
    lastContact: daysAgo(20),
  }),
  person({ id: 'victor01', name: 'Victor Stahl', kind: 'other', company: 'Nordwind', role: 'VP of Data' }),
  person({
    id: 'sam00001',
    name: 'Sam Ito',
    kind: 'current_coworker',
    company: 'Borealis',
    role: 'Software Engineer',
    trust: 4,
    facts: { sharedWork: 'reporting' },
    lastContact: daysAgo(5),
  }),
  person({
    id: 'ruth0001',
    name: 'Ruth Reyes',
    kind: 'family',
    company: 'Brightsmile Dental',
    role: 'Chief Financial Officer',
    trust: 5,
    lastContact: daysAgo(60),
  }),
  person({ id: 'jonas001', name: 'Jonas Weber', kind: 'neighbour', role: 'Nurse', lastContact: daysAgo(30) }),
];

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

describe('reasons', () => {
  const said = (name: string) => rank(nora, people, [], NOW).find(({ contact }) => contact.name === name);

  test('the strongest features speak, in words', () => {
    expect(said('Maria Chen')?.reasons).toEqual([
      'hires in your field (Director of Data)',
      'works in data engineering at Nordwind, on your target list',
      'managed you, knows your work first-hand',
    ]);
    expect(said('David Okafor')?.reasons).toEqual([
      'works in data engineering at Helio, on your target list',
      'knows your work first-hand (the Atlas project)',
      'leads a team (Data team lead)',
    ]);
    expect(said('Tom Baker')?.reasons).toEqual([
      'works in data engineering, your target field',
      'worked on assignments with you (CS 411)',
      'not contacted for 3 years',
    ]);
    expect(said('Annika Lind')?.reasons[0]).toBe('taught you and knows your work (CS 411)');
    expect(said('Elena Rossi')?.reasons).toContain('recruits at Kestrel');
    expect(said('Victor Stahl')?.reasons).toContain('higher-up (VP of Data), but does not know you');
    expect(said('Ruth Reyes')?.reasons).toEqual(['trusts you (5/5)', 'may know someone in data engineering']);
  });

  test('at most one caution goes with them', () => {
    const addressed = (about: Partial<Contact>) =>
      rank(
        nora,
        [
          person({
            id: 'aaaaaaa1',
            name: 'A',
            addresses: [{ address: 'a@x.example', source: 'you' }],
            ...about,
          }),
        ],
        [],
        NOW,
      )[0]?.caution;
    expect(said('Victor Stahl')?.caution).toBe('no email address');
    expect(addressed({})).toBeUndefined();
    expect(addressed({ lastContact: daysAgo(5) })).toBe('you were in touch 5 days ago');
    expect(addressed({ company: 'Borealis' })).toBe('your colleague: ask with care');
    expect(addressed({ company: 'Borealis', reportingLine: true })).toBe('in your reporting line');
    expect(
      addressed({
        company: 'Helio',
        addresses: [{ address: 'a@x.example', source: 'you', stale: 'hard-bounce' }],
      }),
    ).toBe('left Helio?');
  });

  test('a title of an import stays on one short line', () => {
    const long = person({
      id: 'aaaaaaa1',
      name: 'A',
      company: 'Nordwind',
      role: `Director of Data\r\n${'x'.repeat(5000)}`,
      knowledge: 'managed-you',
    });
    for (const reason of rank(nora, [long], [], NOW)[0]?.reasons ?? []) {
      expect(reason.length).toBeLessThan(120);
      expect(reason).not.toMatch(/[\r\n]/);
    }
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
