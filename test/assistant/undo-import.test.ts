import { describe, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { editContact } from '../../core/assistant/edit-contact.ts';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import { undoImport } from '../../core/assistant/undo-import.ts';
import { anEnrollment } from '../contracts/examples.ts';
import { ben, nora } from '../cast.ts';
import { type FakeHouse, fakeHouse } from '../fakes/house.ts';

const table = (...lines: string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);
const BOOK = table(
  'name,email,phone,city',
  'Ben Osei,ben@helio.example,+1 415 555 0132,Kiel',
  'Ana Ruiz,ana@x.example,,Lund',
  'Tom Baker,tom@x.example,,',
);

async function norasHouse(): Promise<FakeHouse> {
  const house = fakeHouse();
  await house.owners.create(nora);
  await house.contacts.save({ ...ben, version: 0 });
  return house;
}
const everybody = async (house: FakeHouse) => all(house.contacts.ofOwner(nora.id));
const names = async (house: FakeHouse) => (await everybody(house)).map(({ name }) => name).sort();
async function bring(house: FakeHouse, bytes: Uint8Array, fileName = 'people.csv') {
  const report = await importContacts(house, { ownerId: nora.id, file: () => [bytes], fileName });
  if (report.at === 'refused') throw new Error(report.because);
  return report;
}
async function undo(house: FakeHouse, batchId?: string) {
  return undoImport(house, { ownerId: nora.id, ...(batchId !== undefined && { batchId }) });
}

describe('an import taken back', () => {
  test('leaves everybody as before: whom it brought is gone, what it added to others too', async () => {
    const house = await norasHouse();
    const [before] = await everybody(house);
    const { batch } = await bring(house, BOOK);
    expect(await house.contacts.get(nora.id, ben.id)).toMatchObject({ city: 'Kiel', phones: [{}] });
    expect(await undo(house)).toMatchObject({ at: 'undone', removed: 2, restored: 1, stays: [] });
    expect(await everybody(house)).toEqual([{ ...before, version: 3 }]);
    expect(batch).toBeDefined();
    expect(await undo(house, batch)).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('before'),
    });
    expect(await undo(house)).toMatchObject({ because: 'there is no import to take back' });
  });

  test('can be imported again, and taken back again', async () => {
    const house = await norasHouse();
    await bring(house, BOOK);
    await undo(house);
    expect(await bring(house, BOOK)).toMatchObject({ new: 2, merged: 1 });
    expect(await undo(house)).toMatchObject({ removed: 2, restored: 1 });
  });

  test('spares whom the owner changed and whom a mail is written to, and says so', async () => {
    const house = await norasHouse();
    await bring(house, BOOK);
    const [ana, tom] = (await everybody(house))
      .filter(({ id }) => id !== ben.id)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    if (!ana || !tom) throw new Error('two were brought');
    await editContact(house, { ownerId: nora.id, contactId: ana.id, details: { note: 'likes Kafka' } });
    await house.enrollments.create(anEnrollment({ contactId: tom.id }));
    const undone = await undo(house);
    expect(undone).toMatchObject({ removed: 0, restored: 1 });
    expect(undone.at === 'undone' && undone.stays.map(({ name }) => name).sort()).toEqual([
      'Ana Ruiz',
      'Tom Baker',
    ]);
    expect(await names(house)).toEqual(['Ana Ruiz', 'Ben Osei', 'Tom Baker']);
  });

  test('keeps what was said of a known person since', async () => {
    const house = await norasHouse();
    await bring(house, BOOK);
    await editContact(house, {
      ownerId: nora.id,
      contactId: ben.id,
      details: { city: 'Oslo', note: 'met again' },
    });
    await undo(house);
    expect(await house.contacts.get(nora.id, ben.id)).toMatchObject({
      city: 'Oslo',
      phones: [],
      notes: [{ text: 'met again' }],
    });
  });

  test('is the newest, or the one that is named', async () => {
    const house = await norasHouse();
    const first = await bring(house, BOOK, 'first.csv');
    house.clock.advance(60_000);
    await bring(house, table('name,email', 'Kim Ito,kim@x.example'), 'second.csv');
    expect(await undo(house, first.batch)).toMatchObject({ batch: { fileName: 'first.csv' }, removed: 2 });
    expect(await names(house)).toEqual(['Ben Osei', 'Kim Ito']);
    expect(await undo(house)).toMatchObject({ batch: { fileName: 'second.csv' }, removed: 1 });
  });

  test('one after the other, the newest first, until nobody is left whom they brought', async () => {
    const house = await norasHouse();
    await bring(house, BOOK, 'first.csv');
    house.clock.advance(60_000);
    await bring(house, table('name,email,city', 'Tom Baker,tom@x.example,Oslo'), 'second.csv');
    expect(await undo(house)).toMatchObject({ batch: { fileName: 'second.csv' }, removed: 0, restored: 1 });
    expect(await undo(house)).toMatchObject({ batch: { fileName: 'first.csv' }, removed: 2, stays: [] });
    expect(await names(house)).toEqual(['Ben Osei']);
  });

  test('over several parts, where later rows add to whom earlier ones made', async () => {
    const house = await norasHouse();
    const people = Array.from({ length: 250 }, (_, i) => `Person ${i},p${i}@x.example,,`);
    const again = Array.from({ length: 250 }, (_, i) => `Person ${i},p${i}@x.example,,City ${i}`);
    expect(await bring(house, table('name,email,phone,city', ...people, ...again))).toMatchObject({
      new: 250,
      merged: 250,
    });
    expect(await undo(house)).toMatchObject({ removed: 250, stays: [] });
    expect(await names(house)).toEqual(['Ben Osei']);
  });

  test('that broke off goes as far as it came', async () => {
    const house = await norasHouse();
    const people = Array.from({ length: 1000 }, (_, i) => `Person ${i},p${i}@x.example`);
    let chunks = 0;
    const saveNew: FakeHouse['contacts']['saveNew'] = async (fresh) => {
      if (++chunks === 2) throw new Error('the power went');
      return house.contacts.saveNew(fresh);
    };
    const failing = { ...house, contacts: { ...house.contacts, saveNew } };
    await expect(bring(failing, table('name,email', ...people))).rejects.toThrow('the power went');
    expect(await names(house)).toHaveLength(401);
    expect(await undo(house)).toMatchObject({ removed: 400 });
    expect(await names(house)).toEqual(['Ben Osei']);
  });

  test('that changed nothing, or was a dry run, is not even noted', async () => {
    const house = await norasHouse();
    await bring(house, BOOK);
    expect(await bring(house, BOOK)).not.toHaveProperty('batch');
    const dry = { ownerId: nora.id, file: () => [table('name', 'Kim Ito')], dryRun: true };
    expect(await importContacts(house, dry)).not.toHaveProperty('batch');
    expect(await house.imports.latest(nora.id, 9)).toHaveLength(1);
  });
});
