// The floor below the pipeline: the calls of DynamoDB, SQS and SES that a mail makes, by the same SDK, with no logic.
import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import type { SQSEvent } from 'aws-lambda';
import { z } from 'zod';
import { compose } from '../core/runtime/compose.ts';
import { realWorld } from '../core/runtime/world.ts';
import { enrollmentId, type EnrollmentKey, parseEnrollmentId } from '../core/domain/mail/message.ts';
import { LOCAL_CREDENTIALS, REGION } from '../local/account.ts';
import { doorsOf } from '../local/doors.ts';
import { pollQueues, type QueueFunction } from '../local/pollers.ts';
import type { OpenGoodword } from './enrolled.ts';
import { type Asked, recorder } from './recorder.ts';

/** What one mail asked: when it was due, and at each event about it. */
interface Template {
  key: EnrollmentKey;
  due: Asked[];
  events: Map<string, Asked[]>;
  mail: Uint8Array;
}

const event = z.looseObject({
  eventType: z.string(),
  mail: z.looseObject({ tags: z.record(z.string(), z.array(z.string())) }),
});
const dueThing = z.looseObject({ ownerId: z.string(), contactId: z.string(), n: z.number() });

/** Sends the mail of `key`, which must be due, and keeps what that asked of DynamoDB. */
export async function recordMail(goodword: OpenGoodword, key: EnrollmentKey): Promise<Template> {
  const { config, emulators, clock } = goodword;
  const door = await recorder(emulators.endpoints.dynamodb);
  try {
    const assistant = compose({
      config: { ...config, endpoints: { ...emulators.endpoints, dynamodb: door.endpoint } },
      world: realWorld(() => Date.parse(clock.now())),
      log: { info: () => undefined, warn: () => undefined },
    });
    let due: Asked[] = [];
    const events = new Map<string, Asked[]>();
    const { queues } = doorsOf(assistant);
    const recorded = pollersOf(goodword, {
      ...queues,
      async due(batch, context) {
        door.take();
        const answer = await queues.due(batch, context);
        due = door.take();
        return answer;
      },
      async 'mail-events'(batch, context) {
        // One at a time, so that each one's calls are its own.
        for (const record of batch.Records) {
          door.take();
          await queues['mail-events']({ Records: [record] }, context);
          events.set(event.parse(JSON.parse(record.body)).eventType, door.take());
        }
      },
    });
    await assistant.house.queue.put([{ kind: 'enrollment', ...key, due: clock.now() }]);
    await recorded.drain();
    const mail = emulators.ses.mails().find(({ tags }) => tags['enrollment'] === enrollmentId(key));
    if (!mail || events.size === 0) throw new Error('the mail to be recorded was not sent');
    return { key, due, events, mail: mail.wire };
  } finally {
    await door.stop();
  }
}

/** The pipeline with functions that ask the same for other mails and decide nothing. */
export function floorOf(goodword: OpenGoodword, template: Template) {
  const { emulators, config } = goodword;
  const settings = { region: REGION, credentials: LOCAL_CREDENTIALS };
  const table = new DynamoDBClient({ ...settings, endpoint: emulators.endpoints.dynamodb });
  const ses = new SESClient({ ...settings, endpoint: emulators.endpoints.ses, maxAttempts: 1 });
  const askAll = async (all: Asked[], key: EnrollmentKey) => {
    for (const one of all) await ask(table, one.call, about(one.body, template.key, key));
  };
  return pollersOf(goodword, {
    async due(batch) {
      for (const { body } of batch.Records) {
        const key = dueThing.parse(JSON.parse(body));
        await askAll(template.due, key);
        const tags = { kind: 'step', enrollment: enrollmentId(key), step: '1-inquire' };
        await ses.send(
          new SendRawEmailCommand({
            RawMessage: { Data: template.mail },
            Source: `floor@${config.sendingDomain}`,
            Destinations: ['ben@company0.example'],
            ConfigurationSetName: config.configurationSet,
            Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
          }),
        );
      }
    },
    async 'mail-events'(batch) {
      for (const { body } of batch.Records) {
        const { eventType, mail } = event.parse(JSON.parse(body));
        const key = parseEnrollmentId(mail.tags['enrollment']?.[0] ?? '');
        if (key) await askAll(template.events.get(eventType) ?? [], key);
      }
    },
    'mail-in': (_: SQSEvent) => Promise.resolve(),
  });
}

const pollersOf = (
  { emulators }: OpenGoodword,
  functions: Record<'due' | 'mail-in' | 'mail-events', QueueFunction>,
) =>
  pollQueues({
    sqs: emulators.sqs,
    queues: emulators.queues,
    functions,
    handled: emulators.handled,
    settled: emulators.ses.settled,
  });

/** The same request about somebody else. */
const about = (body: string, was: EnrollmentKey, is: EnrollmentKey): unknown =>
  JSON.parse(
    body.replaceAll(was.ownerId, is.ownerId).replaceAll(was.contactId, is.contactId),
    (name, value) =>
      // On the wire bytes are base64, for the SDK they are bytes.
      name === 'B' && typeof value === 'string' ? Buffer.from(value, 'base64') : value,
  );

/** A condition that fails is an answer like others: nothing is decided by it. */
async function ask(client: DynamoDBClient, call: string, input: unknown): Promise<void> {
  try {
    switch (call) {
      case 'GetItem':
        return void (await client.send(new GetItemCommand(asInput<GetItemCommandInput>().parse(input))));
      case 'BatchGetItem':
        return void (await client.send(
          new BatchGetItemCommand(asInput<BatchGetItemCommandInput>().parse(input)),
        ));
      case 'Query':
        return void (await client.send(new QueryCommand(asInput<QueryCommandInput>().parse(input))));
      case 'PutItem':
        return void (await client.send(new PutItemCommand(asInput<PutItemCommandInput>().parse(input))));
      case 'UpdateItem':
        return void (await client.send(
          new UpdateItemCommand(asInput<UpdateItemCommandInput>().parse(input)),
        ));
      default:
        throw new Error(`a mail asked for ${call}, which the floor does not know`);
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
  }
}

/** It was a request of this SDK before it was recorded. */
const asInput = <Input>() => z.custom<Input>((value) => typeof value === 'object' && value !== null);
