import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { EmailIdentity } from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { SendingMail } from './mail.ts';
import type { AssistantTable } from './table.ts';

type ItemAction =
  'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'BatchWriteItem';

/** What whoever does the assistant's work needs; what else there is, erasing in batches, is said where it is needed. */
export const READ_AND_WRITE = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
] satisfies ItemAction[];

/**
 * Items one by one or by key: neither Scan nor anything that touches the table itself, nor an index. Which of them a
 * function needs was seen, not guessed: test/rights compares with what it calls.
 */
export const useItems = (table: AssistantTable, ...actions: ItemAction[]): PolicyStatement =>
  allow(
    actions.map((action) => `dynamodb:${action}`),
    [table.tableArn],
  );

/** What is due, and nothing about whom. */
export const readDueIndex = (table: AssistantTable): PolicyStatement =>
  allow(['dynamodb:Query'], [`${table.tableArn}/index/due`]);

export const putOn = (queue: Queue): PolicyStatement => allow(['sqs:SendMessage'], [queue.queueArn]);

/** What Lambda asks of a queue in a function's name: nothing in the function calls it. */
export const takeFrom = (queue: Queue): PolicyStatement =>
  allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn]);

/** Send from these domains of ours, and only with the configuration set that reports what became of it. */
export const sendMail = ({ configurationSetArn }: SendingMail, ...from: EmailIdentity[]): PolicyStatement =>
  allow(
    ['ses:SendRawEmail'],
    [...new Set(from.map((identity) => identity.emailIdentityArn)), configurationSetArn],
  );

/** How fast the account may send. SES knows no narrower resource for this question than `*`. */
export const readSendQuota = (): PolicyStatement => allow(['ses:GetSendQuota'], ['*']);

export const readRawMail = (bucket: Bucket): PolicyStatement =>
  allow(['s3:GetObject'], [bucket.arnForObjects('*')]);

/** Without it S3 answers "forbidden" for a mail that is not there, and forbidden is retried for ever. */
export const missRawMail = (bucket: Bucket): PolicyStatement => allow(['s3:ListBucket'], [bucket.bucketArn]);

/** The key that signs tokens. AWS's own key of SSM decrypts for whoever may read the parameter. */
export const readParameter = (stack: Stack, name: string): PolicyStatement =>
  allow(
    ['ssm:GetParameter'],
    [stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: name.replace(/^\//, '') })],
  );

/**
 * One model, and nothing else of Bedrock. An inference profile ("eu.amazon.nova-micro-v1:0") hands the question on to the
 * model of that name in another Region, which has to be allowed as well.
 */
export const askModel = (stack: Stack, id: string): PolicyStatement => {
  const model = modelOf(id);
  const arn = `arn:${stack.partition}:bedrock`;
  return allow(
    ['bedrock:InvokeModel'],
    [
      `${arn}:*::foundation-model/${model}`,
      ...(model === id ? [] : [`${arn}:${stack.region}:${stack.account}:inference-profile/${id}`]),
    ],
  );
};

/** The model behind an inference profile, or the model itself. */
export const modelOf = (id: string): string =>
  id.replace(/^(?:[a-z]{2,4}|us-gov|global)\.(?=[a-z0-9-]+\.)/, '');

const allow = (actions: string[], resources: string[]): PolicyStatement =>
  new PolicyStatement({ actions, resources });
