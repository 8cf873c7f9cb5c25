import { describe, expect, test } from 'vitest';
import { headerKey } from '../../core/address-books/columns.ts';
import { bytesOf, errorOf, read, utf8 } from './reading.ts';

const book = (file: string) => read(bytesOf(file));

describe('Google Contacts', () => {
  test('the form until about 2024: values joined in a cell, the preferred first, groups of its own left out', async () => {
    const { format, rows, skipped } = await book('google-old.csv');
    expect(format).toBe('google');
    expect(rows[0]).toEqual({
      line: 2,
      name: 'Ben Osei',
      addresses: ['ben@helio.example', 'ben.osei@helio.example', 'b.osei@home.example'],
      phones: ['+1 415-555-0132', '+1 415-555-0133'],
      tags: ['Suppliers', 'Atlas'],
      linkedin: 'https://www.linkedin.com/in/ben-osei/',
      company: 'Helio',
      role: 'Data team lead',
      city: 'Lund',
      notes: 'met at the kick-off likes tea',
    });
    expect(rows[1]).toMatchObject({
      name: 'Eva Maria Lind',
      title: 'Prof.',
      addresses: ['lind@uni.example'],
    });
    expect(rows.map(({ name }) => name)).toEqual(['Ben Osei', 'Eva Maria Lind', 'Farid Nazari', 'Tomás']);
    expect(skipped).toEqual([
      { line: 6, reason: expect.stringContaining('no name') },
      { line: 7, reason: expect.stringContaining('no name') },
    ]);
  });

  test('the new form, which has no column of whole names; people with only a phone are kept', async () => {
    const { format, rows, skipped } = await book('google-new.csv');
    expect(format).toBe('google');
    expect(rows).toMatchObject([
      {
        name: 'Ana María Ruiz',
        addresses: ['ana@kestrel.example', 'ana@home.example', 'ruiz@home.example'],
        company: 'Kestrel',
        role: 'Head of Data',
        city: 'Sevilla',
        linkedin: 'linkedin.com/in/ana-ruiz',
        tags: ['PyCon'],
      },
      { name: 'Kim Ito', phones: ['+81 90-0000-0001'], addresses: [] },
      { name: 'Aunt Ruth' },
    ]);
    expect(skipped).toHaveLength(1);
  });
});

describe('Outlook', () => {
  test('on the desktop: 92 columns in Windows-1252, Title is no job, and a path of Exchange is no address', async () => {
    const { format, rows, skipped } = await book('outlook-desktop.csv');
    expect(format).toBe('outlook');
    expect(rows).toMatchObject([
      {
        name: 'Jürgen Müller',
        company: 'Café Zürich',
        role: 'Geschäftsführer',
        city: 'Zürich',
        addresses: ['j.mueller@cafe.example'],
        phones: ['+41 44 000 00 01', '+41 79 000 00 01'],
        tags: ['Customers', 'Friends'],
        notes: 'first line second "quoted" line',
      },
      { name: 'Lotte Berg', addresses: ['lotte@borealis.example'] },
      { name: 'Omar Aziz', addresses: [] },
      { name: 'Kim Ito', addresses: ['kim@x.example'] },
      { name: 'Eva Lind', title: 'Prof.', addresses: ['lind@uni.example', 'eva@home.example'] },
    ]);
    expect(skipped).toEqual([{ line: 6, reason: expect.stringContaining('no name') }]);
  });

  test('on the web', async () => {
    const { format, rows } = await book('outlook-web.csv');
    expect(format).toBe('outlook');
    expect(rows).toMatchObject([
      {
        name: 'Wei Zhang',
        addresses: ['wei@nordwind.example', 'wei@home.example'],
        role: 'Platform engineer',
        linkedin: 'https://linkedin.com/in/weizhang',
        city: 'Kiel',
      },
      { name: 'Aisha Bello', phones: ['+49 30 901823'] },
      { name: 'Raj', addresses: ['raj@x.example'] },
    ]);
  });

  test.each([
    [
      'outlook-german.csv',
      {
        name: 'Götz Weiß',
        company: 'Nordwind GmbH',
        role: 'Leiter Daten',
        city: 'Köln',
        phones: ['0221 000001'],
        addresses: ['goetz@nordwind.example', 'weiss@home.example'],
        tags: ['Kunden', 'Köln'],
      },
    ],
    [
      'outlook-french.csv',
      {
        name: 'Renée Lefèvre',
        company: 'Alizé',
        role: 'Ingénieure',
        phones: ['+33 1 00 00 00 01'],
        addresses: ['renee@alize.example', 'r.lefevre@home.example'],
      },
    ],
    [
      'outlook-spanish.csv',
      {
        name: 'Begoña Núñez Peña',
        company: 'Ánfora',
        role: 'Jefa de datos',
        addresses: ['begona@anfora.example'],
      },
    ],
    [
      'outlook-french-titre-twice.csv',
      {
        name: 'Étienne Moreau',
        role: "Chef d'équipe",
        city: 'Nîmes',
        phones: ['+33 4 00 00 00 02', '+33 6 00 00 00 03'],
        addresses: ['etienne@alize.example', 'moreau@home.example'],
      },
    ],
    [
      'outlook-italian.csv',
      {
        company: 'Maestrale S.r.l.',
        role: 'Responsabile qualità',
        city: 'Forlì',
        phones: ['+39 0543 000001', '+39 333 0000002'],
        addresses: ['lucia@maestrale.example', 'l.conti@home.example'],
        linkedin: 'https://www.linkedin.com/in/lucia-conti-example',
      },
    ],
    [
      'outlook-dutch.csv',
      {
        name: 'Daniël van Dijk',
        company: 'Polder B.V.',
        role: 'Hoofd techniek',
        city: 'Zwolle',
        phones: ['+31 38 000 0001', '+31 6 00000002'],
        addresses: ['daniel@polder.example', 'd.vandijk@home.example'],
        tags: ['Vrienden', 'Werk'],
        notes: 'samen aan de sluis gewerkt',
      },
    ],
    [
      'outlook-swedish.csv',
      {
        name: 'Åsa Öberg',
        company: 'Norrsken AB',
        role: 'Utvecklingschef',
        city: 'Umeå',
        phones: ['+46 90 000 001', '+46 70 000 0002'],
        addresses: ['asa@norrsken.example', 'oberg@home.example'],
      },
    ],
    [
      'outlook-brazilian.csv',
      {
        name: 'Conceição Magalhães',
        company: 'Horizonte',
        role: 'Gerente de operações',
        city: 'São Paulo',
        addresses: ['conceicao@horizonte.example', 'magalhaes@home.example'],
        notes: 'conversa sobre dados',
      },
    ],
    [
      'outlook-japanese-shift-jis.csv',
      {
        company: '例示商事',
        role: '開発部長',
        city: '横浜市',
        phones: ['+81 45 000 0001', '+81 90 0000 0002'],
        addresses: ['yoko@reiji.example', 'yoko@home.example'],
        tags: ['友人'],
      },
    ],
    [
      'outlook-russian-windows-1251.csv',
      {
        name: 'Вера Примерова',
        company: 'Северный ветер',
        role: 'Руководитель разработки',
        city: 'Казань',
        phones: ['+7 843 000-00-01', '+7 900 000-00-02'],
        addresses: ['vera@sever.example', 'primerova@home.example'],
      },
    ],
    [
      'outlook-polish-windows-1250.csv',
      {
        name: 'Łucja Wiśniewska',
        company: 'Źródło sp. z o.o.',
        role: 'Kierowniczka działu',
        city: 'Łódź',
        addresses: ['lucja@zrodlo.example', 'l.wisniewska@home.example'],
      },
    ],
  ])('in the language of its user: %s', async (file, person) => {
    const { format, rows, skipped } = await book(file);
    expect(format).toBe('outlook');
    expect(rows[0]).toMatchObject(person);
    expect(skipped).toEqual([]);
  });
});

test.each([
  ['german', 'Götz Weiß', 'Leiter Daten', 'Nordwind GmbH', ['goetz@nordwind.example', 'weiss@home.example']],
  ['french', 'Renée Lefèvre', 'Ingénieure', 'Alizé', ['renee@alize.example', 'r.lefevre@home.example']],
  [
    'spanish',
    'Begoña Núñez Peña',
    'Jefa de datos',
    'Ánfora',
    ['begona@anfora.example', 'b.nunez@home.example'],
  ],
  [
    'brazilian',
    'Conceição Magalhães',
    'Gerente',
    'Horizonte',
    ['conceicao@horizonte.example', 'magalhaes@home.example'],
  ],
])('Outlook on the web in the language of its user: %s', async (language, name, role, company, addresses) => {
  const { format, rows } = await book(`outlook-web-${language}.csv`);
  expect(format).toBe('outlook');
  expect(rows).toMatchObject([{ name, role, company, addresses }]);
  expect(rows[0]?.phones).toHaveLength(2);
});

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
