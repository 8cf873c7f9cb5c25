import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { SendRawEmailCommand, type SESClient } from '@aws-sdk/client-ses';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { parsed } from '../parsed.ts';

/** The topics of a stack that speak of mail: what became of it, and what came in. */
export async function topicsOf(region: string, stack: string): Promise<string[]> {
  const { StackResources = [] } = await new CloudFormationClient({ region }).send(
    new DescribeStackResourcesCommand({ StackName: stack }),
  );
  return StackResources.filter(
    ({ ResourceType, LogicalResourceId = '' }) =>
      ResourceType === 'AWS::SNS::Topic' && /^(sendingevents|mailarrived)/.test(LogicalResourceId),
  ).flatMap(({ PhysicalResourceId: arn }) => arn ?? []);
}

/** Lets these topics, and nobody else, put messages into the queue; answers its ARN. */
export async function letTopicsIn(sqs: SQSClient, QueueUrl: string, topics: string[]): Promise<string> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const arn = Attributes['QueueArn'] ?? '';
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: arn,
        Condition: { ArnEquals: { 'aws:SourceArn': topics } },
      },
    ],
  });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  return arn;
}

/** Sends one mail to a mailbox of the simulator; answers the id SES gave it. */
export async function sendTo(
  ses: SESClient,
  mail: { configurationSet: string; mailbox: string; from: string },
): Promise<string> {
  const to = `${mail.mailbox}@simulator.amazonses.com`;
  const text = `From: Goodword <${mail.from}>\r\nTo: ${to}\r\nSubject: goodword doctor\r\n\r\nA test of the loop.\r\n`;
  const { MessageId = '' } = await ses.send(
    new SendRawEmailCommand({
      Source: mail.from,
      Destinations: [to],
      ConfigurationSetName: mail.configurationSet,
      RawMessage: { Data: Buffer.from(text) },
    }),
  );
  return MessageId;
}

const note = z.union([
  z.object({ eventType: z.string(), mail: z.object({ messageId: z.string() }) }),
  z.object({ receipt: z.object({ recipients: z.array(z.string()) }) }),
]);

/** Which of the events wanted ("<SES id> Bounce", "<address> Received") came to the queue in time. */
export async function cameBack(
  sqs: SQSClient,
  QueueUrl: string,
  wanted: string[],
  patience: number,
): Promise<Set<string>> {
  const came = new Set<string>();
  const until = Date.now() + patience;
  // SES itself puts a line in words on a topic when it begins to publish there: what is no event is passed over.
  while (Date.now() < until && wanted.some((one) => !came.has(one))) {
    const WaitTimeSeconds = Math.min(2, Math.ceil((until - Date.now()) / 1000));
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds }),
    );
    for (const { Body = '' } of Messages) {
      const read = note.safeParse(parsed(Body));
      if (!read.success) continue;
      if ('receipt' in read.data)
        for (const recipient of read.data.receipt.recipients) came.add(`${recipient.toLowerCase()} Received`);
      else came.add(`${read.data.mail.messageId} ${read.data.eventType}`);
    }
  }
  return came;
}
