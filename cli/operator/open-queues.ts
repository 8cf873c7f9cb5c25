import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Opened } from '../connect.ts';
import { laptopQueues, sqsOf, stackQueues, type WorkQueue } from './queues.ts';

/** The queues of what was opened: this computer's, or those of a deployment. */
export async function openQueues({
  config,
  stack,
}: Pick<Opened, 'config' | 'stack'>): Promise<{ sqs: SQSClient; queues: WorkQueue[] }> {
  const sqs = sqsOf(config);
  if (stack === undefined) return { sqs, queues: await laptopQueues(sqs, config) };
  const { CloudFormationClient } = await import('@aws-sdk/client-cloudformation');
  const cloudFormation = new CloudFormationClient({ region: config.region });
  return { sqs, queues: await stackQueues(cloudFormation, sqs, stack) };
}
