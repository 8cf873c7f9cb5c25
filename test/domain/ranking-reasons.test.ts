import { describe, expect, test } from 'vitest';
import type { Contact } from '../../core/domain/people/contact.ts';
import { rank } from '../../core/domain/ranking/ranking.ts';
import { nora, person } from '../cast.ts';
import { daysAgo, NOW, people } from './ranked-people.ts';

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
