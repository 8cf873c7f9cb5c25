import { describe, expect, test } from 'vitest';
import { headerKey } from '../../core/address-books/columns.ts';
import { bytesOf, errorOf, read } from './reading.ts';

const book = (file: string) => read(bytesOf(file));

describe('encodings', () => {
  test.each([
    ['polish-windows-1250.csv', ['Łukasz Żak', 'Świętosława Źdźbło'], [['Imię i nazwisko', 'name']]],
    ['japanese-shift-jis.csv', ['山田 太郎', '佐藤 花子'], []],
    ['two-encodings-in-one.csv', ['Jürgen Groß', 'Renée Åkesson', 'Tom Baker', 'Łukasz Żak'], []],
  ] as const)('%s is told by its bytes', async (file, names, said) => {
    const map = new Map(said.map(([column, field]) => [headerKey(column), field] as const));
    const { rows } = await read(bytesOf(file), { map });
    expect(rows.map(({ name }) => name)).toEqual(names);
  });
});

describe('columns', () => {
  test('what each was taken for is told', async () => {
    const { columns } = await book('google-new.csv');
    expect(columns).toContainEqual({ column: 'E-mail 2 - Value', field: 'email' });
    expect(columns).toContainEqual({ column: 'Birthday' });
  });

  test('the owner’s word beats the guess, and headers nobody foresaw are read by it', async () => {
    const map = new Map([
      ['mitarbeiter', 'name'],
      ['kontaktpunkt', 'email'],
      ['wogesehen', 'met'],
      ['intern', 'nothing'],
    ] as const);
    expect((await read(bytesOf('unforeseen-headers.csv'), { map })).rows[0]).toMatchObject({
      name: 'Ana Ruiz',
      addresses: ['ana@x.example'],
      met: 'PyCon',
    });
    expect(await errorOf(bytesOf('unforeseen-headers.csv'))).toContain('--map');
    const wrong = new Map([['labels', 'nothing']] as const);
    expect((await read(bytesOf('google-new.csv'), { map: wrong })).rows[0]?.tags).toEqual([]);
  });

  test('a column that is not there is refused with those that are', async () => {
    const map = new Map([['nosuch', 'met']] as const);
    await expect(read(bytesOf('google-new.csv'), { map })).rejects.toThrow(/no column "nosuch".*First Name/);
  });
});
