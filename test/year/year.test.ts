import { fc } from '../examples.ts';
import { expect, test } from 'vitest';
import { MINUTE, plus } from '../../core/domain/instant.ts';
import { type Evidence, judge } from './judge.ts';
import { actors, owners } from './people.ts';
import { play } from './play.ts';

/**
 * GOODWORD_YEAR=1 (npm run year): two hundred people and a whole year; else a dozen and a season. A failure is told at once;
 * GOODWORD_YEAR_SHRINK=1 looks for a smaller one, which may take hours.
 */
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
      { numRuns: RUNS, endOnFailure: process.env['GOODWORD_YEAR_SHRINK'] === undefined },
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

test('the judge sees each broken rule', async () => {
  const [people] = fc.sample(actors({ minLength: 12, maxLength: 12 }), { numRuns: 1, seed: 7 });
  const silent = (people ?? []).map((one) => ({ ...one, script: [{ does: 'nothing' as const, hours: 1 }] }));
  const fair = await play(
    silent,
    {
      zone: 'Europe/Berlin',
      goal: 'first-job',
      automatic: false,
      begins: [6],
      moods: [{ says: 'yes', hours: 1 }],
      words: [],
      wordEvery: 1,
    },
    40,
  );
  expect(judge(fair)).toEqual([]);
  const [first] = fair.left;
  if (!first) throw new Error('nothing left');
  const { contactId, at } = first;
  const with_ = (more: Partial<Evidence>): string => judge({ ...fair, ...more }).join('\n');
  const also = (one: Evidence['happened'][number]) => with_({ happened: [one, ...fair.happened] });
  const again = (mail: Partial<typeof first>) => with_({ left: [...fair.left, { ...first, ...mail }] });
  expect(also({ what: 'stopped', at, contactId })).toContain('stop was said');
  expect(also({ what: 'held', at, contactId, until: '2099-01-01T00:00:00.000Z' })).toContain('held until');
  expect(also({ what: 'paused', at: plus(at, -MINUTE), until: '2099-01-01T00:00:00.000Z' })).toContain(
    'everything was paused',
  );
  expect(also({ what: 'bounced', at, address: first.letter.to.address })).toContain('the address is dead');
  expect(again({})).toMatch(/the second mail of a day[\s\S]*the same step twice[\s\S]*the same words twice/);
  expect(again({ at: '2027-01-01T09:00:00.000Z' })).toContain('not on a working day');
  expect(again({ at: '2027-01-05T22:00:00.000Z' })).toMatch(/at \d+:\d+ there/);
  expect(again({ asks: true, sequence: 'reconnect' })).toContain('an ask before an answer');
  expect(again({ asks: true, sequence: 'reconnect', step: '5-ask-first' })).toContain(
    'an ask before an answer',
  );
  expect(with_({ happened: [] })).toContain('nobody said yes');
  const other = fair.left.find((mail) => mail.contactId !== contactId)?.contactId ?? '';
  const together = new Map([contactId, other].map((id) => [id, { company: 'Helio' }]));
  const helped = { what: 'helped', at: plus(at, -MINUTE), contactId: other } as const;
  const judged = { contacts: together, happened: [helped], begins: new Set([first.sequence]) };
  expect(with_({ ...judged, exempt: () => false })).toContain('there helps since');
  expect(with_({ left: Array.from({ length: 22 }, () => first) })).toMatch(
    /more than twenty[\s\S]*new people|in a row/,
  );
});
