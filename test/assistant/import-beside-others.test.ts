import { beforeEach, describe, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import { ben, nora } from '../cast.ts';
import { type FakeHouse, fakeHouse } from '../fakes/house.ts';

const ROWS = 1600;
const row = (i: number) => `Person ${i},p${i}@many.example,+1415555${String(i).padStart(4, '0')}\n`;
const bytes = (text: string) => new TextEncoder().encode(text);

let house: FakeHouse;
beforeEach(async () => {
  house = fakeHouse();
  await house.owners.create(nora);
});

/** Imports the book; when it has come to a row for the second time, in which it is written, something else happens. */
async function importing(meanwhile: { at: number; act: () => Promise<unknown> }, dryRun = false) {
  let times = 0;
  const file = async function* () {
    times += 1;
    yield bytes('name,email,phone\n');
    for (let i = 0; i < ROWS; i++) {
      if (i === meanwhile.at && (await house.contacts.get(nora.id, 'never000')) === undefined && isWriting())
        await meanwhile.act();
      yield bytes(row(i));
    }
  };
  let written = 0;
  const isWriting = () => written > 0;
  const report = await importContacts(house, {
    ownerId: nora.id,
    file,
    dryRun,
    onProgress: (done) => (written = done),
  });
  expect(times).toBeGreaterThan(1);
  if (report.at === 'refused') throw new Error(report.because);
  return report;
}

const nothing = { at: -1, act: async () => undefined };
const people = () => all(house.contacts.ofOwner(nora.id));
const names = async () => (await people()).map(({ name }) => name).sort();

describe('a large import', () => {
  test('asks only for who may be known, once it knows who is', async () => {
    let asked = 0;
    const { byAliases } = house.contacts;
    house.contacts.byAliases = (ownerId, aliases) => {
      asked += aliases.length;
      return byAliases(ownerId, aliases);
    };
    await house.contacts.saveNew([ben]);
    expect(await importing(nothing)).toMatchObject({ new: ROWS });
    expect(asked).toBeLessThan(2 * 400 + 50);
  });

  test('finds a person whom the owner added meanwhile', async () => {
    const added = { ...ben, addresses: [{ address: 'p1500@many.example', source: 'you' }], version: 0 };
    const act = () => house.contacts.save(added);
    expect(await importing({ at: 900, act })).toMatchObject({ new: ROWS - 1, merged: 1 });
    expect(await people()).toHaveLength(ROWS);
    expect(await house.contacts.get(nora.id, ben.id)).toMatchObject({ phones: [{ number: '+14155551500' }] });
  });

  test('finds a person whose new address an answer told meanwhile', async () => {
    await house.contacts.saveNew([{ ...ben, version: 0 }]);
    const act = async () => {
      const known = await house.contacts.get(nora.id, ben.id);
      const address = { address: 'p1500@many.example', source: 'their answer' };
      if (known) await house.contacts.save({ ...known, addresses: [...known.addresses, address] });
    };
    expect(await importing({ at: 900, act })).toMatchObject({ new: ROWS - 1, merged: 1 });
    expect(await people()).toHaveLength(ROWS);
  });

  test('and another of the same people at the same time make nobody twice', async () => {
    const file = () => [
      bytes(
        `name,email\n${Array.from({ length: 700 }, (_, i) => row(i + 900).replace(/,[^,]*\n/, '\n')).join('')}`,
      ),
    ];
    const act = () => importContacts(house, { ownerId: nora.id, file });
    expect(await importing({ at: 850, act })).toMatchObject({ new: 900, merged: 700 });
    expect(new Set(await names()).size).toBe(ROWS);
    expect(await people()).toHaveLength(ROWS);
  });

  test('rehearsed tells what it would come to, over chunks of rows too', async () => {
    const again = Array.from(
      { length: 300 },
      (_, i) => `Someone ${i},,+1415555${String(i).padStart(4, '0')}\n`,
    );
    const more = Array.from(
      { length: 300 },
      (_, i) => `P. ${i},p${i}@many.example,+1415556${String(i).padStart(4, '0')}\n`,
    );
    const same = Array.from(
      { length: 300 },
      (_, i) => `Person ${i},new${i}@many.example,+1415555${String(i).padStart(4, '0')}\n`,
    );
    const rows = Array.from({ length: ROWS }, (_, i) => row(i));
    const file = () => [bytes(['name,email,phone\n', ...rows, ...again, ...more, ...same, ...same].join(''))];
    const dry = await importContacts(house, { ownerId: nora.id, file, dryRun: true });
    expect(await people()).toEqual([]);
    const real = await importContacts(house, { ownerId: nora.id, file });
    if (dry.at === 'refused' || real.at === 'refused') throw new Error('refused');
    const { new: made, merged, unchanged, skipped, needAddress } = real;
    expect(dry).toMatchObject({ new: made, merged, unchanged, skipped, needAddress });
    expect(dry.proposals.map(({ because }) => because)).toEqual(real.proposals.map(({ because }) => because));
  });
});
