import { describe, expect, test } from 'vitest';
import type { Owner } from '../../core/domain/owner.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { worksAt } from '../../core/domain/people/employer.ts';
import { againstDiscretion, againstReference, isAboveManager } from '../../core/domain/ranking/discretion.ts';
import { featuresOf } from '../../core/domain/ranking/features.ts';
import { rank } from '../../core/domain/ranking/ranking.ts';
import { karl, lotte, nora, person } from '../cast.ts';

const NOW = '2026-11-30T15:00:00.000Z';
const promotion: Owner = { ...nora, goal: { ...nora.goal, kind: 'promotion' } };

describe('somebody works at the present employer', () => {
  const at = (employer: string, about: Partial<Contact>) =>
    worksAt(person({ id: 'somebody', name: 'Sam Ito', ...about }), employer);
  const writes = (address: string): Partial<Contact> => ({ addresses: [{ address, source: 'you' }] });

  test.each<[string, Partial<Contact>]>([
    ['Globex', { company: 'Globex' }],
    ['Globex', { company: 'GLOBEX Inc.' }],
    ['Globex GmbH', { company: 'Globex' }],
    ['The Globex Corporation (Berlin)', { company: 'Globex Corporation' }],
    ['Globex', writes('sam@globex.com')],
    ['Globex', writes('sam@mail.globex.co.uk')],
    ['Globex Corporation', writes('sam@globex-corporation.de')],
    ['Alder Dental', writes('sam@alderdental.example')],
    ['Alder Dental', { company: 'Helio', ...writes('sam@alder-dental.example') }],
    ['International Foods, ifoods.example', writes('sam@ifoods.example')],
    ['International Foods, ifoods.example', writes('sam@eu.ifoods.example')],
    ['International Foods, IFC', { company: 'IFC' }],
    ['Acme, Inc.', { company: 'Acme' }],
  ])('where the employer is "%s" and of him is known %j', (employer, about) => {
    expect(at(employer, about)).toBe(true);
  });

  test.each<[string, Partial<Contact>]>([
    ['Globex', { company: 'Globexity' }],
    ['Globex', writes('sam@globexity.com')],
    ['Globex', writes('globex@home.example')],
    ['Me', writes('sam@me.com')],
    ['Yahoo', writes('sam@yahoo.com')],
    ['Helio', { addresses: [{ address: 'sam@helio.example', source: 'you', stale: 'left' }] }],
    ['', { company: '' }],
  ])('but not where it is "%s" and of him is known %j', (employer, about) => {
    expect(at(employer, about)).toBe(false);
  });

  test('and is left alone, whatever kind of contact he is, while the owner looks for another job', () => {
    const friend = person({
      ...{ id: 'friend01', name: 'Kim Vale', kind: 'friend', company: 'Kestrel' },
      addresses: [{ address: 'kim@borealis.example', source: 'you' }],
    });
    const [ranked] = rank(nora, [friend], [], NOW);
    expect(ranked?.standing).toBe('protected');
    expect(againstDiscretion(friend, nora)).toContain('by mail: "consent Kim Vale"');
    expect(rank({ ...nora, employer: '' }, [friend], [], NOW)[0]?.standing).toBe('ready');
    expect(rank(nora, [{ ...friend, consent: true }], [], NOW)[0]?.standing).toBe('ready');
  });

  test('and rises where the owner wants to be promoted: his own organisation is the field', () => {
    expect(featuresOf(lotte, promotion, NOW).field).toBe(1);
    expect(featuresOf({ ...lotte, company: 'Helio', addresses: [] }, promotion, NOW).field).toBe(0.2);
  });
});

describe('nobody above the manager before the manager knows', () => {
  test.each<[string, Contact, Owner, boolean]>([
    ['whom the owner put into his reporting line', { ...karl, reportingLine: true }, promotion, true],
    ['a head who decides', karl, deciding('Karl Voss'), true],
    ['a head beside the manager', karl, promotion, false],
    ['a colleague who decides', { ...karl, role: 'Analyst' }, deciding('Karl Voss'), false],
    ['his own manager', { ...karl, reportingLine: true, knowledge: 'managed-you' }, promotion, false],
    ['somebody at work, where the goal is another', { ...karl, reportingLine: true }, nora, false],
  ])('%s', (_who, contact, owner, above) => {
    expect(isAboveManager(contact, owner)).toBe(above);
    const because = owner === nora ? undefined : againstDiscretion(contact, owner);
    expect(because?.includes('"manager knows: yes"') ?? false).toBe(above);
  });

  test('and who decides counts in full, once he may be written to', () => {
    const owner = deciding('karl voss');
    expect(featuresOf(karl, owner, NOW).hiringPower).toBe(1);
    expect(rank(owner, [karl], [], NOW)[0]).toMatchObject({ standing: 'protected' });
    const told = { ...owner, goal: { ...owner.goal, managerKnows: true } };
    expect(rank(told, [karl], [], NOW)[0]?.standing).not.toBe('protected');
  });
});

describe('a reference of somebody who works where the owner works', () => {
  test('needs that he knows of the search: that he may be written to does not say so', () => {
    expect(againstReference({ ...lotte, consent: true }, nora)).toContain('"Lotte Berg knows of the search"');
    expect(againstReference({ ...lotte, knowsOfSearch: true }, nora)).toBeUndefined();
    expect(againstReference(lotte, promotion)).toBeUndefined();
  });
});

function deciding(...deciders: string[]): Owner {
  return { ...promotion, goal: { ...promotion.goal, deciders } };
}
