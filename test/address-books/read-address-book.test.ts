import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFrom } from '../../core/address-books/day.ts';
import { personName, wholeName } from '../../core/address-books/person-name.ts';
import { readAddressBook } from '../../core/address-books/read-address-book.ts';
import type { AddressBookRow } from '../../core/address-books/row.ts';

const bytesOf = (name: string): Uint8Array =>
  readFileSync(new URL(`../fixtures/address-books/${name}`, import.meta.url));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(bytes: Uint8Array) {
  const book = readAddressBook(bytes);
  if ('error' in book) throw new Error(book.error);
  return book;
}
const errorOf = (bytes: Uint8Array, name = 'people.csv'): string => {
  const book = readAddressBook(bytes, name);
  return 'error' in book ? book.error : `no error but ${book.rows.length} rows`;
};

describe("LinkedIn's Connections.csv", () => {
  const { format, rows, skipped } = read(bytesOf('linkedin-connections.csv'));
  const named = (name: string): AddressBookRow | undefined => rows.find((row) => row.name === name);

  test('is read below its note, and every row is taken or has a reason', () => {
    expect(format).toBe('linkedin');
    expect(rows).toHaveLength(40);
    expect(skipped).toEqual([
      { line: 23, reason: expect.stringContaining('no name') },
      { line: 24, reason: expect.stringContaining('closed their account') },
      { line: 46, reason: expect.stringContaining('closed their account') },
    ]);
  });

  test('keeps people without an address', () => {
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

  test('quoted commas and doubled quotes belong to the cell', () => {
    expect(named('Jane Doe')).toMatchObject({ company: 'Acme, Inc.', role: 'VP, Engineering' });
    expect(named('Siobhán O"Neil')).toMatchObject({ role: 'Editor "at large"' });
  });

  test('names lose credentials, pictures, remarks and titles; a professor keeps the title he is greeted by', () => {
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

  test('dates are read in every form, and one that nobody can read is left out', () => {
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
  ])('%s has %d people, the first %s in line %d', (file, count, name, line) => {
    const book = read(bytesOf(file));
    expect(book).toMatchObject({ format: 'linkedin', skipped: [] });
    expect(book.rows).toHaveLength(count);
    expect(book.rows[0]).toMatchObject({ name, line });
  });
});

describe('plain tables', () => {
  test('semicolons, Windows-1252 and German headers', () => {
    expect(read(bytesOf('plain-semicolon-windows-1252.csv')).rows).toEqual([
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

  test('tabs and UTF-16, with a line end inside a cell', () => {
    const { rows } = read(bytesOf('plain-tabs-utf16.csv'));
    expect(rows[0]).toMatchObject({
      name: 'Ben Osei',
      lastContact: '2025-09-20',
      notes: 'met at the "Atlas" kick-off',
    });
    expect(rows[1]).toMatchObject({ name: 'Łukasz Żak', line: 4 });
  });

  test('bars, and a name that stands the other way round', () => {
    const { rows } = read(bytesOf('plain-pipes.csv'));
    expect(rows.map(({ name }) => name)).toEqual(['Ana Ruiz', 'Ana Maria Ruiz']);
    expect(rows[0]).toMatchObject({ phones: ['+1 (415) 555-0132'], met: 'PyCon, Pittsburgh' });
  });

  test('people of whom only the phone is known are kept', () => {
    expect(read(bytesOf('phones-only.csv')).rows).toHaveLength(3);
  });

  test("Excel's sep= line, UTF-16 without a mark, and a byte order mark", () => {
    const table = 'name;email\nAna Ruiz;ana@x.example\n';
    const utf16 = new Uint8Array(Buffer.from(table, 'utf16le'));
    for (const bytes of [utf8(`sep=;\n${table}`), utf8(`\uFEFF${table}`), utf16])
      expect(read(bytes).rows).toMatchObject([{ name: 'Ana Ruiz', addresses: ['ana@x.example'] }]);
  });

  test('several addresses of one cell or of several columns are all taken', () => {
    const text = 'name,email 1,email 2\nAna,a@x.example; b@x.example,c@x.example\n';
    expect(read(utf8(text)).rows[0]?.addresses).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
  });

  test('headers are known whatever their case, spaces, `_` and `-`', () => {
    const text =
      'FIRST_NAME,last-name,E-Mail Address,Organisation,Job_Title\nAna,Ruiz,a@x.example,Helio,CTO\n';
    expect(read(utf8(text)).rows[0]).toMatchObject({ name: 'Ana Ruiz', company: 'Helio', role: 'CTO' });
  });
});

describe('what cannot be imported says what was found and what to do', () => {
  test.each([
    ['only-a-header.csv', /header but not one person.*Export it again/],
    ['only-former-members.csv', /2 rows below it were skipped, the first in line 2/],
    ['no-header.csv', /first line is "Ana Ruiz \| ana@x\.example".*"name,email,company,title"/],
    ['quote-never-closed.csv', /quotation mark is opened after line 2/],
    ['not-a-csv.html', /web page/],
    ['linkedin-messages.csv', /Connections\.csv/],
    ['google-contacts.csv', /Google Contacts/],
  ])('%s', (file, words) => {
    const error = errorOf(bytesOf(file), file);
    expect(error).toMatch(words);
    expect(error).toContain(file);
  });

  test('an empty file, a ZIP and a vCard', () => {
    expect(errorOf(new Uint8Array())).toContain('is empty');
    expect(errorOf(utf8('PK\u0003\u0004\u0014\0\0\0\b\0'))).toContain('Unpack');
    expect(errorOf(utf8('BEGIN:VCARD\nVERSION:3.0\n'))).toContain('vCard');
  });

  test('a note taken for the header is never a success without people', () => {
    expect(errorOf(utf8('Notes:\n"When exporting"\n\nFirst Name,Last Name,URL,Connected On\n'))).toContain(
      'not one person',
    );
  });
});

describe('hostile files', () => {
  test('formulas, line ends, NUL bytes and reversed text become plain words', () => {
    const { rows } = read(bytesOf('injection.csv'));
    expect(rows.map(({ name }) => name)).toEqual(['=cmd', 'Eve Bcc: all@x.example', 'Null Byte']);
    expect(rows[2]?.company).toBe('Rightto left');
  });

  test('a cell of a megabyte is cut, and quickly', () => {
    const started = performance.now();
    const { rows } = read(utf8(`name,email,notes\n"${'x'.repeat(1e6)}",a@x.example,"${', '.repeat(5e5)}"\n`));
    expect(rows[0]?.name.length).toBeLessThanOrEqual(300);
    expect(rows[0]?.notes?.length).toBeLessThanOrEqual(4000);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test.each([
    ['a million commas', ','.repeat(1e6)],
    ['ten thousand columns', `${'name,'.repeat(10_000)}\n${'x,'.repeat(10_000)}\n`],
    ['brackets in a name', `name,email\n${'('.repeat(50_000)},a@x.example\n`],
    ['quotes', `name,email\n${'"'.repeat(100_001)},a\n`],
  ])('%s are read or refused within seconds', (_, text) => {
    const started = performance.now();
    readAddressBook(utf8(text));
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('no bytes make the reader throw, and it never succeeds without people', () => {
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
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const book = readAddressBook(Uint8Array.from(pieces.flatMap((bytes) => [...bytes])));
        if ('error' in book) expect(book.error.length).toBeGreaterThan(10);
        else expect(book.rows.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('every row of a file is either taken or skipped with its line', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abcZ 1"') });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 }), (people) => {
        const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
        const lines = people.map(([first, last]) => `${quoted(first)},${quoted(last)},u`);
        const book = readAddressBook(utf8(`first name,last name,url\n${lines.join('\n')}\n`));
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
  ['2025-03-04T10:00:00Z', '2025-03-04'],
  ['03/04/2024', '2024-03-04'],
  ['25/12/2024', '2024-12-25'],
  ['25.12.2024', '2024-12-25'],
  ['31 Feb 2024', undefined],
  ['0/0/00', undefined],
  ['yesterday', undefined],
])('the date "%s" is %s', (text, day) => expect(dayFrom(text)).toBe(day));

test.each([
  ['Jane', 'Doe, PhD', 'Jane Doe'],
  ['Jane', 'Doe MBA, PMP®', 'Jane Doe'],
  ['Dr. Farid', 'Nazari', 'Farid Nazari'],
  ['Jack', 'Ma', 'Jack Ma'],
  ['Anne-Marie', "O'Neil", "Anne-Marie O'Neil"],
  ['Kevin 🚀🇩🇪', 'Brandt ✅', 'Kevin Brandt'],
  ['Sam (he/him)', 'Ito | Hiring!', 'Sam Ito'],
  ['Madonna', '', 'Madonna'],
])('%s and %s are %s', (first, last, name) => expect(personName(first, last).name).toBe(name));

test.each([
  ['Ruiz, Ana', 'Ana Ruiz'],
  ['Ana Ruiz, MBA', 'Ana Ruiz'],
  ['Prof. Annika Lind', 'Annika Lind'],
  ['Ludwig van Beethoven', 'Ludwig van Beethoven'],
])('the name %s is %s', (text, name) => expect(wholeName(text).name).toBe(name));
