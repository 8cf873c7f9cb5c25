import { describe, expect, test } from 'vitest';
import { addContact } from '../../core/assistant/add-contact.ts';
import { editContact } from '../../core/assistant/edit-contact.ts';
import { forgetContact } from '../../core/assistant/forget-contact.ts';
import { rankContacts } from '../../core/assistant/rank-contacts.ts';
import { nora } from '../cast.ts';
import { everybody, named, norasHouse } from './noras-book.ts';

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
