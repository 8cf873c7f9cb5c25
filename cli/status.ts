import type { Command } from 'commander';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { clockTime } from './moment.ts';
import { type Answer, sheet } from './output.ts';

/** `goodword status`. */
export const statusCommand = (run: Run): Command =>
  newCommand('status', 'how it stands, in numbers', ['status', 'status --json']).action(run(showStatus));

async function showStatus(desk: Desk): Promise<Answer> {
  const { statusOf } = await import('../core/assistant/status.ts');
  const { house, owner } = await desk.owned();
  const status = await statusOf(house, owner);
  const words = sheet([
    ['now', clockTime(status.now, owner.zone)],
    [
      'stopped',
      status.standstill &&
        `everything, since ${clockTime(status.standstill.since, owner.zone)}: ${status.standstill.because}`,
    ],
    ['paused until', clockTime(status.pausedUntil, owner.zone)],
    [
      'contacts',
      `${status.contacts}${status.needAddress > 0 ? `, ${status.needAddress} without an address` : ''}`,
    ],
    ['waiting for you', status.waitingForYou],
    ['scheduled', status.scheduled],
    ['due now', status.due],
    ['sent', status.sent],
    ['answered', status.answered],
    ['bounced', status.bounced],
    ['in doubt', status.unknown === 0 ? 0 : `${status.unknown}; goodword queue shows them`],
    ['next due', clockTime(status.nextDue, owner.zone)],
    ['last digest', status.lastDigest ?? 'none yet'],
    ['next digest', clockTime(owner.due, owner.zone)],
  ]);
  return { value: { owner: owner.id, ...status, nextDigest: owner.due }, words };
}
