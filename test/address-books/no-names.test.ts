import { describe, expect, test } from 'vitest';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import { whyNoName } from '../../core/domain/people/no-name.ts';
import { fakeHouse } from '../fakes/house.ts';
import { nora } from '../cast.ts';
import { bytesOf, read } from './reading.ts';

describe('a cell that stands for a name and is none', async () => {
  const { rows, skipped } = await read(bytesOf('cells-that-are-no-names.csv'));

  test('makes nobody, and is told with its line, what it says and why', () => {
    expect(skipped.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 there is no name in the row: "=SUM(1)" begins like a formula',
      '3 there is no name in the row: "+49 30 901820" begins like a formula',
      '4 there is no name in the row: "-1-1" begins like a formula',
      '5 there is no name in the row: "@SUM(1)" begins like a formula',
      '6 there is no name in the row: "#REF!" is a formula that failed',
      '7 there is no name in the row: "ana@x.example" is an address',
      '8 there is no name in the row: "https://x.example/ana" is a web page',
      '9 there is no name in the row: "(unknown)" stands for a name nobody knew',
      '10 there is no name in the row: "12345" has no letter',
      '11 there is no name in the row: "=SUM(1)" begins like a formula',
    ]);
  });

  test('leaves the person his name of another column, and says what was left out', () => {
    expect(rows.map(({ name, company, doubts }) => [name, company, doubts])).toEqual([
      ['Ana Ruiz', '=B2', ['"=A2" begins like a formula and was not taken for a name']],
      ['Ben', undefined, ['"=C3" begins like a formula and was not taken for a name']],
      ['Kim', undefined, undefined],
    ]);
  });

  test('is among what an import tells the owner', async () => {
    const house = fakeHouse();
    await house.owners.create(nora);
    const bytes = bytesOf('cells-that-are-no-names.csv');
    const report = await importContacts(house, { ownerId: nora.id, file: () => [bytes] });
    if (report.at === 'refused') throw new Error(report.because);
    expect(report.noted.map(({ line }) => line)).toEqual([12, 13]);
    expect(report.skipped).toHaveLength(10);
  });
});

test('a card named by a formula is not taken, and one named by a number goes by its nickname', async () => {
  const { rows, skipped } = await read(bytesOf('vcard-no-names.vcf'));
  expect(skipped).toMatchObject([{ line: 1, reason: expect.stringContaining('"=SUM(1)"') }]);
  expect(rows).toMatchObject([{ name: 'Aunt Ruth', notes: 'ask at: noon, or later' }]);
});

test.each(['Ana', 'Na', 'Null', "O'Neil", '名前 太郎', 'J. R.', "'t Hooft", 'Test User', 'X Æ A-12'])(
  '%s may be a name',
  (name) => expect(whyNoName(name)).toBeUndefined(),
);
