import { expect, test } from 'vitest';
import { inputOf, mailsToBreak } from '../../bench/fuzz-inputs.ts';
import { MOST_MS, readEverything } from '../../bench/fuzz-reading.ts';
import { again, fuzz } from '../../bench/fuzz-run.ts';

const mails = mailsToBreak();

/** A reader that goes back without end takes seconds. How fast it is otherwise a busy machine cannot say: `npm run fuzz` does. */
const HANGS = 20;

test('hostile mail neither throws nor hangs whatever reads it', { timeout: 120_000 }, async () => {
  const { runs, thrown, slow } = await fuzz(20_261_123, 2000, mails);
  expect({ runs, thrown }).toEqual({ runs: 2000, thrown: [] });
  const stillSlow = [];
  for (const { seed, bytes, ms } of slow)
    if (ms > HANGS * MOST_MS) stillSlow.push({ ...(await again(seed, mails)), bytes });
  expect(stillSlow.filter(({ ms }) => ms > HANGS * MOST_MS)).toEqual([]);
});

test('a seed is the same input each time, and another seed another', () => {
  expect(inputOf(7, mails)).toEqual(inputOf(7, mailsToBreak()));
  expect(inputOf(7, mails)).not.toEqual(inputOf(8, mails));
});

test.each([
  ['attributions of many lines', 'On 1 Jan 2026, a@b.example\n'.repeat(400)],
  ['dashes', `${'--'.repeat(2000)}\u0000`],
  ['digits without an end', `skip ${'1'.repeat(900)}x`],
])('%s are read in good time', async (_what, text) => {
  await readEverything(Buffer.from(text));
  const times = [];
  for (let time = 0; time < 3; time++) times.push(await readEverything(Buffer.from(text)));
  expect(Math.min(...times)).toBeLessThan(HANGS * MOST_MS);
});
