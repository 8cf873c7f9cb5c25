import type { Command } from 'commander';
import type { QueueEntry } from '../core/assistant/list-queue.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { clockTime } from './moment.ts';
import { type Answer, heading, table } from './output.ts';

/** `goodword queue`. */
export const queueCommand = (run: Run): Command =>
  newCommand('queue', 'what waits for you, what goes out when, and why not sooner', [
    'queue',
    'queue --json',
  ]).action(run(showQueue));

/** Whose turn it is in each state. */
const TURN: Record<QueueEntry['state'], 'you' | 'us' | 'them' | 'nobody'> = {
  asking: 'you',
  drafted: 'you',
  answered: 'you',
  unknown: 'you',
  preparing: 'us',
  scheduled: 'us',
  sending: 'us',
  waiting: 'them',
  closing: 'them',
  snoozed: 'them',
  ended: 'nobody',
};

const PARTS = [
  ['you', 'waiting for you', 'would go'],
  ['us', 'going out', 'goes'],
  ['them', 'waiting for them', 'next'],
] as const;

async function showQueue(desk: Desk): Promise<Answer> {
  const { listQueue } = await import('../core/assistant/list-queue.ts');
  const { house, owner } = await desk.owned();
  const entries = await listQueue(house, owner.id);
  const parts = PARTS.flatMap(([turn, title, when]) => {
    const rows = entries
      .filter(({ state }) => TURN[state] === turn)
      .map((e) => [
        e.contact.name,
        [e.sequence, e.step].filter(Boolean).join('/'),
        e.state,
        clockTime(e.when, owner.zone),
        e.because,
        e.enrollment,
      ]);
    if (rows.length === 0) return [];
    return [
      heading(title) +
        table(desk.paper, ['contact', 'step', 'state', when, 'because', 'enrollment'], rows, ''),
    ];
  });
  const none = 'Nothing is under way. See whom to write to first: goodword rank';
  return { value: entries, words: parts.length === 0 ? none : parts.join('\n\n') };
}
