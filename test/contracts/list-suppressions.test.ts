import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listSuppressions } from '../../core/runtime/list-suppressions.ts';
import { ALL_LISTED, suppressionKey } from '../../core/storage/keys.ts';
import { dynamoSuppressions } from '../../core/storage/suppressions.ts';
import type { Table } from '../../core/storage/table.ts';
import { fakeClock } from '../fakes/clock.ts';
import { dynamoClient, HASH_KEYS, newTable, startDynamo } from './stores.ts';

const STOP = { reason: 'stop', at: '2026-11-23T14:05:00.000Z', evidence: 'please stop' } as const;
const MANY = Array.from({ length: 80 }, (_, i) => `p${i}@firm.example`);

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let table: Table;
beforeAll(async () => void (dynamo = await startDynamo()));
afterAll(() => dynamo.close());
beforeEach(async () => void (table = await newTable(dynamo.client, fakeClock())));

/** As a Goodword wrote it that knew of no list. */
async function saidBefore(address: string): Promise<void> {
  const other = await newTable(dynamo.client, fakeClock());
  const suppressions = dynamoSuppressions(other, HASH_KEYS);
  await suppressions.add(address, STOP);
  const { hash = '' } = (await suppressions.find(address)) ?? {};
  await table.put({ ...suppressionKey(hash), ...STOP, hash });
}

const found = async (): Promise<string[]> => [
  ...(await dynamoSuppressions(table, HASH_KEYS).findAll(MANY)).keys(),
];
const list = (olderCallsEnd?: () => Promise<void>, client = dynamo.client) =>
  listSuppressions({ client, name: table.name, ...(olderCallsEnd && { olderCallsEnd }) });

/** A client behind whose nth Scan something else happens before the answer is heard. */
function behindScan(happens: (nth: number) => Promise<void>): DynamoDBClient {
  let scans = 0;
  const client = dynamoClient(dynamo.endpoint);
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      if (context['commandName'] === 'ScanCommand') await happens((scans += 1));
      return answer;
    },
    { step: 'initialize' },
  );
  return client;
}

describe('the list of suppressions', () => {
  it('of a table that an older Goodword filled holds those it wrote', async () => {
    await saidBefore('p3@firm.example');
    await saidBefore('p70@firm.example');
    expect(await found()).toEqual(['p3@firm.example', 'p70@firm.example']);
    expect(await list()).toBe('listed');
    expect(await found()).toEqual(['p3@firm.example', 'p70@firm.example']);
    expect(await list()).toBe('was listed');
  });

  it('is not relied on before it is whole', async () => {
    await saidBefore('p3@firm.example');
    await dynamoSuppressions(table, HASH_KEYS).add('p5@firm.example', STOP);
    expect(await table.get(ALL_LISTED)).toBeUndefined();
    expect(await found()).toEqual(['p3@firm.example', 'p5@firm.example']);
  });

  it('leads to a stop under a key that was rotated since', async () => {
    await list();
    await dynamoSuppressions(table, HASH_KEYS).add('p5@firm.example', STOP);
    const rotated = dynamoSuppressions(table, ['the next key, long enough to hash with', ...HASH_KEYS]);
    expect([...(await rotated.findAll(MANY)).keys()]).toEqual(['p5@firm.example']);
  });

  it('a stop that was only begun to be written is not found, and can be said again', async () => {
    await list();
    const suppressions = dynamoSuppressions(table, HASH_KEYS);
    const breaking = dynamoSuppressions(
      {
        ...table,
        put: (item, condition) => (condition ? Promise.reject(new Error('crash')) : table.put(item)),
      },
      HASH_KEYS,
    );
    await expect(breaking.add('p5@firm.example', STOP)).rejects.toThrow('crash');
    expect(await found()).toEqual([]);
    await suppressions.add('p5@firm.example', STOP);
    expect(await found()).toEqual(['p5@firm.example']);
  });
});

describe('a call that began before the upgrade', () => {
  const older = 'p8@firm.example';

  it('and says stop behind the first look is listed', async () => {
    await saidBefore('p3@firm.example');
    const client = behindScan(async (nth) => {
      if (nth === 1) await saidBefore(older);
    });
    expect(await list(async () => {}, client)).toBe('listed');
    expect(await found()).toEqual(['p3@firm.example', older]);
    client.destroy();
  });

  it('and says stop behind a later look is listed as well: it ends with a look that finds nothing new', async () => {
    await saidBefore('p3@firm.example');
    const client = behindScan(async (nth) => {
      if (nth === 1) await saidBefore(older);
      if (nth === 2) await saidBefore('p70@firm.example');
    });
    await list(undefined, client);
    expect(await found()).toEqual(['p3@firm.example', older, 'p70@firm.example']);
    client.destroy();
  });

  it('is waited for before the list counts, and nobody is waited for once it does', async () => {
    const whole = async () => (await table.get(ALL_LISTED)) !== undefined;
    const before: boolean[] = [];
    const end = async () => {
      before.push(await whole());
      await saidBefore(older);
    };
    await list(end);
    expect([before, await whole(), await found()]).toEqual([[false], true, [older]]);
    expect(await list(end)).toBe('was listed');
    expect(before).toHaveLength(1);
  });

  it('is waited for anew where the wait was broken off, and until then each address is asked for', async () => {
    await saidBefore('p3@firm.example');
    await expect(list(() => Promise.reject(new Error('Ctrl-C')))).rejects.toThrow('Ctrl-C');
    await saidBefore(older);
    expect(await table.get(ALL_LISTED)).toBeUndefined();
    expect(await found()).toEqual(['p3@firm.example', older]);
    expect(await list(async () => {})).toBe('listed');
    expect(await found()).toEqual(['p3@firm.example', older]);
  });
});
