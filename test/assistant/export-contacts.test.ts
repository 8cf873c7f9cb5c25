import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { exportContacts } from '../../core/assistant/export-contacts.ts';
import { nora } from '../cast.ts';
import type { FakeHouse } from '../fakes/house.ts';
import { bring, connections, everybody, norasHouse } from './noras-book.ts';

describe('an export', () => {
  const exported = async (house: FakeHouse, format: 'csv' | 'json' | 'vcard') =>
    (await all(exportContacts(house, { ownerId: nora.id, format }))).join('');

  test('as CSV is imported again without changing anything', async () => {
    const house = await norasHouse();
    await bring(house, connections);
    const before = await everybody(house);
    const report = await bring(house, new TextEncoder().encode(await exported(house, 'csv')));
    expect(report).toMatchObject({ new: 0, merged: 0 });
    expect(await everybody(house)).toEqual(before);
  });

  test('as CSV runs no formula in a spreadsheet', async () => {
    const house = await norasHouse();
    await bring(house, readFileSync(new URL('../fixtures/address-books/injection.csv', import.meta.url)));
    const csv = await exported(house, 'csv');
    expect(csv).toContain("'+Plus");
    expect(csv).not.toMatch(/(?:^|,)"?[=+\-@]/m);
  });

  test('as JSON holds everything that is stored', async () => {
    const house = await norasHouse();
    expect(JSON.parse(await exported(house, 'json'))).toEqual([]);
    await bring(house, connections);
    expect(JSON.parse(await exported(house, 'json'))).toEqual(await everybody(house));
  });

  test('as vCard has a card for everybody', async () => {
    const house = await norasHouse();
    await bring(house, connections);
    expect((await exported(house, 'vcard')).match(/^BEGIN:VCARD\r$/gm)).toHaveLength(38);
  });
});
