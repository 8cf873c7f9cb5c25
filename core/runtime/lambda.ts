import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Assistant } from '../assistant/assistant.ts';
import type { Log } from '../assistant/ports.ts';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { realWorld } from './world.ts';

/**
 * Wraps a door for AWS: the assistant is composed on the first call, and a composition that failed is forgotten, so that
 * the next call tries again. Importing a function file has no effect and needs no environment.
 */
export function lambda<Event, Answer>(
  handle: (assistant: Assistant) => (event: Event) => Promise<Answer>,
): (event: Event) => Promise<Answer> {
  let composed: Promise<Assistant> | undefined;
  return async (event) => {
    composed ??= fromEnvironment().catch((error: unknown) => {
      composed = undefined;
      throw error;
    });
    return handle(await composed)(event);
  };
}

/**
 * Runs each record of a batch and answers which failed, so that only those come back. A claim lost to another worker
 * is no failure; what keeps failing ends in the dead letter queue.
 */
export async function eachRecord(
  event: SQSEvent,
  run: (record: SQSRecord) => Promise<unknown>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      await run(record);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      // The words of an error may quote a mail; its place in the code does not.
      const place = error instanceof Error ? (error.stack?.split('\n').find((l) => l.includes(' at ')) ?? '').trim() : '';
      jsonLog.warn('record failed', { record: record.messageId, error: name, place });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

/** One JSON line an event: ids, kinds and counts, never bodies or addresses. */
export const jsonLog: Log = {
  info: (event, facts) => console.log(JSON.stringify({ level: 'info', event, ...facts })),
  warn: (event, facts) => console.warn(JSON.stringify({ level: 'warn', event, ...facts })),
};

async function fromEnvironment(): Promise<Assistant> {
  const config = await readConfig(process.env, readParameter);
  return compose(config, realWorld(), jsonLog);
}

async function readParameter(name: string): Promise<string> {
  const { Parameter } = await new SSMClient({}).send(new GetParameterCommand({ Name: name, WithDecryption: true }));
  if (!Parameter?.Value) throw new Error(`The parameter ${name} is empty: deploy again to create the token keys.`);
  return Parameter.Value;
}
