import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SQSClient } from '@aws-sdk/client-sqs';
import { assistantOf } from '../assistant/assistant.ts';
import type { Assistant } from '../assistant/assistant.ts';
import type { House, Log, World } from '../assistant/ports.ts';
import { readMail } from '../mail/parse.ts';
import { sesPostman } from '../mail/send.ts';
import { openStationery } from '../mail/stationery.ts';
import { dynamoClaims } from '../storage/claims.ts';
import { dynamoCommands } from '../storage/commands.ts';
import { dynamoContacts } from '../storage/contacts.ts';
import { dynamoDigests } from '../storage/digests.ts';
import { dynamoDrafts } from '../storage/drafts.ts';
import { dynamoDueIndex } from '../storage/due-index.ts';
import { dynamoEnrollments } from '../storage/enrollments.ts';
import { dynamoMessages } from '../storage/messages.ts';
import { dynamoOwners } from '../storage/owners.ts';
import { sqsQueue } from '../storage/queue.ts';
import { s3RawMail } from '../storage/raw-mail.ts';
import { dynamoSuppressions } from '../storage/suppressions.ts';
import { openTable } from '../storage/table.ts';
import type { Config } from './config.ts';

/** A call to a service that takes longer than this is given up (ms). */
const REQUEST_TIMEOUT = 8_000;

/**
 * THE composition root: settings -> clients -> storage and mail -> assistant. The only place that makes clients.
 * It knows nothing of laptops: endpoints are settings.
 */
export function compose(config: Config, world: World, log: Log): Assistant {
  const { endpoints, region } = config;
  const handler = { requestTimeout: REQUEST_TIMEOUT, throwOnRequestTimeout: true, connectionTimeout: 3_000 };
  const at = (endpoint: string | undefined) => ({
    region,
    requestHandler: handler,
    ...(endpoint === undefined ? {} : { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  });
  // The SDK's own retry sends the same mail three times after a dropped connection.
  const ses = new SESClient({ ...at(endpoints?.ses), maxAttempts: 1 });
  const sqs = new SQSClient({ ...at(endpoints?.sqs), useQueueUrlAsEndpoint: false });
  const s3 = new S3Client(at(endpoints?.s3));
  const dynamodb = new DynamoDBClient(at(endpoints?.dynamodb));

  const table = openTable({ client: dynamodb, name: config.table, now: () => world.now() });
  const { configurationSet, messageIdDomain, inboundDomain, webUrl, tokenKeys } = config;
  const house: House = {
    owners: dynamoOwners(table),
    contacts: dynamoContacts(table),
    enrollments: dynamoEnrollments(table),
    drafts: dynamoDrafts(table),
    messages: dynamoMessages(table),
    suppressions: dynamoSuppressions(table, tokenKeys),
    claims: dynamoClaims(table),
    dueIndex: dynamoDueIndex(table),
    queue: sqsQueue(sqs, config.dueQueueUrl),
    digests: dynamoDigests(table),
    commands: dynamoCommands(table),
    rawMail: s3RawMail(s3, config.mailBucket),
    mailReader: { read: readMail },
    postman: sesPostman(ses, { configurationSet, messageIdDomain }),
    stationery: openStationery(config.templates),
    log,
    world,
    settings: { inboundDomain, webUrl, tokenKeys },
  };
  return assistantOf(house, messageIdDomain);
}
