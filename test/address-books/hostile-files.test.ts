import { zipSync } from 'fflate';
import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { readAddressBook } from '../../core/address-books/read-address-book.ts';
import { errorOf, outcome, read, utf8 } from './reading.ts';

const CARD = 'BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nEMAIL:ana@x.example\n';
const quick = async (act: () => Promise<unknown>): Promise<void> => {
  const started = performance.now();
  await act();
  expect(performance.now() - started).toBeLessThan(10_000);
};
/** A file made while it is read, so that its size costs no memory. */
const endless = (beginning: string, piece: string, pieces: number) => ({
  handedOut: 0,
  *open() {
    yield utf8(beginning);
    const bytes = utf8(piece);
    for (let i = 0; i < pieces; i++) {
      this.handedOut += bytes.length;
      yield bytes;
    }
  },
});

describe('archives that attack', () => {
  test('a bomb is refused after a few megabytes, whatever it says of its size', async () => {
    const bomb = zipSync({ 'Connections.csv': [new Uint8Array(50_000_000).fill(0x41), { level: 9 }] });
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().arrayBuffers;
    await quick(async () => expect(await errorOf(bomb)).toMatch(/longer than any person/));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
  });

  test('a bomb of nothing but line ends has nobody in it', async () => {
    const header = utf8('First Name,Last Name,URL\n');
    const lines = new Uint8Array(5_000_000).fill(0x0a);
    lines.set(header);
    await quick(async () =>
      expect(await errorOf(zipSync({ 'Connections.csv': lines }))).toContain('not one person'),
    );
  });

  test('one that is cut off or damaged is refused, never half imported', async () => {
    const people = Array.from({ length: 3000 }, (_, i) => `P${i},Q${i * 7919},https://linkedin.com/in/p${i}`);
    const whole = zipSync({ 'Connections.csv': utf8(`First Name,Last Name,URL\n${people.join('\n')}\n`) });
    expect(await errorOf(whole.subarray(0, whole.length / 2))).toMatch(
      /damaged|cut off|without a Connections/,
    );
    const broken = whole.slice();
    broken.fill(0xff, 2000, 2400);
    expect(await errorOf(broken)).toMatch(/damaged|cannot|no header|not one person/);
  });

  test('names that climb out of the folder, repeat or belong to a spreadsheet', async () => {
    const csv = utf8('First Name,Last Name,URL\nAna,Ruiz,\n');
    const climbing = zipSync({ '../../etc/Connections.csv': csv });
    expect(await outcome(climbing)).toMatchObject({ rows: [{ name: 'Ana Ruiz' }] });
    expect(await errorOf(zipSync({ 'xl/workbook.xml': utf8('<x/>') }))).toContain('spreadsheet');
    expect(await errorOf(zipSync({ 'a.csv': csv, 'b.csv': csv }))).toContain('Unpack it');
    expect(await errorOf(zipSync({ 'inner.csv': zipSync({ 'Connections.csv': csv }) }))).toMatch(
      /inner\.csv/,
    );
  });

  test('no bytes after the mark of an archive make the reader throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await outcome(Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes]));
      }),
      { numRuns: 300 },
    );
  });
});

describe('tables that attack', () => {
  test('a line of many megabytes is refused before all of it is read', async () => {
    const file = endless('name,email\n', 'x'.repeat(65_536), 4000);
    const book = await readAddressBook(() => file.open());
    expect(book).toMatchObject({ error: expect.stringContaining('longer than any person') });
    expect(file.handedOut).toBeLessThan(60_000_000);
  });

  test('commas without an end, and a quotation mark without an end', async () => {
    const commas = endless('name,email\n', ','.repeat(65_536), 4000);
    await quick(async () => expect(await readAddressBook(() => commas.open())).toHaveProperty('error'));
    const quoted = endless('name,email\n"', 'x\n'.repeat(32_768), 4000);
    await quick(async () => expect(await readAddressBook(() => quoted.open())).toHaveProperty('error'));
    expect(commas.handedOut + quoted.handedOut).toBeLessThan(120_000_000);
  });

  test('a file of more bytes than may be is refused, however it comes', async () => {
    const file = endless('name,email\n', '\n'.repeat(1 << 16), 600);
    const book = await readAddressBook(() => file.open(), 'people.csv', { mostBytes: 5_000_000 });
    expect(book).toMatchObject({ error: expect.stringContaining('people.csv is larger') });
    expect(file.handedOut).toBeLessThan(20_000_000);
  });

  test('NUL bytes and encodings mixed in a line lose no row', async () => {
    const bytes = Uint8Array.from([
      ...utf8('name,email\nA\0n\0a,a@x.example\nJ'),
      0xfc,
      ...utf8('rgen Łuk,j@x.example\n'),
      0xff,
      0xfe,
      ...utf8('Tom,t@x.example\n'),
    ]);
    const { rows, skipped } = await read(bytes);
    expect(rows.map(({ addresses }) => addresses[0])).toEqual(['a@x.example', 'j@x.example', 't@x.example']);
    expect(rows[0]?.name).toBe('Ana');
    expect(skipped).toEqual([]);
  });

  test('however a file is cut into pieces, it is the same file', async () => {
    const text = 'name,email,notes\r\nJürgen Groß,j@x.example,"two\r\nlines"\r\n山田,y@x.example,🚀\r\n';
    const utf16 = Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    for (const bytes of [utf8(text), utf16]) {
      const whole = await read(bytes);
      for (const size of [1, 2, 3, 5, 7]) {
        const book = await readAddressBook(function* () {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
        });
        if ('error' in book) throw new Error(book.error);
        const rows = [];
        for await (const row of book.people()) rows.push(row);
        expect(rows).toEqual(whole.rows);
      }
    }
  });
});

describe('vCards that attack', () => {
  test.each([
    ['a picture of 20 MB', `${CARD}PHOTO;ENCODING=b:${'A'.repeat(2e7)}\nEND:VCARD\n`],
    [
      'a folded picture of 400,000 lines',
      `${CARD}PHOTO:x\n${' AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n'.repeat(4e5)}END:VCARD\n`,
    ],
    ['a folded note without an end', `${CARD}NOTE:x\n${' and so on and so on\n'.repeat(4e5)}END:VCARD\n`],
    ['a hundred thousand properties', `${CARD}${'TEL:+14155550132\n'.repeat(1e5)}END:VCARD\n`],
    ['soft line ends without an end', `${CARD}NOTE;QUOTED-PRINTABLE:=\n${'=\n'.repeat(4e5)}\nEND:VCARD\n`],
    ['parameters without an end', `${CARD}TEL${';TYPE=cell'.repeat(1e5)}:+14155550132\nEND:VCARD\n`],
    ['quotes without an end', `${CARD}TEL;X="${'"'.repeat(1e5)}:+1\nEND:VCARD\n`],
  ])('%s are passed over, and the person is taken', async (_, text) => {
    await quick(async () => {
      const { rows } = await read(utf8(text));
      expect(rows).toMatchObject([{ name: 'Ana Ruiz', addresses: ['ana@x.example'] }]);
      expect(rows[0]?.notes?.length ?? 0).toBeLessThanOrEqual(4000);
    });
  });

  test('ten thousand cards within cards are one, or none', async () => {
    await quick(() => outcome(utf8(`${'BEGIN:VCARD\nFN:A\n'.repeat(1e4)}${'END:VCARD\n'.repeat(1e4)}`)));
  });

  test('every card is taken or has a reason, whatever stands in it', async () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'N:;;;;',
        'N:Doe;Jane',
        'FN:Jane',
        'TEL;CELL:1',
        'EMAIL;X=":b',
        'item1.',
        'ORG:;',
        ' folded',
        'KIND:',
        '=',
        ':',
        'X-ABShowAs:COMPANY',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(line, { maxLength: 6 }), { minLength: 1, maxLength: 6 }),
        async (cards) => {
          const clean = cards.map((lines) => lines.filter((text) => !/BEGIN|END|[\r\n]/i.test(text)));
          const text = clean.map((lines) => ['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\n')).join('\n');
          const book = await readAddressBook(() => [utf8(text)]);
          if ('error' in book) expect(book.error).toMatch(/not one person/);
          else expect(book.count + book.skipped.length).toBe(cards.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
