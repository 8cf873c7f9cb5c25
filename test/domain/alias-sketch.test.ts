import { fc } from '../examples.ts';
import { expect, test } from 'vitest';
import type { Alias } from '../../core/domain/people/alias.ts';
import { aliasNumber, emptySketch } from '../../core/domain/people/alias-sketch.ts';

const address = (i: number): Alias => `address:p${i}@firm${i % 977}.example`;

test('a sketch never forgets an alias, whatever else it was told', () => {
  const sketch = emptySketch();
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (texts) => {
      for (const text of texts) sketch.add(`address:${text}`);
      for (const text of texts) expect(sketch.mayHave(`address:${text}`)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('of two hundred thousand aliases it takes hardly one that is unknown for known', () => {
  const sketch = emptySketch();
  for (let i = 0; i < 200_000; i++) sketch.add(address(i));
  let wrong = 0;
  for (let i = 200_000; i < 300_000; i++) if (sketch.mayHave(address(i))) wrong += 1;
  expect(wrong).toBeLessThan(200);
});

test('aliases of a whole career have numbers of their own', () => {
  const numbers = new Set<number>();
  for (let i = 0; i < 300_000; i++) numbers.add(aliasNumber(address(i)));
  expect(numbers.size).toBe(300_000);
});
