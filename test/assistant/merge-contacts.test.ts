import { beforeEach, describe, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { editContact } from '../../core/assistant/edit-contact.ts';
import { findDuplicates } from '../../core/assistant/find-duplicates.ts';
import { forgetContact } from '../../core/assistant/forget-contact.ts';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import { mergeContacts } from '../../core/assistant/merge-contacts.ts';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import { unmergeContact } from '../../core/assistant/unmerge-contact.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { anEnrollment } from '../contracts/examples.ts';
import { ben, nora, person } from '../cast.ts';
import { type FakeHouse, fakeHouse } from '../fakes/house.ts';

const atHome = person({
  id: 'benhome1',
  name: 'Ben Osei',
  kind: 'friend',
  addresses: [{ address: 'b.osei@home.example', source: 'google contacts' }],
  phones: [{ number: '+14155550132', source: 'google contacts' }],
  city: 'Lund',
  company: 'Old Job',
  tags: ['climbing'],
  notes: [{ at: nora.startedAt, text: 'two children' }],
  source: 'google contacts',
});

let house: FakeHouse;
beforeEach(async () => {
  house = fakeHouse();
  await house.owners.create(nora);
  await house.contacts.saveNew([ben, atHome].map((one) => ({ ...one, version: 0 })));
});
const merge = (contactId = ben.id, otherId = atHome.id) =>
  mergeContacts(house, { ownerId: nora.id, contactId, otherId });
const unmerge = (contactId = ben.id) => unmergeContact(house, { ownerId: nora.id, contactId });
const stored = async (id: string) => house.contacts.get(nora.id, id);
const unversioned = (contact: Contact | undefined) => ({ ...contact, version: 0 });
const everybody = () => all(house.contacts.ofOwner(nora.id));

describe('two contacts made one', () => {
  test('keep all that is known of either, and nothing of the first is erased', async () => {
    expect(await merge()).toMatchObject({ at: 'merged', gone: { id: atHome.id } });
    expect(await everybody()).toHaveLength(1);
    expect(await stored(ben.id)).toMatchObject({
      ...ben,
      addresses: [{ address: 'ben@helio.example' }, { address: 'b.osei@home.example' }],
      phones: [{ number: '+14155550132' }],
      company: 'Helio',
      city: 'Lund',
      tags: ['climbing'],
      notes: [{ text: 'two children' }],
      version: 2,
    });
  });

  test('a later file about the second adds to the one', async () => {
    await merge();
    const file = () => [new TextEncoder().encode('name,email,field\nBen Osei,b.osei@home.example,data\n')];
    expect(await importContacts(house, { ownerId: nora.id, file })).toMatchObject({ new: 0, merged: 1 });
    expect(await stored(ben.id)).toMatchObject({ field: 'data' });
  });

  test('the stop of either counts for both, and the owner’s own word before a file’s', async () => {
    await editContact(house, { ownerId: nora.id, contactId: atHome.id, details: { company: 'Kestrel' } });
    await stopContact(house, {
      ownerId: nora.id,
      contactId: atHome.id,
      by: 'contact',
      evidence: 'please stop',
    });
    await merge();
    expect(await stored(ben.id)).toMatchObject({
      company: 'Kestrel',
      doNotContact: {},
      saidByOwner: ['company'],
    });
  });

  test('mails stay with whom they were written to: that one is kept, whichever is named first', async () => {
    await house.enrollments.create(anEnrollment({ contactId: atHome.id }));
    expect(await merge()).toMatchObject({
      contact: { id: atHome.id, company: 'Old Job' },
      gone: { id: ben.id },
    });
    expect(await house.enrollments.ofContact(nora.id, atHome.id)).toHaveLength(1);
  });

  test('keep the reference that was spoken of last, and what was asked about either is not asked again', async () => {
    const [older, newer] = ['2026-05-01T09:00:00.000Z', '2026-09-01T09:00:00.000Z'];
    const reference = (id: string, at: string) =>
      house.contacts.get(nora.id, id).then(async (c) => {
        if (c) await house.contacts.save({ ...c, reference: { state: 'agreed', at }, asked: [id] });
      });
    await reference(ben.id, older);
    await reference(atHome.id, newer);
    await merge();
    expect(await stored(ben.id)).toMatchObject({ reference: { at: newer }, asked: [ben.id, atHome.id] });
    await unmerge();
    expect(await stored(ben.id)).toMatchObject({ reference: { at: older }, asked: [ben.id] });
  });

  test('are refused where one is missing, and where they are the same', async () => {
    expect(await merge(ben.id, 'nobody00')).toMatchObject({ because: 'there is no contact nobody00' });
    expect(await merge(ben.id, ben.id)).toMatchObject({ because: expect.stringContaining('twice') });
    expect(await everybody()).toHaveLength(2);
  });
});

describe('a merge undone', () => {
  test('brings both back as they were', async () => {
    await merge();
    expect(await unmerge()).toMatchObject({
      at: 'unmerged',
      contact: { id: ben.id },
      back: { id: atHome.id },
    });
    expect(unversioned(await stored(ben.id))).toEqual({ ...ben, version: 0 });
    expect(await stored(atHome.id)).toEqual({ ...atHome, version: 1 });
    expect(await unmerge()).toMatchObject({ at: 'refused', because: expect.stringContaining('undone') });
  });

  test('leaves what was changed since with whom it was changed', async () => {
    await merge();
    await editContact(house, { ownerId: nora.id, contactId: ben.id, details: { city: 'Oslo', trust: 5 } });
    await unmerge();
    expect(await stored(ben.id)).toMatchObject({ city: 'Oslo', trust: 5, phones: [] });
    expect(await stored(atHome.id)).toMatchObject({ city: 'Lund' });
  });

  test('never opens an address that said stop since', async () => {
    await merge();
    await stopContact(house, { ownerId: nora.id, contactId: ben.id, by: 'contact', evidence: 'please stop' });
    await unmerge();
    expect((await stored(ben.id))?.doNotContact).toBeDefined();
    expect((await stored(atHome.id))?.doNotContact).toBeDefined();
  });

  test('saves somebody whom a crash in the midst of the merge left nowhere', async () => {
    const failing = {
      ...house,
      contacts: { ...house.contacts, save: () => Promise.reject(new Error('the power went')) },
    };
    const about = { ownerId: nora.id, contactId: ben.id, otherId: atHome.id };
    await expect(mergeContacts(failing, about)).rejects.toThrow('the power went');
    expect(await stored(atHome.id)).toBeUndefined();
    await unmerge();
    expect(await stored(atHome.id)).toEqual({ ...atHome, version: 1 });
    expect(unversioned(await stored(ben.id))).toEqual({ ...ben, version: 0 });
  });

  test('is over once the person is forgotten: no copy of either remains', async () => {
    await merge();
    await forgetContact(house, { ownerId: nora.id, contactId: ben.id });
    expect(await house.copies.ofContact(nora.id, ben.id)).toEqual([]);
  });
});

describe('likeness only proposes', () => {
  const found = async () =>
    (await findDuplicates(house, { ownerId: nora.id })).map(({ one, other, because }) => [
      one.id,
      other.id,
      because,
    ]);

  test('people of one name are shown with the reason, those at one company first', async () => {
    const more = [
      person({ id: 'benhelio', name: 'Ben K. Osei', company: 'Helio Inc.' }),
      person({ id: 'annalone', name: 'Anna' }),
      person({ id: 'annother', name: 'Anna' }),
    ];
    await house.contacts.saveNew(more.map((one) => ({ ...one, version: 0 })));
    expect(await found()).toEqual([
      ['benhelio', ben.id, 'they have the same name and company'],
      ['benhelio', 'benhome1', 'they have the same name, at different companies'],
      ['benhome1', ben.id, 'they have the same name, at different companies'],
    ]);
    expect(await everybody()).toHaveLength(5);
  });

  test('a pair that was made one is shown no more', async () => {
    await merge();
    expect(await found()).toEqual([]);
  });
});
