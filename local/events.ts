import { createHash, randomUUID } from 'node:crypto';
import type { Context, ScheduledEvent, SQSEvent, SQSRecord } from 'aws-lambda';
import { ACCOUNT, REGION } from './account.ts';

/** A message as SQS hands it to a function, with every field AWS sends. */
export function sqsRecord(about: {
  body: string;
  queue: string;
  messageId?: string;
  receiptHandle?: string;
  receiveCount?: number;
  /** Milliseconds since 1970. */
  sentAt?: number;
}): SQSRecord {
  const sentAt = String(about.sentAt ?? Date.now());
  return {
    messageId: about.messageId ?? randomUUID(),
    receiptHandle: about.receiptHandle ?? randomUUID(),
    body: about.body,
    attributes: {
      ApproximateReceiveCount: String(about.receiveCount ?? 1),
      SentTimestamp: sentAt,
      SenderId: ACCOUNT,
      ApproximateFirstReceiveTimestamp: sentAt,
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(about.body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${REGION}:${ACCOUNT}:${about.queue}`,
    awsRegion: REGION,
  };
}

/** A batch of one queue's messages; plain values become JSON bodies. */
export function sqsEvent(queue: string, bodies: readonly unknown[]): SQSEvent {
  return {
    Records: bodies.map((body) =>
      sqsRecord({ queue, body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ),
  };
}

/** What EventBridge Scheduler sends a function that was given no input of its own. */
export function scheduleEvent(schedule: string, at: string): ScheduledEvent<string> {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: ACCOUNT,
    time: at.replace(/\.\d{3}Z$/, 'Z'),
    region: REGION,
    resources: [`arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/default/${schedule}`],
    detail: '{}',
  };
}

/** The second argument of a function. `seconds`: what is left of its time. */
export function lambdaContext(functionName: string, seconds = 60): Context {
  const deadline = Date.now() + seconds * 1000;
  const awsRequestId = randomUUID();
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `local/[$LATEST]${awsRequestId.replaceAll('-', '')}`,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}
