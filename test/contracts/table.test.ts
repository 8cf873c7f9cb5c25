import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../core/domain/instant.ts';
import { NewerItem, write } from '../../core/storage/item.ts';
import {
  addressKey,
  aliasKey,
  commandKey,
  contactKey,
  DUE_SHARDS,
  dueAttributes,
  enrollmentKey,
  messageTimeKey,
  ownerKey,
  readDueKey,
} from '../../core/storage/keys.ts';
import { dynamoSuppressions } from '../../core/storage/suppressions.ts';
import type { Table } from '../../core/storage/table.ts';
import { ben, nora, person } from '../cast.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { aMessage, anEnrollment } from './examples.ts';
import { all, dynamoStores, newTable, startDynamo } from './stores.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let table: Table;
let clock: FakeClock;
beforeAll(async () => void (dynamo = await startDynamo()));
afterAll(() => dynamo.close());
beforeEach(async () => {
  clock = fakeClock();
  table = await newTable(dynamo.client, clock);
});

describe('what cannot be read', () => {
  it('an item of a newer schema version is an error that names its key and what to do', async () => {
    await table.put({ ...write(enrollmentKey(anEnrollment()), anEnrollment()), v: 2 });
    const read = dynamoStores(table).enrollments.get(anEnrollment());
    await expect(read).rejects.toThrow(NewerItem);
    await expect(read).rejects.toThrow('goodword upgrade');
    await expect(read).rejects.toThrow(
      'The item OWNER#nora0001 / ENROLLMENT#benosei1#01 has schema version 2, and this program reads up to version 1',
    );
  });

  it('a damaged item is an error that names its key and attribute, and no value', async () => {
    const damaged = { ...ben, addresses: [{ address: 7, source: 'you' }], trust: 'a secret' };
    await table.put(write(contactKey(nora.id, ben.id), damaged));
    const read = dynamoStores(table).contacts.get(nora.id, ben.id);
    await expect(read).rejects.toThrow(
      /OWNER#nora0001 \/ CONTACT#benosei1 cannot be read.*addresses\.0\.address/,
    );
    await expect(read).rejects.not.toThrow('a secret');
  });

  it('a contact of an older Goodword, which kept one place he left, is read with that one', async () => {
    const left = { at: '2026-11-20T10:00:00.000Z', company: 'Borealis', role: 'Analyst' };
    await table.put(write(contactKey(nora.id, ben.id), { ...ben, left }));
    expect(await dynamoStores(table).contacts.get(nora.id, ben.id)).toEqual({ ...ben, left: [left] });
  });

  it('the error about an address item does not tell the address', async () => {
    await table.put({ ...addressKey(nora.address), v: 1 });
    const read = dynamoStores(table).owners.byAddress(nora.address);
    await expect(read).rejects.toThrow('The item ADDRESS#<address> / OWNER cannot be read');
  });
});

describe('what is larger than a write unit', () => {
  const decisions = Array.from({ length: 30 }, (_, i) => ({
    at: new Date(Date.parse(nora.startedAt) + i * 3_600_000).toISOString(),
    did: `moved step 2-nudge to day ${i}`,
    because: 'the day was full: ten mails a day',
  }));

  it('an enrollment with all its decisions is written in two units, and comes back as it was', async () => {
    const enrollment = anEnrollment({ decisions });
    const item = write(enrollmentKey(enrollment), enrollment);
    expect(JSON.stringify(enrollment).length).toBeGreaterThan(3 * 1024);
    expect((item['z'] as Uint8Array).length).toBeLessThan(1900);
    const { enrollments, dueIndex } = dynamoStores(table);
    await enrollments.create(enrollment);
    expect(await enrollments.get(enrollment)).toEqual(enrollment);
    expect(await enrollments.save(enrollment)).toBe('saved');
    expect(await enrollments.save(enrollment)).toBe('conflict');
    expect(await all(dueIndex.upTo('2099-01-01T00:00:00.000Z'))).toHaveLength(1);
  });

  it('a mail with a megabyte of words is kept', async () => {
    const { messages } = dynamoStores(table);
    await messages.record(aMessage({ text: 'what we said at the fair '.repeat(40_000) }));
    expect((await messages.ofContact(nora.id, ben.id))[0]?.text).toHaveLength(1_000_000);
  });

  it('what is packed and damaged is an error that names its key', async () => {
    await table.put({ ...contactKey(nora.id, ben.id), v: 1, z: new Uint8Array([1, 2, 3]) });
    const read = dynamoStores(table).contacts.get(nora.id, ben.id);
    await expect(read).rejects.toThrow(
      'OWNER#nora0001 / CONTACT#benosei1 cannot be read. z: it cannot be unpacked',
    );
  });

  it('what is small stays readable for people', () => {
    expect(write(enrollmentKey(anEnrollment()), anEnrollment())).toMatchObject({ sequence: 'reconnect' });
  });
});

describe('what a crash leaves behind', () => {
  const address = { address: 'lena@nordwind.example', source: 'you' };
  const lena = person({ id: 'lena0001', name: 'Lena Voss', version: 0, addresses: [address] });
  const alias = 'address:lena@nordwind.example' as const;

  it('an alias whose contact was never written is nobody’s, and free after a minute', async () => {
    const { contacts } = dynamoStores(table);
    await table.put(write(aliasKey(nora.id, alias), { holder: 'crashed0', claimedAt: clock.now() }));
    expect(await contacts.byAliases(nora.id, [alias])).toEqual(new Map());
    expect(await contacts.save(lena)).toBe('conflict');
    clock.advance(MINUTE);
    expect(await contacts.save(lena)).toBe('saved');
    expect(await contacts.byAliases(nora.id, [alias])).toEqual(new Map([[alias, lena.id]]));
  });

  it('an alias of a contact who does not go by it any more is nobody’s, and free', async () => {
    const { contacts } = dynamoStores(table);
    await contacts.save({ ...ben, version: 0 });
    await table.put(write(aliasKey(nora.id, alias), { holder: ben.id, claimedAt: clock.now() }));
    clock.advance(MINUTE);
    expect(await contacts.byAliases(nora.id, [alias])).toEqual(new Map());
    expect(await contacts.save(lena)).toBe('saved');
  });

  it('of many who take over what was left behind one gets it', async () => {
    const { contacts } = dynamoStores(table);
    await table.put(write(aliasKey(nora.id, alias), { holder: 'crashed0', claimedAt: clock.now() }));
    clock.advance(MINUTE);
    const claimants = Array.from({ length: 8 }, (_, i) => ({ ...lena, id: `lena000${i}` }));
    const saved = await Promise.all(claimants.map((one) => contacts.save(one)));
    expect(saved.filter((one) => one === 'saved')).toHaveLength(1);
  });

  it('a message has one place in the order of time, and one that was left behind shows it not twice', async () => {
    const { messages } = dynamoStores(table);
    await messages.record(aMessage());
    const moved = aMessage({ at: '2026-11-25T00:00:00.000Z' });
    await messages.record(moved);
    const places = () => all(table.rows({ pk: 'OWNER#nora0001#MESSAGES' }));
    expect(await places()).toMatchObject([{ at: moved.at }]);
    await table.put(write(messageTimeKey(aMessage()), aMessage()));
    expect(await all(messages.ofOwner(nora.id, nora.startedAt))).toEqual([moved]);
  });

  it('an erased contact leaves no place in the order of time', async () => {
    const { contacts, messages } = dynamoStores(table);
    await contacts.save({ ...ben, version: 0 });
    await messages.record(aMessage());
    await contacts.erase(ben);
    expect(await all(table.rows({ pk: 'OWNER#nora0001#MESSAGES' }))).toEqual([]);
  });

  it('an address of an owner who does not go by it any more is nobody’s, and free', async () => {
    const { owners } = dynamoStores(table);
    await owners.create(nora);
    await table.put(write(addressKey('old@home.example'), { holder: nora.id, claimedAt: clock.now() }));
    clock.advance(MINUTE);
    expect(await owners.byAddress('old@home.example')).toBeUndefined();
    const omar = {
      ...nora,
      id: 'omar0001',
      address: 'old@home.example',
      sendingAddress: 'omar@mail.example',
    };
    expect(await owners.create(omar)).toBe('created');
  });

  it('an owner in the list who was never written is passed over', async () => {
    const { owners } = dynamoStores(table);
    await table.put(write({ pk: 'OWNERS', sk: 'crashed0' }, {}));
    await owners.create(nora);
    expect(await all(owners.all())).toEqual([nora]);
  });
});

describe('suppressions under rotating keys', () => {
  it('an address suppressed under an older key is still found, is not written twice, and can be lifted', async () => {
    const [older, newer] = ['the older key of the two, long enough', 'the newer key of the two, long enough'];
    const why = { reason: 'stop', at: nora.startedAt, evidence: 'stop' } as const;
    await dynamoSuppressions(table, [older]).add('ben@helio.example', why);
    const rotated = dynamoSuppressions(table, [newer, older]);
    await rotated.add('ben@helio.example', { ...why, reason: 'complaint' });
    expect(await rotated.find('ben@helio.example')).toMatchObject({ reason: 'stop' });
    expect(await dynamoSuppressions(table, [newer]).find('ben@helio.example')).toBeUndefined();
    await rotated.lift('ben@helio.example');
    expect(await dynamoSuppressions(table, [older]).find('ben@helio.example')).toBeUndefined();
  });

  it('the item of a suppression does not hold the address', async () => {
    const suppressions = dynamoSuppressions(table, ['a key of the contracts, long enough']);
    await suppressions.add('ben@helio.example', { reason: 'stop', at: nora.startedAt, evidence: 'stop' });
    const stored = await suppressions.find('ben@helio.example');
    expect(stored?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(
      JSON.stringify(await table.get({ pk: `SUPPRESSION#${stored?.hash}`, sk: 'SUPPRESSION' })),
    ).not.toContain('helio');
  });

  it('without a key there are no suppressions', () => {
    expect(() => dynamoSuppressions(table, [])).toThrow('need a key');
  });
});

describe('keys', () => {
  it('a row of the due index tells what is due by its key alone', () => {
    const due = nora.due;
    expect(readDueKey({ ...ownerKey('nora0001'), dueAt: due })).toEqual({
      kind: 'owner',
      ownerId: 'nora0001',
      due,
    });
    expect(readDueKey({ ...enrollmentKey(anEnrollment({ n: 7 })), dueAt: due })).toEqual({
      kind: 'enrollment',
      ownerId: nora.id,
      contactId: ben.id,
      n: 7,
      due,
    });
    expect(() => readDueKey({ pk: 'OWNER#x', sk: 'DRAFT#y', dueAt: due })).toThrow(
      'neither an owner nor an enrollment',
    );
  });

  it('what is due spreads over all shards, and the same key always has the same one', () => {
    const shards = Array.from(
      { length: 400 },
      (_, i) => dueAttributes(ownerKey(`owner${i}`), nora.due).dueShard,
    );
    for (const shard of DUE_SHARDS) expect(shards.filter((one) => one === shard).length).toBeGreaterThan(60);
    expect(dueAttributes(ownerKey('nora0001'), nora.due)).toEqual({ dueShard: '3', dueAt: nora.due });
    expect(dueAttributes(ownerKey('nora0001'), undefined)).toEqual({});
  });

  it('commands and digests sort by time', () => {
    const key = (at: string) => commandKey({ ownerId: nora.id, at, id: 'zzzzzzzz' }).sk;
    expect(key('2026-11-22T15:00:00.000Z') < key('2026-11-22T15:00:00.001Z')).toBe(true);
  });
});
