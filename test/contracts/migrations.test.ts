import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { fc } from '../examples.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXIT, exitOf } from '../../cli/exit.ts';
import { NewerItem, toItem, write } from '../../core/storage/item.ts';
import { contactKey, enrollmentKey, type Key } from '../../core/storage/keys.ts';
import type { Migration } from '../../core/storage/migrations.ts';
import type { Table } from '../../core/storage/table.ts';
import { ben, lind, nora } from '../cast.ts';
import { fakeClock } from '../fakes/clock.ts';
import { anEnrollment } from './examples.ts';
import { all, dynamoStores, laterTable, newTable, startDynamo } from './stores.ts';

/** An invented third version of the schema: the company was `firm` in the first, the tags were one `tag` in the second. */
const INVENTED: Migration[] = [
  {
    CONTACT: ({ firm, ...rest }) => ({ ...rest, ...(firm === undefined ? {} : { company: firm }) }),
    ENROLLMENT: (value) => ({ ...value, facts: { ...Object(value['facts']), promise: 'a call in May' } }),
  },
  { CONTACT: ({ tag, ...rest }) => ({ ...rest, tags: tag === undefined ? rest['tags'] : [tag] }) },
];

const clock = fakeClock();
let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let old: Table;
let later: Table;
beforeAll(async () => void (dynamo = await startDynamo()));
afterAll(() => dynamo.close());
beforeEach(async () => {
  old = await newTable(dynamo.client, clock);
  later = laterTable(dynamo.client, old, INVENTED);
});

const { company: _company, tags: _tags, ...plainBen } = ben;
const FIRST = { ...plainBen, firm: 'Helio', tag: 'met in Porto' };

/** What lies in the table, as it lies there. */
async function versionOf({ pk, sk }: Key): Promise<string | undefined> {
  const Key = { pk: { S: pk }, sk: { S: sk } };
  const { Item } = await dynamo.client.send(new GetItemCommand({ TableName: old.name, Key }));
  return Item?.['v']?.N;
}

describe('an item that an older program wrote', () => {
  it('is read as one of today, step after step, and stays as it is until it is written', async () => {
    const key = contactKey(nora.id, ben.id);
    await old.put(write(key, FIRST));
    const { contacts } = dynamoStores(later);
    const read = await contacts.get(nora.id, ben.id);
    expect(read).toMatchObject({ name: ben.name, company: 'Helio', tags: ['met in Porto'] });
    expect(await versionOf(key)).toBe('1');
    if (!read) throw new Error('he is gone');
    expect(await contacts.save(read)).toBe('saved');
    expect(await versionOf(key)).toBe('3');
    expect(await contacts.get(nora.id, ben.id)).toMatchObject({ company: 'Helio', tags: ['met in Porto'] });
  });

  it('is found in lists and in batches as well, beside new ones', async () => {
    await old.putAll([write(contactKey(nora.id, ben.id), FIRST)]);
    const { contacts } = dynamoStores(later);
    await contacts.save({ ...lind, version: 0 });
    const listed = await all(contacts.ofOwner(nora.id));
    expect(listed.map(({ company }) => company).sort()).toEqual(['Helio', lind.company].sort());
    expect(await later.getAll([contactKey(nora.id, ben.id)])).toMatchObject([{ company: 'Helio' }]);
  });

  it('comes out of its packing, keeps its due time and is still saved under its own version only', async () => {
    const decisions = Array.from({ length: 30 }, (_, i) => ({
      at: nora.startedAt,
      did: `moved step 2-nudge to day ${i}`,
      because: 'the day was full',
    }));
    const enrollment = anEnrollment({ decisions });
    await dynamoStores(old).enrollments.create(enrollment);
    const { enrollments, dueIndex } = dynamoStores(later);
    const read = await enrollments.get(enrollment);
    expect(read).toEqual({ ...enrollment, facts: { ...enrollment.facts, promise: 'a call in May' } });
    expect(await all(dueIndex.upTo('2099-01-01T00:00:00.000Z'))).toHaveLength(1);
    expect(await enrollments.save({ ...enrollment, version: enrollment.version - 1 })).toBe('conflict');
    expect(await enrollments.save(enrollment)).toBe('saved');
    expect(await versionOf(enrollmentKey(enrollment))).toBe('3');
    expect(await all(dueIndex.upTo('2099-01-01T00:00:00.000Z'))).toHaveLength(1);
  });

  it('is refused by the program before, in words that say which version and what to do', async () => {
    await dynamoStores(later).contacts.save({ ...ben, version: 0 });
    const read = dynamoStores(old).contacts.get(nora.id, ben.id);
    await expect(read).rejects.toThrow(NewerItem);
    await expect(read).rejects.toThrow(/schema version 3.*up to version 1.*goodword upgrade/);
    await expect(dynamoStores(old).contacts.save({ ...ben, version: 0 })).rejects.toThrow(NewerItem);
    expect(exitOf(new NewerItem(contactKey(nora.id, ben.id), 3, 1))).toBe(EXIT.refused);
  });
});

describe('migrating', () => {
  const attributes = fc.dictionary(
    fc.string({ minLength: 1 }).filter((name) => !['pk', 'sk', 'v', 'z', 'tags', '__proto__'].includes(name)),
    fc.jsonValue(),
  );
  const stored = attributes.map((more) => ({ ...more, ...contactKey(nora.id, ben.id), v: 1 }));

  it('twice is migrating once, and whatever it does not speak of stays', () => {
    fc.assert(
      fc.property(stored, (item) => {
        const once = toItem(item, INVENTED);
        expect(toItem(once, INVENTED)).toEqual(once);
        const { firm: _firm, tag: _tag, company: _company, v: _v, ...rest } = item as Record<string, unknown>;
        expect(once).toMatchObject(rest);
      }),
    );
  });

  it('in one go is migrating version by version', () => {
    fc.assert(
      fc.property(stored, (item) => {
        const half = toItem(item, INVENTED.slice(0, 1));
        expect(toItem(half, INVENTED)).toEqual(toItem(item, INVENTED));
      }),
    );
  });
});
