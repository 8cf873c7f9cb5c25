import { type Version, versionHere } from '../../infra/version.ts';
import type { Emulators } from '../../local/stack.ts';

export const SENDING = 'mail.nora.example';
export const INBOUND = 'in.nora.example';
export const RULES = 'goodword-rules';

/** A resource of the stack: what it is, its logical id, and its name in AWS. */
export type Resource = [kind: string, id: string, physical: string];

/**
 * What the commands look up in a stack. That infra makes these very resources and outputs is tested in
 * test/deploy/deploy-choices.test.ts; here they are names of what the embedded services hold.
 */
export function resourcesOf({ table, bucket, queues, topics, configurationSet }: Emulators): Resource[] {
  const queue = 'AWS::SQS::Queue';
  return [
    ['AWS::DynamoDB::Table', 'table', table],
    [queue, 'duedeadlettersD7350820', queues.due.deadLetterUrl],
    [queue, 'duequeue7C18DA06', queues.due.url],
    [queue, 'mailindeadletters8348D82B', queues['mail-in'].deadLetterUrl],
    [queue, 'mailinqueue69DB1DA3', queues['mail-in'].url],
    [queue, 'maileventsdeadlettersCCE3327D', queues['mail-events'].deadLetterUrl],
    [queue, 'maileventsqueue002F9FE9', queues['mail-events'].url],
    ['AWS::SNS::Topic', 'sendingeventsAD3E6551', topics['mail-events']],
    ['AWS::SNS::Topic', 'mailarrived0179AE1F', topics['mail-in']],
    ['AWS::SNS::Topic', 'Operator41AE602D', 'arn:aws:sns:us-east-1:000000000000:goodword-operator'],
    ['AWS::S3::Bucket', 'mailBB76F9F9', bucket],
    ['AWS::SES::ConfigurationSet', 'sendingA47874CB', configurationSet],
    ['AWS::SES::ReceiptRuleSet', 'rules06A2863F', RULES],
    ['AWS::Lambda::Function', 'tick98CF9216', 'goodword-tick'],
    ['AWS::CloudWatch::Alarm', 'tickalarm2C342476', 'goodword-tick-alarm'],
    ['AWS::CloudWatch::Alarm', 'duealarmE3F6ADD0', 'goodword-due-alarm'],
    ['AWS::Logs::LogGroup', 'weblogDEF341EA', 'web-log'],
    ['AWS::Logs::LogGroup', 'ticklog29D70601', 'tick-log'],
    ['AWS::Logs::LogGroup', 'duelogA2140997', 'due-log'],
    ['AWS::Logs::LogGroup', 'mailinlogDEE5724D', 'mail-in-log'],
    ['AWS::Logs::LogGroup', 'maileventslog8E6913E9', 'mail-events-log'],
  ];
}

/** The outputs of the stack. */
export const outputsOf = (emulators: Emulators, webUrl: string): Record<string, string> => ({
  Table: emulators.table,
  DueQueueUrl: emulators.queues.due.url,
  MailBucket: emulators.bucket,
  ConfigurationSet: emulators.configurationSet,
  InboundDomain: INBOUND,
  SendingDomain: SENDING,
  WebUrl: webUrl,
  TokenKeysParameter: '/goodword/token-keys',
  Templates: '/var/task/templates',
  ReceiptRuleSet: RULES,
  ...told(versionHere()),
  Mx: '10 inbound-smtp.us-east-1.amazonaws.com',
  ...Object.fromEntries(
    [SENDING, INBOUND].flatMap((domain, of) =>
      [1, 2, 3].map((n) => {
        const token = `token${of * 3 + n}`;
        return [`Dkim${of * 3 + n}`, `${token}._domainkey.${domain} ${token}.dkim.amazonses.com`];
      }),
    ),
  ),
});

const told = ({ version, code, schema }: Version): Record<string, string> => ({
  Version: version,
  CodeFingerprint: code,
  SchemaVersion: String(schema),
  Settings: JSON.stringify({ name: 'goodword', sendingDomain: SENDING, inboundDomain: INBOUND }),
});
