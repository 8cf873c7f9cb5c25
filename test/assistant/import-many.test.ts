import { describe, expect, test } from 'vitest';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import type { House } from '../../core/assistant/ports.ts';
import { type Alias, aliasesOf } from '../../core/domain/people/alias.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { nora } from '../cast.ts';
import { fakeHouse } from '../fakes/house.ts';

const ROWS = 5000;

/** Contacts that are found at once among thousands, and how often something was written. */
function indexed() {
  const kept = new Map<string, Contact>();
  const holders = new Map<Alias, string>();
  const counted = { writes: 0, batches: [] as number[] };
  const contacts: House['contacts'] = {
    get: async (_, id) => kept.get(id),
    async *ofOwner() {
      yield* kept.values();
    },
    byAliases: async (_, aliases) =>
      new Map(aliases.flatMap((alias) => (holders.has(alias) ? [[alias, holders.get(alias) ?? '']] : []))),
    async save() {
      counted.writes += 1;
      return 'saved';
    },
    async saveNew(fresh) {
      counted.writes += 1;
      counted.batches.push(fresh.length);
      for (const contact of fresh) {
        kept.set(contact.id, { ...contact, version: 1 });
        for (const alias of aliasesOf(contact)) holders.set(alias, contact.id);
      }
    },
    async watchAliases() {},
    isStill: async () => true,
    async endWatch() {},
    async remove() {},
    async erase() {},
    async eraseMailsFrom() {},
  };
  return { contacts, counted, kept };
}

describe('a book of thousands', () => {
  test('is read as it is written, four hundred rows ahead at most, and the second time nothing is written', async () => {
    const { contacts, counted, kept } = indexed();
    const house = { ...fakeHouse(), contacts };
    await house.owners.create(nora);
    let handedOut = 0;
    const ahead: number[] = [];
    const file = function* () {
      handedOut = 0;
      yield new TextEncoder().encode('name,email\n');
      for (let i = 0; i < ROWS; i++) {
        handedOut += 1;
        const name = i % 50 === 7 ? '' : `Person ${i}`;
        yield new TextEncoder().encode(`${name},p${i}@many.example\n`);
      }
    };
    const onProgress = (done: number) => void ahead.push(handedOut - done);
    const report = await importContacts(house, { ownerId: nora.id, file, onProgress });
    expect(report).toMatchObject({ rows: ROWS, new: ROWS - ROWS / 50, merged: 0 });
    expect(report.at === 'imported' && report.skipped).toHaveLength(ROWS / 50);
    expect(kept.size).toBe(ROWS - ROWS / 50);
    // Rows without a name are counted as done from the first.
    expect(Math.max(...ahead)).toBeLessThanOrEqual(400);
    expect(Math.max(...counted.batches)).toBeLessThanOrEqual(400);

    const { writes } = counted;
    const again = await importContacts(house, { ownerId: nora.id, file });
    expect(again).toMatchObject({ new: 0, merged: 0, unchanged: kept.size, proposals: [] });
    expect(counted.writes).toBe(writes);
    expect(await house.imports.latest(nora.id, 9)).toHaveLength(1);
  });
});
