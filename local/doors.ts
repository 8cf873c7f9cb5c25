import type { Assistant } from '../core/assistant/assistant.ts';
import { handle as due } from '../functions/due.ts';
import { handle as mailEvents } from '../functions/mail-events.ts';
import { handle as mailIn } from '../functions/mail-in.ts';
import { handle as tick } from '../functions/tick.ts';
import type { ScheduledFunction } from './minute.ts';
import type { QueueFunction } from './pollers.ts';
import type { QueueName } from './sqs-sns-s3.ts';

/** The functions that the clock and the queues call. */
export interface Doors {
  tick: ScheduledFunction;
  queues: Record<QueueName, QueueFunction>;
}

/** One assistant behind all of them. */
export const doorsOf = (assistant: Assistant): Doors => ({
  tick: tick(assistant),
  queues: { due: due(assistant), 'mail-in': mailIn(assistant), 'mail-events': mailEvents(assistant) },
});
