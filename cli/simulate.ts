import type { Command } from 'commander';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { clockTime } from './moment.ts';
import { type Answer, table } from './output.ts';
import { wholeNumber } from './rank.ts';

const WEEKS = 4;

/** `goodword simulate`. */
export const simulateCommand = (run: Run): Command =>
  newCommand('simulate', 'what would go out in the coming weeks, and why then; nothing is sent', [
    'simulate --weeks 4',
  ])
    .option('--weeks <number>', `how far to look (default: ${WEEKS})`, wholeNumber)
    .action(run(simulateWeeks));

async function simulateWeeks(desk: Desk, { weeks = WEEKS }: { weeks?: number }): Promise<Answer> {
  const { simulate } = await import('../core/assistant/simulate.ts');
  const { house, owner } = await desk.owned();
  const mails = await simulate(house, { ownerId: owner.id, weeks });
  const rows = mails.map(({ at, contact, step, because }) => [
    clockTime(at, owner.zone),
    contact.name,
    step,
    because,
  ]);
  const none = `Nothing would go out in ${weeks} weeks: no draft is approved.`;
  return { value: mails, words: table(desk.paper, ['when', 'contact', 'step', 'because'], rows, none) };
}
