import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { dayFrom } from '../../core/address-books/day.ts';
import { personName, wholeName } from '../../core/address-books/person-name.ts';
import type { AddressBookRow } from '../../core/address-books/row.ts';
import { bytesOf, errorOf, outcome, read, utf8 } from './reading.ts';

describe("LinkedIn's Connections.csv", async () => {
  const { format, rows, skipped } = await read(bytesOf('linkedin-connections.csv'));
  const named = (name: string): AddressBookRow | undefined => rows.find((row) => row.name === name);

  test('is read below its note, and every row is taken or has a reason', async () => {
    expect(format).toBe('linkedin');
    expect(rows).toHaveLength(40);
    expect(skipped).toEqual([
      { line: 23, reason: expect.stringContaining('no name') },
      { line: 24, reason: expect.stringContaining('closed their account') },
      { line: 46, reason: expect.stringContaining('closed their account') },
    ]);
  });

  test('keeps people without an address', async () => {
    expect(named('David Okafor')).toEqual({
      line: 6,
      name: 'David Okafor',
      addresses: [],
      phones: [],
      linkedin: 'https://www.linkedin.com/in/david-okafor',
      company: 'Helio',
      role: 'Data Engineering Team Lead',
      tags: [],
      connectedOn: '2020-06-03',
    });
    expect(rows.filter(({ addresses }) => addresses.length === 0).length).toBeGreaterThan(25);
  });

  test('quoted commas and doubled quotes belong to the cell', async () => {
    expect(named('Jane Doe')).toMatchObject({ company: 'Acme, Inc.', role: 'VP, Engineering' });
    expect(named('Siobhán O"Neil')).toMatchObject({ role: 'Editor "at large"' });
  });

  test('names lose credentials, pictures, remarks and titles; a professor keeps the title he is greeted by', async () => {
    for (const name of [
      'Claire Looper',
      'Kevin Brandt',
      'Hannah Fischer',
      'Marcus Hill',
      'Farid Nazari',
      'Mei Ma',
    ])
      expect(named(name)).toBeDefined();
    expect(named('Annika Lind')?.title).toBe('Prof.');
  });

  test('dates are read in every form, and one that nobody can read is left out', async () => {
    expect(named('Raj Patel')?.connectedOn).toBe('2026-01-01');
    expect(named('Aisha Bello')?.connectedOn).toBe('2025-03-04');
    expect(named('Wei Zhang')?.connectedOn).toBe('2024-11-23');
    expect(named('Tomás García')).toMatchObject({ role: 'CTO' });
    expect(named('Tomás García')?.connectedOn).toBeUndefined();
  });

  test.each([
    ['linkedin-german.csv', 2, 'Jürgen Müller', 2],
    ['linkedin-no-preamble.csv', 1, 'Jane Doe', 2],
    ['linkedin-old-header.csv', 1, 'Tom Baker', 5],
    ['linkedin-long-preamble.csv', 1, 'Jane Doe', 9],
  ])('%s has %d people, the first %s in line %d', async (file, count, name, line) => {
    const book = await read(bytesOf(file));
    expect(book).toMatchObject({ format: 'linkedin', skipped: [] });
    expect(book.rows).toHaveLength(count);
    expect(book.rows[0]).toMatchObject({ name, line });
  });
});

describe('plain tables', () => {
  test('semicolons, Windows-1252 and German headers', async () => {
    expect((await read(bytesOf('plain-semicolon-windows-1252.csv'))).rows).toEqual([
      {
        line: 2,
        name: 'Jürgen Groß',
        addresses: ['j.gross@nordwind.example'],
        phones: ['030 901820'],
        company: 'Café Zürich',
        role: 'Geschäftsführer',
        kind: 'ehemaliger Kollege',
        tags: [],
      },
      expect.objectContaining({ name: 'Renée Åkesson', kind: 'Freundin' }),
    ]);
  });

  test('tabs and UTF-16, with a line end inside a cell', async () => {
    const { rows } = await read(bytesOf('plain-tabs-utf16.csv'));
    expect(rows[0]).toMatchObject({
      name: 'Ben Osei',
      lastContact: '2025-09-20',
      notes: 'met at the "Atlas" kick-off',
    });
    expect(rows[1]).toMatchObject({ name: 'Łukasz Żak', line: 4 });
  });

  test('bars, and a name that stands the other way round', async () => {
    const { rows } = await read(bytesOf('plain-pipes.csv'));
    expect(rows.map(({ name }) => name)).toEqual(['Ana Ruiz', 'Ana Maria Ruiz']);
    expect(rows[0]).toMatchObject({ phones: ['+1 (415) 555-0132'], met: 'PyCon, Pittsburgh' });
  });

  test('people of whom only the phone is known are kept', async () => {
    expect((await read(bytesOf('phones-only.csv'))).rows).toHaveLength(3);
  });

  test("Excel's sep= line, UTF-16 without a mark, and a byte order mark", async () => {
    const table = 'name;email\nAna Ruiz;ana@x.example\n';
    const utf16 = new Uint8Array(Buffer.from(table, 'utf16le'));
    for (const bytes of [utf8(`sep=;\n${table}`), utf8(`\uFEFF${table}`), utf16])
      expect((await read(bytes)).rows).toMatchObject([{ name: 'Ana Ruiz', addresses: ['ana@x.example'] }]);
  });

  test('several addresses of one cell or of several columns are all taken', async () => {
    const text = 'name,email 1,email 2\nAna,a@x.example; b@x.example,c@x.example\n';
    expect((await read(utf8(text))).rows[0]?.addresses).toEqual([
      'a@x.example',
      'b@x.example',
      'c@x.example',
    ]);
  });

  test('headers are known whatever their case, spaces, `_` and `-`', async () => {
    const text =
      'FIRST_NAME,last-name,E-Mail Address,Organisation,Job_Title\nAna,Ruiz,a@x.example,Helio,CTO\n';
    expect((await read(utf8(text))).rows[0]).toMatchObject({
      name: 'Ana Ruiz',
      company: 'Helio',
      role: 'CTO',
    });
  });
});

describe('what cannot be imported says what was found and what to do', () => {
  test.each([
    ['only-a-header.csv', /header but not one person.*Export it again/],
    ['only-former-members.csv', /2 rows below it were skipped, the first in line 2/],
    ['no-header.csv', /first line is "Ana Ruiz \| ana@x\.example".*"name,email,company,title"/],
    ['quote-never-closed.csv', /quotation mark is opened after line 2/],
    ['not-a-csv.html', /web page/],
  ])('%s', async (file, words) => {
    const error = await errorOf(bytesOf(file), file);
    expect(error).toMatch(words);
    expect(error).toContain(file);
  });

  test('an empty file, a cut archive and a cut card', async () => {
    expect(await errorOf(new Uint8Array())).toContain('is empty');
    expect(await errorOf(utf8('PK\u0003\u0004\u0014\0\0\0\b\0'))).toContain('Unpack it');
    expect(await errorOf(utf8('BEGIN:VCARD\nVERSION:3.0\n'))).toContain('cut off');
  });

  test('a note taken for the header is never a success without people', async () => {
    expect(
      await errorOf(utf8('Notes:\n"When exporting"\n\nFirst Name,Last Name,URL,Connected On\n')),
    ).toContain('not one person');
  });
});

describe('hostile files', () => {
  test('formulas, line ends, NUL bytes and reversed text become plain words', async () => {
    const { rows, skipped } = await read(bytesOf('injection.csv'));
    expect(rows.map(({ name }) => name)).toEqual(['Eve Bcc: all@x.example', 'Null Byte']);
    expect(rows[1]?.company).toBe('Rightto left');
    expect(rows[0]?.company).toBe('+Plus');
    expect(skipped).toMatchObject([{ line: 2, reason: expect.stringContaining('begins like a formula') }]);
  });

  test('a cell of a megabyte is cut, and quickly', async () => {
    const started = performance.now();
    const { rows } = await read(
      utf8(`name,email,notes\n"${'x'.repeat(1e6)}",a@x.example,"${', '.repeat(5e5)}"\n`),
    );
    expect(rows[0]?.name.length).toBeLessThanOrEqual(300);
    expect(rows[0]?.notes?.length).toBeLessThanOrEqual(4000);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test.each([
    ['a million commas', ','.repeat(1e6)],
    ['ten thousand columns', `${'name,'.repeat(10_000)}\n${'x,'.repeat(10_000)}\n`],
    ['brackets in a name', `name,email\n${'('.repeat(50_000)},a@x.example\n`],
    ['quotes', `name,email\n${'"'.repeat(100_001)},a\n`],
  ])('%s are read or refused within seconds', async (_, text) => {
    const started = performance.now();
    await outcome(utf8(text));
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('no bytes make the reader throw, and it never succeeds without people', async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .constantFrom(
          'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n',
          'name;email\n',
          'Notes:\n"',
          '"',
          ',,,,\n',
          'sep=;\n',
          '\uFEFF',
          'Ana,Ruiz,https://www.linkedin.com/in/%E0%A4%A,a@x.example,"Acme, Inc."\n',
        )
        .map(utf8),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const book = await outcome(Uint8Array.from(pieces.flatMap((bytes) => [...bytes])));
        if ('error' in book) expect(book.error.length).toBeGreaterThan(10);
        else expect(book.rows.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('every row of a file is either taken or skipped with its line', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'abcZ 1"') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 }), async (people) => {
        const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
        const lines = people.map(([first, last]) => `${quoted(first)},${quoted(last)},u`);
        const book = await outcome(utf8(`first name,last name,url\n${lines.join('\n')}\n`));
        if ('error' in book) return;
        const told = [...book.rows.map(({ line }) => line), ...book.skipped.map(({ line }) => line)];
        expect(told.sort((a, b) => a - b)).toEqual(people.map((_, i) => i + 2));
      }),
    );
  });
});

test.each([
  ['05 Mar 2024', '2024-03-05'],
  ['1 Jan 2026', '2026-01-01'],
  ['5. März 2021', '2021-03-05'],
  ['Mar 5, 2024', '2024-03-05'],
  ['5 de ago. de 2021', '2021-08-05'],
  ['2021年8月5日', '2021-08-05'],
  ['2025-03-04T10:00:00Z', '2025-03-04'],
  ['03/04/2024', '2024-03-04'],
  ['25/12/2024', '2024-12-25'],
  ['25.12.2024', '2024-12-25'],
  ['31 Feb 2024', undefined],
  ['0/0/00', undefined],
  ['yesterday', undefined],
])('the date "%s" is %s', async (text, day) => expect(dayFrom(text)).toBe(day));

test.each([
  ['Jane', 'Doe, PhD', 'Jane Doe'],
  ['Jane', 'Doe MBA, PMP®', 'Jane Doe'],
  ['Dr. Farid', 'Nazari', 'Farid Nazari'],
  ['Jack', 'Ma', 'Jack Ma'],
  ['Anne-Marie', "O'Neil", "Anne-Marie O'Neil"],
  ['Kevin 🚀🇩🇪', 'Brandt ✅', 'Kevin Brandt'],
  ['Sam (he/him)', 'Ito | Hiring!', 'Sam Ito'],
  ['Madonna', '', 'Madonna'],
])('%s and %s are %s', async (first, last, name) => expect(personName(first, last).name).toBe(name));

test.each([
  ['Ruiz, Ana', 'Ana Ruiz'],
  ['Ana Ruiz, MBA', 'Ana Ruiz'],
  ['Prof. Annika Lind', 'Annika Lind'],
  ['Ludwig van Beethoven', 'Ludwig van Beethoven'],
])('the name %s is %s', async (text, name) => expect(wholeName(text).name).toBe(name));
