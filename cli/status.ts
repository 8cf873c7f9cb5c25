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
  const queues = await queuesOf(desk);
  const fee = (status.sent / 1000) * SES_FEE;
  const words = sheet([
    ['now', clockTime(status.now, owner.zone)],
    [
      'stopped',
      status.standstill &&
        `everything, since ${clockTime(status.standstill.since, owner.zone)}: ${status.standstill.because}`,
    ],
    [
      'employer',
      owner.employer === undefined
        ? 'not said yet: goodword owner edit --employer "..." (or none)'
        : undefined,
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
    ['fee of SES so far', `${fee.toFixed(4)} USD in AWS, beside the monthly cost of the deployment`],
    ['answered', status.answered],
    ['bounced', status.bounced],
    ['in doubt', status.unknown === 0 ? 0 : `${status.unknown}; goodword queue shows them`],
    ['queues', queues?.map(({ name, waiting }) => `${name} ${waiting}`).join(', ')],
    ['dead letters', deadWords(queues)],
    ['next due', clockTime(status.nextDue, owner.zone)],
    ['last digest', status.lastDigest ?? 'none yet'],
    ['next digest', clockTime(owner.due, owner.zone)],
  ]);
  return {
    value: { owner: owner.id, ...status, fee, ...(queues ? { queues } : {}), nextDigest: owner.due },
    words,
  };
}

/** USD for a thousand mails (Amazon SES pricing, outbound, November 2026). */
const SES_FEE = 0.1;

type Counts = { name: string; waiting: number; dead: number }[];

/** What waits in the queues; without them the rest of the status is still worth having. */
async function queuesOf(desk: Desk): Promise<Counts | undefined> {
  const { seen } = await import('./operator/doctor/finding.ts');
  const { openQueues } = await import('./operator/open-queues.ts');
  const { queueCounts } = await import('./operator/queues.ts');
  const opened = await desk.open();
  const counts = await seen(async () => {
    const { sqs, queues } = await openQueues(opened);
    return queueCounts(sqs, queues);
  });
  return counts.at === 'seen' ? counts.value : undefined;
}

function deadWords(queues: Counts | undefined): string | undefined {
  const dead = queues?.reduce((sum, queue) => sum + queue.dead, 0);
  return dead === undefined || dead === 0
    ? dead?.toString()
    : `${dead}; goodword dead-letters list shows them`;
}
