import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { ACCOUNT, LOCAL_CREDENTIALS, REGION } from './account.ts';
import { LOOPBACK, saidPlainly } from './listen.ts';
import { keepOnDisk } from './s3-on-disk.ts';

export const QUEUES = ['due', 'mail-in', 'mail-events'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Queues fed by a topic of the same name. */
export type TopicName = Exclude<QueueName, 'due'>;

export interface LocalQueue {
  name: QueueName;
  url: string;
  arn: string;
  deadLetterUrl: string;
}

/** After so many receipts without success a message goes to the dead letter queue. */
const MAX_RECEIVES = 5;
/** Six times the timeout of the functions, as AWS advises and the deployment does. */
const VISIBILITY_SECONDS = 360;

/** SQS, SNS and S3 (fauxqs) with the queues, topics, subscriptions and bucket of the deployment. */
export async function startSqsSnsS3(at: { port: number; bucket: string; folder: string }) {
  const app = buildApp({ logger: false, defaultRegion: REGION });
  await keepOnDisk(app, at.bucket, at.folder);
  // Not fauxqs's own start, which listens on every interface.
  const address = await saidPlainly(
    app.listen({ host: LOOPBACK, port: at.port }),
    at.port,
    'SQS, SNS and S3',
  );
  const endpoint = address.replace(/\/+$/, '');
  const aws = { endpoint, region: REGION, credentials: LOCAL_CREDENTIALS };
  const sqs = new SQSClient({ ...aws, useQueueUrlAsEndpoint: false });
  const sns = new SNSClient(aws);
  const s3 = new S3Client(aws);

  await s3.send(new CreateBucketCommand({ Bucket: at.bucket }));
  const queues = await makeQueues(sqs);
  const topics = await makeTopics(sns);
  return {
    endpoint,
    queues,
    topics,
    sqs,
    s3,
    async publish(topicArn: string, message: string): Promise<void> {
      await sns.send(new PublishCommand({ TopicArn: topicArn, Message: message }));
    },
    async stop(): Promise<void> {
      for (const client of [sqs, sns, s3]) client.destroy();
      await app.close();
    },
  };
}

async function makeQueues(sqs: SQSClient): Promise<Record<QueueName, LocalQueue>> {
  const make = async (name: QueueName): Promise<LocalQueue> => {
    const deadLetters = await sqs.send(new CreateQueueCommand({ QueueName: `${name}-dead` }));
    const queue = await sqs.send(
      new CreateQueueCommand({
        QueueName: name,
        Attributes: {
          VisibilityTimeout: String(VISIBILITY_SECONDS),
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: queueArn(`${name}-dead`),
            maxReceiveCount: MAX_RECEIVES,
          }),
        },
      }),
    );
    return {
      name,
      arn: queueArn(name),
      url: queue.QueueUrl ?? '',
      deadLetterUrl: deadLetters.QueueUrl ?? '',
    };
  };
  return {
    due: await make('due'),
    'mail-in': await make('mail-in'),
    'mail-events': await make('mail-events'),
  };
}

async function makeTopics(sns: SNSClient): Promise<Record<TopicName, string>> {
  const make = async (name: TopicName): Promise<string> => {
    const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name }));
    await sns.send(
      new SubscribeCommand({
        TopicArn,
        Protocol: 'sqs',
        Endpoint: queueArn(name),
        Attributes: { RawMessageDelivery: 'true' },
      }),
    );
    return TopicArn;
  };
  return { 'mail-in': await make('mail-in'), 'mail-events': await make('mail-events') };
}

const queueArn = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
