import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addContact } from '../../core/assistant/add-contact.ts';
import { all } from '../../core/assistant/change.ts';
import { editContact } from '../../core/assistant/edit-contact.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { exportContacts } from '../../core/assistant/export-contacts.ts';
import { forgetContact } from '../../core/assistant/forget-contact.ts';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import type { ImportReport } from '../../core/assistant/import-report.ts';
import { rankContacts } from '../../core/assistant/rank-contacts.ts';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { nora } from '../cast.ts';
import { type FakeHouse, fakeHouse } from '../fakes/house.ts';

const connections = readFileSync(
  new URL('../fixtures/address-books/linkedin-connections.csv', import.meta.url),
);
const table = (...lines: string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);

async function norasHouse(): Promise<FakeHouse> {
  const house = fakeHouse();
  await house.owners.create(nora);
  return house;
}

async function bring(house: FakeHouse, bytes: Uint8Array, dryRun = false): Promise<ImportReport> {
  const report = await importContacts(house, { ownerId: nora.id, file: () => [bytes], dryRun });
  if (report.at === 'refused') throw new Error(report.because);
  expect(report.new + report.merged + report.unchanged + report.skipped.length).toBe(report.rows);
  return report;
}

const everybody = (house: FakeHouse): Promise<Contact[]> => all(house.contacts.ofOwner(nora.id));
async function named(house: FakeHouse, name: string): Promise<Contact> {
  const found = (await everybody(house)).filter((contact) => contact.name === name);
  expect(found).toHaveLength(1);
  return found[0] as Contact;
}

describe('an import', () => {
  test("of Nora's LinkedIn connections takes everybody once and says what became of every row", async () => {
    const house = await norasHouse();
    const report = await bring(house, connections);
    expect(report).toMatchObject({ format: 'linkedin', rows: 43, new: 38, merged: 2, unchanged: 0 });
    expect(report.skipped.map(({ line }) => line)).toEqual([23, 24, 46]);
    expect(report.needAddress).toBe(29);
    expect(await everybody(house)).toHaveLength(38);
  });

  test('of the same file again writes nothing', async () => {
    const house = await norasHouse();
    await bring(house, connections);
    const before = await everybody(house);
    const again = await bring(house, connections);
    expect(again).toMatchObject({ new: 0, merged: 0, unchanged: 40, proposals: [] });
    expect(await everybody(house)).toEqual(before);
  });

  test('merges two rows of one person, and the later row erases nothing', async () => {
    const house = await norasHouse();
    await bring(house, connections);
    expect(await named(house, 'Priya Nair')).toMatchObject({
      company: 'Kestrel',
      role: 'Senior Data Engineer',
      linkedin: 'priyanair',
      addresses: [{ address: 'priya.nair@kestrel.example', source: 'linkedin' }],
    });
  });

  test('guesses no address, no kind and no last contact', async () => {
    const house = await norasHouse();
    await bring(house, connections);
    const david = await named(house, 'David Okafor');
    expect(david).toMatchObject({ kind: 'other', addresses: [], connectedOn: '2020-06-03' });
    expect(david.lastContact).toBeUndefined();
    expect(await named(house, 'Annika Lind')).toMatchObject({ greeting: 'Prof. Lind' });
  });

  test('rehearsed tells the same and writes nothing', async () => {
    const house = await norasHouse();
    const dry = await bring(house, connections, true);
    expect(await everybody(house)).toEqual([]);
    const { dryRun: _, proposals: __, batch: ___, ...real } = await bring(house, connections);
    expect(dry).toMatchObject(real);
  });

  test('merges over chunks of rows as within one', async () => {
    const house = await norasHouse();
    const people = Array.from({ length: 1000 }, (_, i) => `Person ${i},p${i}@x.example`);
    const report = await bring(house, table('name,email', ...people, ...people.slice(0, 120)));
    expect(report).toMatchObject({ new: 1000, merged: 120 });
    expect(await everybody(house)).toHaveLength(1000);
  });

  test('tells its progress up to the last row', async () => {
    const house = await norasHouse();
    const seen: [number, number][] = [];
    await importContacts(house, {
      ownerId: nora.id,
      file: () => [table('name,email', ...Array.from({ length: 450 }, (_, i) => `P ${i},p${i}@x.example`))],
      onProgress: (done, rows) => seen.push([done, rows]),
    });
    expect(seen).toEqual([
      [400, 450],
      [450, 450],
    ]);
  });

  test('of a later file fills gaps and brings the new employer, but leaves alone what the owner set', async () => {
    const house = await norasHouse();
    const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
    const row = (company: string, role: string) =>
      table(header, `Jane,Doe,https://linkedin.com/in/janedoe,,${company},${role},`);
    await bring(house, row('Acme', 'Analyst'));
    const { id } = await named(house, 'Jane Doe');
    await editContact(house, { ownerId: nora.id, contactId: id, details: { role: 'Head of Reporting' } });
    expect(await bring(house, row('Helio', 'Engineer'))).toMatchObject({ new: 0, merged: 1 });
    expect(await named(house, 'Jane Doe')).toMatchObject({ company: 'Helio', role: 'Head of Reporting' });
    expect(await bring(house, row('', ''))).toMatchObject({ unchanged: 1 });
    expect(await named(house, 'Jane Doe')).toMatchObject({ company: 'Helio' });
  });

  test('only proposes that two of the same name and company are one', async () => {
    const house = await norasHouse();
    await bring(house, table('name,email,company', 'Ben Osei,ben@helio.example,Helio'));
    const { proposals, ...report } = await bring(
      house,
      table('name,email,company', 'Ben Osei,b.osei@home.example,Helio Inc.'),
    );
    expect(report).toMatchObject({ new: 1, merged: 0 });
    expect(proposals).toMatchObject([
      { name: 'Ben Osei', because: expect.stringContaining('same name and company') },
    ]);
  });

  test('skips a row with only a name that is known already, and says so', async () => {
    const house = await norasHouse();
    await bring(house, table('name,email,company', 'Ben Osei,ben@helio.example,Helio'));
    const report = await bring(house, table('name,company', 'Ben Osei,Helio'));
    expect(report.skipped).toMatchObject([{ line: 2, reason: expect.stringContaining('another person') }]);
    expect(await everybody(house)).toHaveLength(1);
  });

  test('a shared phone makes nobody the same person', async () => {
    const house = await norasHouse();
    const file = table(
      'name,email,phone',
      'Ana Ruiz,ana@x.example,(415) 555-0132',
      'Ben Osei,ben@x.example,415-555-0132',
    );
    expect(await bring(house, file)).toMatchObject({ new: 2, proposals: [{ name: 'Ben Osei' }] });
    expect((await named(house, 'Ben Osei')).phones).toEqual([]);
    expect(await bring(house, file)).toMatchObject({ new: 0, merged: 0, unchanged: 2 });
  });

  test('a row that names two known people merges into the one with the address and proposes the other', async () => {
    const house = await norasHouse();
    await bring(
      house,
      table('name,email,linkedin', 'Ana Ruiz,ana@x.example,', 'A. Ruiz,,linkedin.com/in/ana-ruiz'),
    );
    const report = await bring(
      house,
      table('name,email,linkedin', 'Ana Ruiz,ana@x.example,linkedin.com/in/ana-ruiz'),
    );
    expect(report).toMatchObject({ unchanged: 1, proposals: [{ name: 'Ana Ruiz' }] });
    expect((await named(house, 'Ana Ruiz')).linkedin).toBeUndefined();
  });

  test('what cannot be understood of a row is noted with its line, and the person is kept', async () => {
    const house = await norasHouse();
    const report = await bring(house, table('name,email,phone,relationship', 'Ana,not-an-address,12,qwertz'));
    expect(report.noted.map(({ line }) => line)).toEqual([2, 2, 2]);
    expect(await named(house, 'Ana')).toMatchObject({
      addresses: [],
      phones: [],
      notes: [{ text: 'How you know each other: qwertz' }],
    });
  });

  test('leaves out the owner himself', async () => {
    const house = await norasHouse();
    const report = await bring(
      house,
      table('name,email', `Nora,${nora.address.toUpperCase()}`, 'Ana,ana@x.example'),
    );
    expect(report.skipped).toEqual([{ line: 2, reason: 'that is you' }]);
  });

  test('of a file that holds nobody is refused with what was found', async () => {
    const house = await norasHouse();
    const refused = await importContacts(house, {
      ownerId: nora.id,
      file: () => [table('name,email')],
      fileName: 'x.csv',
    });
    expect(refused).toMatchObject({
      at: 'refused',
      field: 'file',
      because: expect.stringContaining('x.csv'),
    });
    expect(await importContacts(house, { ownerId: 'nobody00', file: () => [connections] })).toMatchObject({
      at: 'refused',
      field: 'owner',
    });
  });

  test('who said stop stays untouchable: while known, when imported again, and after being forgotten', async () => {
    const house = await norasHouse();
    const file = table('name,email,company', 'Ana Ruiz,ana@x.example,Helio');
    await bring(house, file);
    const { id } = await named(house, 'Ana Ruiz');
    await stopContact(house, { ownerId: nora.id, contactId: id, by: 'contact', evidence: 'please stop' });
    await bring(house, table('name,email,company', 'Ana Ruiz,ana@x.example,Kestrel'));
    expect((await named(house, 'Ana Ruiz')).doNotContact).toBeDefined();

    expect(await forgetContact(house, { ownerId: nora.id, contactId: id })).toMatchObject({
      at: 'forgotten',
      suppressed: 1,
    });
    expect(await everybody(house)).toEqual([]);
    expect(await bring(house, file)).toMatchObject({ new: 1, doNotContact: 1 });
    expect((await named(house, 'Ana Ruiz')).doNotContact?.because).toContain('stop');
    const ranking = await rankContacts(house, nora.id);
    expect(ranking).toMatchObject({ ranked: [{ standing: 'do not contact' }] });
  });

  test('who says stop while his row is being imported is in the list, and nothing can be begun with him', async () => {
    const house = await norasHouse();
    const saveNew = house.contacts.saveNew.bind(house.contacts);
    house.contacts.saveNew = async (contacts, by) => {
      const said = { reason: 'stop', at: house.world.now(), evidence: 'please stop' } as const;
      await house.suppressions.add('ana@x.example', said);
      return saveNew(contacts, by);
    };
    await bring(house, table('name,email', 'Ana Ruiz,ana@x.example', 'Ben Osei,ben@x.example'));
    const start = async (name: string) =>
      enroll(house, {
        ownerId: nora.id,
        contactId: (await named(house, name)).id,
        sequence: 'reconnect',
        because: 'nora',
        anyway: true,
      });
    expect(await start('Ana Ruiz')).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('please stop'),
    });
    expect((await start('Ben Osei')).at).toBe('enrolled');
  });

  test('a dead address stays dead, the person does not', async () => {
    const house = await norasHouse();
    await house.suppressions.add('ana@x.example', {
      reason: 'hard-bounce',
      at: house.world.now(),
      evidence: '5.1.1',
    });
    await bring(house, table('name,email', 'Ana,ana@x.example; ana@y.example'));
    const ana = await named(house, 'Ana');
    expect(ana.doNotContact).toBeUndefined();
    expect(ana.addresses).toMatchObject([{ stale: 'hard-bounce' }, { address: 'ana@y.example' }]);
  });
});

describe('a contact', () => {
  const details = { ownerId: nora.id, name: 'Raj Patel', source: 'you' };

  test('is added by what is told of him, and known when told again', async () => {
    const house = await norasHouse();
    const added = await addContact(house, {
      ...details,
      addresses: ['Raj@Helio.example'],
      kind: 'ex-colleague',
      trust: 4,
    });
    expect(added).toMatchObject({
      at: 'added',
      contact: {
        name: 'Raj Patel',
        kind: 'previous_coworker',
        trust: 4,
        addresses: [{ address: 'raj@helio.example' }],
        version: 1,
      },
    });
    const again = await addContact(house, {
      ...details,
      addresses: ['raj@helio.example'],
      company: 'Helio',
      trust: 1,
    });
    expect(again).toMatchObject({ at: 'known', contact: { company: 'Helio', trust: 4, version: 2 } });
    expect(await everybody(house)).toHaveLength(1);
  });

  test.each([
    [{ name: ' ' }, 'name'],
    [{ addresses: ['raj@'] }, 'addresses'],
    [{ addresses: ['raj@x.example\nBcc: all@x.example'] }, 'addresses'],
    [{ addresses: [nora.address] }, 'addresses'],
    [{ phones: ['12'] }, 'phones'],
    [{ linkedin: 'rajpatel' }, 'linkedin'],
    [{ kind: 'qwertz' }, 'kind'],
    [{ knowledge: 'well' }, 'knowledge'],
    [{ remembersYou: 'maybe' }, 'remembersYou'],
    [{ trust: 6 }, 'trust'],
    [{ trust: Number.NaN }, 'trust'],
    [{ features: { field: 2 } }, 'features.field'],
    [{ features: { hiringPower: Number.NaN } }, 'features.hiringPower'],
    [{ zone: 'Berlin' }, 'zone'],
    [{ zone: '+01:00' }, 'zone'],
    [{ country: 'Germany' }, 'country'],
    [{ lastContact: '2031-01-01' }, 'lastContact'],
    [{ lastContact: 'yesterday' }, 'lastContact'],
    [{ facts: { weather: 'fine' } }, 'facts'],
    [{ company: 'x'.repeat(301) }, 'company'],
  ])('with %j is refused, naming the field', async (wrong, field) => {
    const house = await norasHouse();
    const refused = await addContact(house, { ...details, ...wrong });
    expect(refused).toMatchObject({ at: 'refused', field });
    expect(await everybody(house)).toEqual([]);
  });

  test('is edited by the words of the owner, all of them or none', async () => {
    const house = await norasHouse();
    const added = await addContact(house, { ...details, addresses: ['raj@helio.example'] });
    const contactId = added.at === 'refused' ? '' : added.contact.id;
    const edit = (change: Parameters<typeof editContact>[1]['details']) =>
      editContact(house, { ownerId: nora.id, contactId, details: change });
    expect(
      await edit({
        zone: 'Europe/Berlin',
        knowledge: 'same team',
        facts: { sharedWork: 'the Atlas migration' },
        features: { hiringPower: 1 },
        addresses: ['raj@new.example'],
        lastContact: '2026-03-31',
        consent: true,
      }),
    ).toMatchObject({
      at: 'edited',
      contact: {
        zone: 'Europe/Berlin',
        knowledge: 'same-team',
        facts: { sharedWork: 'the Atlas migration' },
        features: { hiringPower: 1 },
        addresses: [{ address: 'raj@new.example' }, { address: 'raj@helio.example' }],
        lastContact: '2026-03-31T12:00:00.000Z',
        consent: true,
      },
    });
    expect(await edit({ company: 'Helio', trust: 9 })).toMatchObject({ at: 'refused', field: 'trust' });
    expect((await named(house, 'Raj Patel')).company).toBeUndefined();
    expect(await edit({ zone: 'Europe/Berlin' })).toMatchObject({ at: 'unchanged' });
    const cleared = await edit({
      zone: '',
      features: { hiringPower: null },
      withoutAddresses: ['RAJ@helio.example'],
    });
    expect(cleared).toMatchObject({
      at: 'edited',
      contact: { features: {}, addresses: [{ address: 'raj@new.example' }] },
    });
    expect(await named(house, 'Raj Patel')).not.toHaveProperty('zone');
  });

  test("never takes another contact's address", async () => {
    const house = await norasHouse();
    await addContact(house, { ...details, addresses: ['raj@helio.example'] });
    const ana = await addContact(house, { ...details, name: 'Ana Ruiz', addresses: ['ana@x.example'] });
    const contactId = ana.at === 'refused' ? '' : ana.contact.id;
    expect(
      await editContact(house, {
        ownerId: nora.id,
        contactId,
        details: { addresses: ['raj@helio.example'] },
      }),
    ).toMatchObject({
      at: 'refused',
      field: 'addresses',
      because: expect.stringContaining('Raj Patel'),
    });
  });

  test('whose address is good again by the word of the owner is written to there', async () => {
    const house = await norasHouse();
    const added = await addContact(house, { ...details, addresses: ['raj@helio.example'] });
    if (added.at === 'refused') throw new Error(added.because);
    const { contact } = added;
    await house.contacts.save({
      ...contact,
      addresses: [{ address: 'raj@helio.example', source: 'you', stale: 'they left' }],
    });
    await editContact(house, {
      ownerId: nora.id,
      contactId: contact.id,
      details: { addresses: ['raj@helio.example'] },
    });
    expect((await named(house, 'Raj Patel')).addresses).toEqual([
      { address: 'raj@helio.example', source: 'you' },
    ]);
  });

  test('of whom nothing was said leaves no suppression when forgotten', async () => {
    const house = await norasHouse();
    const added = await addContact(house, { ...details, addresses: ['raj@helio.example'] });
    const contactId = added.at === 'refused' ? '' : added.contact.id;
    expect(await forgetContact(house, { ownerId: nora.id, contactId })).toEqual({
      at: 'forgotten',
      name: 'Raj Patel',
      suppressed: 0,
      held: [],
    });
    expect(await house.suppressions.find('raj@helio.example')).toBeUndefined();
    expect(await forgetContact(house, { ownerId: nora.id, contactId })).toMatchObject({ at: 'refused' });
  });

  test('trust said by the owner is not added to by what the person did before, and is by what he does after', async () => {
    const house = await norasHouse();
    const added = await addContact(house, details);
    if (added.at === 'refused') throw new Error(added.because);
    await house.contacts.save({ ...added.contact, helped: 2 });
    await editContact(house, { ownerId: nora.id, contactId: added.contact.id, details: { trust: 1 } });
    const trust = async () => {
      const ranking = await rankContacts(house, nora.id);
      return ranking.at === 'ranked' ? ranking.ranked[0]?.features.trust : undefined;
    };
    expect(await trust()).toBe(1);
    await house.contacts.save({ ...(await named(house, 'Raj Patel')), helped: 3 });
    expect(await trust()).toBe(2);
  });
});

describe('an export', () => {
  const exported = async (house: FakeHouse, format: 'csv' | 'json' | 'vcard') =>
    (await all(exportContacts(house, { ownerId: nora.id, format }))).join('');

  test('as CSV is imported again without changing anything', async () => {
    const house = await norasHouse();
    await bring(house, connections);
    const before = await everybody(house);
    const report = await bring(house, new TextEncoder().encode(await exported(house, 'csv')));
    expect(report).toMatchObject({ new: 0, merged: 0 });
    expect(await everybody(house)).toEqual(before);
  });

  test('as CSV runs no formula in a spreadsheet', async () => {
    const house = await norasHouse();
    await bring(house, readFileSync(new URL('../fixtures/address-books/injection.csv', import.meta.url)));
    const csv = await exported(house, 'csv');
    expect(csv).toContain("'+Plus");
    expect(csv).not.toMatch(/(?:^|,)"?[=+\-@]/m);
  });

  test('as JSON holds everything that is stored', async () => {
    const house = await norasHouse();
    expect(JSON.parse(await exported(house, 'json'))).toEqual([]);
    await bring(house, connections);
    expect(JSON.parse(await exported(house, 'json'))).toEqual(await everybody(house));
  });

  test('as vCard has a card for everybody', async () => {
    const house = await norasHouse();
    await bring(house, connections);
    expect((await exported(house, 'vcard')).match(/^BEGIN:VCARD\r$/gm)).toHaveLength(38);
  });
});
