import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { SendingMail } from './mail.ts';
import type { AssistantTable } from './table.ts';

/** Items one by one or by key: neither Scan nor anything that touches the table itself. */
export const useTable = (table: AssistantTable): PolicyStatement =>
  allow(
    [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
    ],
    [table.tableArn, `${table.tableArn}/index/*`],
  );

/** What is due, and nothing about whom. */
export const readDueIndex = (table: AssistantTable): PolicyStatement =>
  allow(['dynamodb:Query'], [`${table.tableArn}/index/due`]);

export const putOn = (queue: Queue): PolicyStatement => allow(['sqs:SendMessage'], [queue.queueArn]);

/** Send from our own domains, and only with the configuration set that reports what became of it. */
export const sendMail = ({ identities, configurationSetArn }: SendingMail): PolicyStatement =>
  allow(
    ['ses:SendRawEmail'],
    [...identities.map((identity) => identity.emailIdentityArn), configurationSetArn],
  );

/** How fast the account may send. SES knows no narrower resource for this question than `*`. */
export const readSendQuota = (): PolicyStatement => allow(['ses:GetSendQuota'], ['*']);

/** ListBucket, too: without it S3 answers "forbidden" for a mail that is not there, and forbidden is retried for ever. */
export const readRawMail = (bucket: Bucket): PolicyStatement =>
  allow(['s3:GetObject', 's3:ListBucket'], [bucket.bucketArn, bucket.arnForObjects('*')]);

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
  const model = id.replace(/^(?:[a-z]{2,4}|us-gov|global)\.(?=[a-z0-9-]+\.)/, '');
  const arn = `arn:${stack.partition}:bedrock`;
  return allow(
    ['bedrock:InvokeModel'],
    [
      `${arn}:*::foundation-model/${model}`,
      ...(model === id ? [] : [`${arn}:${stack.region}:${stack.account}:inference-profile/${id}`]),
    ],
  );
};

const allow = (actions: string[], resources: string[]): PolicyStatement =>
  new PolicyStatement({ actions, resources });
