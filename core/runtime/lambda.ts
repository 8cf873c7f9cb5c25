import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Log } from '../assistant/ports.ts';
import { openPrintedStationery } from '../mail/printed-stationery.ts';
import type { Parts } from './house.ts';
import { readConfig } from './config.ts';
import { readParameter } from './parameter.ts';
import { realWorld } from './world.ts';

/**
 * Wraps a door for AWS: its verbs are composed on the first call, and a composition that failed is forgotten, so that
 * the next call tries again. Importing a function file has no effect and needs no environment.
 */
export function lambda<Verbs, Event, Answer>(
  handle: (verbs: Verbs) => (event: Event, context: Context) => Promise<Answer>,
  compose: (parts: Omit<Parts, 'stationery'>) => Verbs,
): (event: Event, context: Context) => Promise<Answer> {
  let composed: Promise<Verbs> | undefined;
  return async (event, context) => {
    composed ??= fromEnvironment(compose).catch((error: unknown) => {
      composed = undefined;
      throw error;
    });
    return handle(await composed)(event, context);
  };
}

/**
 * Runs each record of a batch after the other and answers which failed, so that only those come back. A claim lost to
 * another worker is no failure; what keeps failing ends in the dead letter queue.
 */
export async function eachRecord(
  event: SQSEvent,
  run: (record: SQSRecord) => Promise<unknown>,
): Promise<SQSBatchResponse> {
  const failed: Failures[] = [];
  for (const record of event.Records) failed.push(await failuresOf(record, run));
  return { batchItemFailures: failed.flat() };
}

/** The same for records that wait rather than work: all at once, for the function is paid by the time that it takes. */
export async function allRecords(
  event: SQSEvent,
  run: (record: SQSRecord) => Promise<unknown>,
): Promise<SQSBatchResponse> {
  const failed = await Promise.all(event.Records.map((record) => failuresOf(record, run)));
  return { batchItemFailures: failed.flat() };
}

type Failures = SQSBatchResponse['batchItemFailures'];

async function failuresOf(
  record: SQSRecord,
  run: (record: SQSRecord) => Promise<unknown>,
): Promise<Failures> {
  try {
    await run(record);
    return [];
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    // The words of an error may quote a mail; its place in the code does not.
    const place =
      error instanceof Error ? (error.stack?.split('\n').find((l) => l.includes(' at ')) ?? '').trim() : '';
    jsonLog.warn('record failed', { record: record.messageId, error: name, place });
    return [{ itemIdentifier: record.messageId }];
  }
}

/**
 * One line an event: ids, kinds and counts. Lambda makes JSON of it (LoggingFormat JSON) and adds level, time and request.
 * Should a fact quote a mail all the same, addresses and anything longer than a name do not get through.
 */
export const jsonLog: Log = {
  info: (event, facts) => console.log({ event, ...harmless(facts) }),
  warn: (event, facts) => console.warn({ event, ...harmless(facts) }),
};

const harmless = (facts: Parameters<Log['info']>[1]): object =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' ? fact.replaceAll(/(?<![^\s@])[^\s@]*@\S*/g, '[address]').slice(0, 200) : fact,
    ]),
  );

/** Gives a composition the templates that were printed into its bundle. */
export const printed =
  <Verbs>(compose: (parts: Parts) => Verbs) =>
  (parts: Omit<Parts, 'stationery'>): Verbs =>
    compose({ ...parts, stationery: openPrintedStationery(parts.config.templates) });

async function fromEnvironment<Verbs>(compose: (parts: Omit<Parts, 'stationery'>) => Verbs): Promise<Verbs> {
  const config = await readConfig(process.env, readParameter);
  return compose({ config, world: realWorld(), log: jsonLog });
}
