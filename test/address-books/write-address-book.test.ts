import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { csvHeader, csvLines, type WrittenRow } from '../../core/address-books/write-csv.ts';
import { vcard } from '../../core/address-books/write-vcard.ts';
import { read, utf8 } from './reading.ts';

const ana: WrittenRow = {
  name: 'Ana Ruiz',
  addresses: ['ana@x.example', 'ana@y.example'],
  phones: ['+14155550132'],
  linkedin: 'https://www.linkedin.com/in/ana-ruiz',
  company: 'Acme, Inc.',
  role: 'Head of "Data"',
  kind: 'previous coworker',
  met: 'PyCon',
  lastContact: '2025-09-20',
  notes: 'likes; commas, and\nlines',
  tags: ['kafka', 'pycon'],
};

describe('CSV', () => {
  test('what is written is read back the same', async () => {
    const book = await read(utf8(csvHeader() + csvLines([ana])));
    expect(book).toMatchObject({
      format: 'plain',
      rows: [{ ...ana, line: 2, notes: 'likes; commas, and lines' }],
      skipped: [],
    });
  });

  test('no cell begins like a formula, whatever a name says', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝'), fc.string(), (sign, rest) => {
        const text = `${sign}${rest}`;
        const [line = ''] = csvLines([
          { name: text, addresses: [], phones: [], company: text, tags: [] },
        ]).split(/\r\n$/);
        for (const cell of line.split(/,(?=["']|$)/)) expect(cell).not.toMatch(/^"?[=+\-@\t\r＝]/);
      }),
    );
  });
});

describe('vCard', () => {
  test('one person is one card that others can read', () => {
    expect(vcard(ana, 'anaruiz1').split('\r\n')).toEqual([
      'BEGIN:VCARD',
      'VERSION:3.0',
      'UID:anaruiz1',
      'FN:Ana Ruiz',
      'N:Ruiz;Ana;;;',
      'EMAIL;TYPE=INTERNET:ana@x.example',
      'EMAIL;TYPE=INTERNET:ana@y.example',
      'TEL:+14155550132',
      'ORG:Acme\\, Inc.',
      'TITLE:Head of "Data"',
      'URL:https://www.linkedin.com/in/ana-ruiz',
      'NOTE:likes\\; commas\\, and\\nlines',
      'CATEGORIES:kafka,pycon',
      'END:VCARD',
      '',
    ]);
  });

  test('no value begins a property of its own, and no line is longer than 75 octets', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom('\r', '\n', ';', ',', '\\', 'é', '🚀', '\u2028'), fc.string()),
    });
    fc.assert(
      fc.property(text, (words) => {
        const card = vcard(
          { ...ana, name: `A ${words}`, notes: words.repeat(20), company: words },
          'anaruiz1',
        );
        for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const unfolded = card.replaceAll('\r\n ', '').split('\r\n');
        for (const line of unfolded.filter(Boolean))
          expect(line).toMatch(/^(?:BEGIN|VERSION|UID|FN|N|EMAIL|TEL|ORG|TITLE|URL|NOTE|CATEGORIES|END)[;:]/);
        const note = unfolded.find((line) => line.startsWith('NOTE:'))?.slice(5) ?? '';
        const back = note.replaceAll(/\\(n|[\\;,])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
        const kept = words
          .repeat(20)
          .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
          .replaceAll(/(?!\n)\p{Cc}/gu, '');
        expect(back).toBe(kept);
      }),
    );
  });
});
