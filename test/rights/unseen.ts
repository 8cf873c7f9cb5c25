import type { Unseen } from './compare.ts';

/** Rights that no function uses by a call of its own, each with who does, or what goes wrong without it. */
export const UNSEEN: Unseen[] = [
  {
    by: '*',
    action: 'logs:*',
    resource: 'arn:aws:logs:*:log-group:*',
    because: 'Lambda writes what a function prints into its log, with the rights of the function.',
  },
  ...['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'].map((action) => ({
    by: '*',
    action,
    resource: 'arn:aws:sqs:*',
    because: 'Lambda takes messages from the queue and hands them over, with the rights of the function.',
  })),
  {
    by: '*',
    action: 'xray:*',
    resource: '*',
    because: 'Lambda writes the trace of a run, with the rights of the function.',
  },
  {
    by: 'mail-in',
    action: 's3:ListBucket',
    resource: 'arn:aws:s3:::goodword-mail',
    because: 'Without it S3 answers 403 instead of 404 for a mail that is not there yet.',
  },
];
