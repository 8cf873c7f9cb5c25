import { DescribeStackResourcesCommand, type CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { clientSettings } from '../../core/runtime/clients.ts';
import type { Config } from '../../core/runtime/config.ts';

/** The queues of work, by the function that works them off. */
export const WORK = ['due', 'mail-in', 'mail-events'] as const;
type Work = (typeof WORK)[number];

/** A queue of work, and the one beside it where what failed five times lies. */
export interface WorkQueue {
  name: Work;
  url: string;
  deadUrl: string;
}

/** SQS of this configuration, on this computer or in AWS. */
export const sqsOf = (config: Config): SQSClient =>
  new SQSClient({ ...clientSettings(config, 'sqs'), useQueueUrlAsEndpoint: config.endpoints === undefined });

/** The queues of this computer, by their names. */
export async function laptopQueues(sqs: SQSClient, config: Config): Promise<WorkQueue[]> {
  return Promise.all(
    WORK.map(async (name) =>
      withDead(sqs, name, name === 'due' ? config.dueQueueUrl : await urlOf(sqs, name)),
    ),
  );
}

/** The queues of a stack, by what they are called in infra/work-queue.ts. */
export async function stackQueues(
  cloudFormation: CloudFormationClient,
  sqs: SQSClient,
  stack: string,
): Promise<WorkQueue[]> {
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: stack }),
  );
  return Promise.all(
    WORK.map((name) => {
      const logical = `${name.replaceAll('-', '')}queue`;
      const found = StackResources.find(
        ({ ResourceType, LogicalResourceId = '' }) =>
          ResourceType === 'AWS::SQS::Queue' && LogicalResourceId.startsWith(logical),
      );
      return withDead(sqs, name, found?.PhysicalResourceId ?? '');
    }),
  );
}

const redrivePolicy = z.object({ deadLetterTargetArn: z.string() });

/** Where a queue puts what failed is what it says of itself. */
async function withDead(sqs: SQSClient, name: Work, url: string): Promise<WorkQueue> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['RedrivePolicy'] }),
  );
  const { deadLetterTargetArn } = redrivePolicy.parse(JSON.parse(Attributes['RedrivePolicy'] ?? '{}'));
  return { name, url, deadUrl: await urlOf(sqs, deadLetterTargetArn.split(':').at(-1) ?? '') };
}

const urlOf = async (sqs: SQSClient, name: string): Promise<string> =>
  (await sqs.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl ?? '';

/** How much waits in each queue, and how much of it was given up. */
export async function queueCounts(
  sqs: SQSClient,
  queues: WorkQueue[],
): Promise<{ name: string; waiting: number; dead: number }[]> {
  return Promise.all(
    queues.map(async ({ name, url, deadUrl }) => ({
      name,
      waiting: await countOf(sqs, url),
      dead: await countOf(sqs, deadUrl),
    })),
  );
}

/** How many messages lie in a queue, as far as SQS knows; those somebody holds are among them. */
export async function countOf(sqs: SQSClient, url: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, one) => sum + Number(one), 0);
}
