import { describe, expect, test } from 'vitest';
import { bytesOf, read } from './reading.ts';

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
