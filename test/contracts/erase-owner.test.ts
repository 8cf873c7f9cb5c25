import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeOwner } from '../../core/assistant/remove-owner.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { ben, nora, omar } from '../cast.ts';
import { fakeClock } from '../fakes/clock.ts';
import { fakeHouse } from '../fakes/house.ts';
import { aMessage, anEnrollment } from './examples.ts';
import { dynamoStores, newTable, startDynamo } from './stores.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => void (dynamo = await startDynamo()));
afterAll(() => dynamo.close());

test('of an owner who was removed nothing is left but what protects others, and nothing of the others is gone', async () => {
  const table = await newTable(dynamo.client, fakeClock());
  const stores = dynamoStores(table);
  for (const owner of [nora, omar]) await furnish(stores, owner);
  const before = await keysWith(table.name, omar.id);
  await stores.suppressions.add('ben@helio.example', {
    reason: 'stop',
    at: nora.startedAt,
    evidence: 'stop',
  });

  const house = { ...fakeHouse(), ...stores };
  expect(await removeOwner(house, nora.id)).toMatchObject({ at: 'removed', contacts: 1 });

  expect(await keysWith(table.name, nora.id)).toEqual([]);
  expect(await keysWith(table.name, omar.id)).toEqual(before);
  expect(await stores.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'stop' });
});

/** Something of every kind the table keeps of an owner. */
async function furnish(stores: ReturnType<typeof dynamoStores>, owner: Owner): Promise<void> {
  const ownerId = owner.id;
  const at = '2026-11-23T13:00:00.000Z';
  await stores.owners.create(owner);
  await stores.contacts.save({ ...ben, ownerId, version: 0 });
  await stores.enrollments.create(anEnrollment({ ownerId }));
  await stores.messages.record(aMessage({ ownerId, messageIds: [`placed-${ownerId}`] }));
  await stores.messages.record(
    aMessage({
      ownerId,
      contactId: '00000000',
      id: 'mail-1',
      direction: 'in',
      messageIds: [`lost-${ownerId}`],
    }),
  );
  await stores.digests.put({ ownerId, day: '2026-11-23', sentAt: at, items: [] });
  await stores.commands.record({
    ownerId,
    id: 'comm0001.0',
    at,
    line: 'pause',
    did: 'paused',
    before: { owner },
  });
  await stores.offers.put({
    ...{ ownerId, code: 'offer001', at, lines: [{ line: 'stop Ben Osei' }] },
    about: { scope: 'o', ownerId, contactId: '00000000', n: 0, tail: '00000000' },
  });
  await stores.imports.put({ ownerId, id: 'batch001', at, fileName: 'people.csv', new: 1, merged: 0 });
  await stores.imports.putPart({ ownerId, batchId: 'batch001', n: 1, made: ['b'], changed: [], prints: {} });
  await stores.copies.put({ ownerId, contactId: ben.id, id: 'batch001.1', at, before: ben, after: ben });
}

/** The keys of all items that speak of an owner. */
async function keysWith(table: string, ownerId: string): Promise<string[]> {
  const { Items = [] } = await dynamo.client.send(new ScanCommand({ TableName: table }));
  return Items.filter((item) => JSON.stringify(item).includes(ownerId))
    .map(({ pk, sk }) => `${pk?.S} / ${sk?.S}`)
    .sort();
}
