import { describe, expect, test } from 'vitest';
import { cadenceInWords, cadenceOf, cadenceWords } from '../../core/domain/people/cadence.ts';
import { CONTACT_KINDS } from '../../core/domain/people/contact.ts';
import { ben, lind } from '../cast.ts';

describe('how often to keep in touch', () => {
  test.each([
    ['90', 'every 90 days, at most 135'],
    ['60-90', 'every 60 days, at most 90'],
    ['every 2 months', 'every 60 days, at most 90'],
    ['every month', 'every 30 days, at most 45'],
    ['every 3 to 4 weeks', 'every 21 days, at most 28'],
    ['Yearly', 'every 365 days, at most 548'],
    ['none', 'never'],
    ['never', 'never'],
  ])('is said as "%s"', (words, meant) => {
    const cadence = cadenceInWords(words);
    expect(cadence && cadenceWords(cadence)).toBe(meant);
  });

  test.each(['', 'often', '3', 'every day', '90-60', 'every 99 years', `every ${'1'.repeat(10_000)}`])(
    'is not said as "%.20s"',
    (words) => {
      expect(cadenceInWords(words)).toBeUndefined();
    },
  );

  test.each([
    ['previous_coworker', 90],
    ['current_coworker', undefined],
    ['project', 90],
    ['professor', 180],
    ['classmate', 90],
    ['friend', undefined],
    ['neighbour', undefined],
    ['family', undefined],
    ['referred', 90],
    ['event', 90],
    ['recruiter', 60],
    ['alumni', 90],
    ['other', 90],
  ] as const)('is known of a %s', (kind, days) => {
    const cadence = cadenceOf({ kind, unanswered: 0 });
    expect(cadence === 'none' ? cadence : cadence?.ideal).toBe(days);
  });

  test('is known or left to the owner for every kind there is', () => {
    expect(CONTACT_KINDS).toHaveLength(13);
  });

  test('is the owner’s word before that of the kind, and yearly after two silent notes', () => {
    const said = { ...lind, cadence: { ideal: 30, longest: 45 } };
    expect(cadenceOf(said)).toEqual({ ideal: 30, longest: 45 });
    expect(cadenceOf({ ...said, unanswered: 2 })).toEqual({ ideal: 365, longest: 365 });
    expect(cadenceOf({ ...ben, cadence: 'none', unanswered: 2 })).toBe('none');
  });
});
