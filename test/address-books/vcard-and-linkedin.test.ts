import { describe, expect, test } from 'vitest';
import { bytesOf, read, utf8 } from './reading.ts';

const book = (file: string) => read(bytesOf(file));

describe('vCard', () => {
  test('3.0 as Apple writes it: folded, grouped, escaped, with a picture; companies and groups are not people', async () => {
    const { format, rows, skipped } = await book('vcard-apple-3.0.vcf');
    expect(format).toBe('vcard');
    expect(rows).toEqual([
      {
        line: 1,
        name: 'Ben Kwame Osei',
        addresses: ['ben@helio.example', 'b.osei@home.example', 'ben@club.example'],
        phones: ['+1 (415) 555-0132'],
        linkedin: 'http://www.linkedin.com/in/ben-osei',
        company: 'Helio, Inc.',
        role: 'Data team lead',
        city: 'Lund',
        notes: expect.stringMatching(
          /^first line second; with .*, and a very long tail .* in the midst of a word$/,
        ),
        tags: [],
      },
      expect.objectContaining({ name: 'Eva Lind', title: 'Prof.', addresses: ['lind@uni.example'] }),
    ]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('company'),
      expect.stringContaining('group'),
      'there is no name on the card',
    ]);
  });

  test('a card whose only name is that of its company is of a company', async () => {
    const card = (lines: string) => `BEGIN:VCARD\nVERSION:3.0\n${lines}\nEND:VCARD\n`;
    const { rows, skipped } = await read(
      utf8(card('FN:Kestrel\nORG:Kestrel;\nN:;;;;') + card('FN:Kim Ito\nORG:Kestrel')),
    );
    expect(rows.map(({ name }) => name)).toEqual(['Kim Ito']);
    expect(skipped).toMatchObject([{ line: 1, reason: expect.stringContaining('company') }]);
  });

  test('4.0: preferences by number, phones as URIs, names of any script', async () => {
    const { rows, skipped } = await book('vcard-4.0.vcf');
    expect(rows).toMatchObject([
      {
        name: 'Kim Ito',
        addresses: ['kim@kestrel.example', 'kim@home.example'],
        phones: ['+81-90-0000-0001', '+81-3-0000-0002'],
        company: 'Kestrel',
        tags: ['pycon', 'tokyo'],
        linkedin: 'https://www.linkedin.com/in/kim-ito?trk=x',
      },
      { name: '名前 太郎', addresses: ['taro@x.example'] },
    ]);
    expect(skipped.map(({ line, reason }) => [line, /of a (\w+)/.exec(reason)?.[1]])).toEqual([
      [25, 'group'],
      [31, 'org'],
      [36, 'location'],
    ]);
  });

  test('2.1: quoted-printable with soft line ends, an old character set, types without a name, a card in a card', async () => {
    const { rows } = await book('vcard-2.1.vcf');
    expect(rows).toMatchObject([
      {
        name: 'Jürgen Müller',
        company: 'Café Zürich',
        addresses: ['j.mueller@cafe.example', 'jm@home.example'],
        phones: ['+41790000001', '+41440000001'],
        notes: 'first line second line that is so long that it is broken softly twice',
      },
      { name: 'Tom Baker', phones: ['+14155550155'] },
    ]);
  });

  test('a card without an end is not taken, and said to be cut off', async () => {
    const { rows, skipped } = await book('vcard-cut-off.vcf');
    expect(rows).toMatchObject([{ name: 'Ana Ruiz' }]);
    expect(skipped).toEqual([{ line: 6, reason: expect.stringContaining('cut off') }]);
  });
});

describe('LinkedIn', () => {
  test.each([
    'french',
    'spanish',
    'portuguese',
    'italian',
    'dutch',
    'swedish',
    'polish',
    'russian',
    'japanese',
    'turkish',
  ])('headers and months in %s', async (language) => {
    const { format, rows } = await book(`linkedin-${language}.csv`);
    expect(format).toBe('linkedin');
    expect(rows).toMatchObject([
      {
        name: 'Zoë Núñez',
        addresses: ['zoe@x.example'],
        company: 'Ánfora',
        role: 'Analyst',
        connectedOn: '2021-08-05',
      },
    ]);
  });

  test('messages.csv tells of the last contact between two; groups, drafts and members who left do not', async () => {
    const { format, rows, skipped } = await book('linkedin-messages.csv');
    expect(format).toBe('linkedin-messages');
    expect(rows).toMatchObject([
      { line: 2, name: 'Ben Osei', lastContact: '2025-03-05', onlyKnown: true },
      { name: 'Ana Ruiz', lastContact: '2025-06-01' },
      { name: 'Cold Caller' },
    ]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('several people'),
      expect.stringContaining('with nobody'),
    ]);
  });

  test('the whole archive as it is downloaded: people first, then their last contacts; other files are let be', async () => {
    const { format, rows, skipped } = await book('linkedin-export.zip');
    expect(format).toBe('linkedin');
    expect(rows.map(({ name, onlyKnown = false }) => [name, onlyKnown])).toEqual([
      ['Ben Osei', false],
      ['Ana Ruiz', false],
      ['Tom Baker', false],
      ['Ben Osei', true],
      ['Ana Ruiz', true],
      ['Cold Caller', true],
    ]);
    expect(skipped[0]).toEqual({
      line: 8,
      reason: expect.stringContaining('closed their account'),
      file: 'Basic_LinkedInDataExport/Connections.csv',
    });
  });
});
