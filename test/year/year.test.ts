import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Evidence, judge } from './judge.ts';
import { actors, owners } from './people.ts';
import { play } from './play.ts';

/** GOODWORD_YEAR=1 (npm run year): two hundred people and a whole year; else a dozen and a season. */
const WHOLE = process.env['GOODWORD_YEAR'] !== undefined;
const PEOPLE = WHOLE ? { minLength: 200, maxLength: 200 } : { minLength: 14, maxLength: 30 };
const DAYS = WHOLE ? 365 : 100;
const RUNS = Number(process.env['GOODWORD_YEAR_RUNS'] ?? (WHOLE ? 1 : 6));

test(
  `${DAYS} days with up to ${PEOPLE.maxLength} people who do as they please break none of the rules`,
  { timeout: WHOLE ? 3_600_000 : 120_000 },
  async () => {
    let mails = 0;
    await fc.assert(
      fc.asyncProperty(actors(PEOPLE), owners, async (people, owner) => {
        const evidence = await play(people, owner, DAYS);
        mails += evidence.left.length;
        if (process.env['GOODWORD_YEAR_COUNT'] !== undefined) console.log(counts(evidence));
        expect(judge(evidence)).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: WHOLE || process.env['GOODWORD_YEAR_QUICK'] !== undefined },
    );
    // A year in which nothing happens would prove nothing.
    expect(mails).toBeGreaterThan(RUNS * 5);
  },
);

/** How often each thing happened, to see that a year has everything in it. */
function counts({ left, happened, relayed }: Evidence): Record<string, number> {
  const all: Record<string, number> = { mails: left.length, relayed: relayed.length };
  for (const { what } of happened) all[what] = (all[what] ?? 0) + 1;
  for (const { sequence } of left) all[sequence] = (all[sequence] ?? 0) + 1;
  return all;
}
