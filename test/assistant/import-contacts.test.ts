import { describe, expect, test } from 'vitest';
import { editContact } from '../../core/assistant/edit-contact.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { forgetContact } from '../../core/assistant/forget-contact.ts';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import { rankContacts } from '../../core/assistant/rank-contacts.ts';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import { nora } from '../cast.ts';
import { bring, connections, everybody, named, norasHouse, table } from './noras-book.ts';

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
