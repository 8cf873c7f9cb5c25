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

const allow = (actions: string[], resources: string[]): PolicyStatement =>
  new PolicyStatement({ actions, resources });
