import { SQSClient } from '@aws-sdk/client-sqs';
import type { Assistant } from '../assistant/assistant.ts';
import { tick } from '../assistant/tick.ts';
import { dynamoDueIndex } from '../storage/due-index.ts';
import { sqsQueue } from '../storage/queue.ts';
import type { Parts } from './house.ts';
import { clientSettings, tableOf } from './clients.ts';

/** What `tick` needs: the due index and the queue, and none of the rest. */
export function composeTick({ config, world, log }: Omit<Parts, 'stationery'>): Pick<Assistant, 'tick'> {
  const dueIndex = dynamoDueIndex(tableOf(config, world));
  const sqs = new SQSClient({ ...clientSettings(config, 'sqs'), useQueueUrlAsEndpoint: false });
  const queue = sqsQueue(sqs, config.dueQueueUrl);
  return { tick: () => tick({ dueIndex, queue, world, log }) };
}
