import { beforeEach, describe, expect, it } from 'vitest';
import type { Contact } from '../../core/domain/people/contact.ts';
import { DAY } from '../../core/domain/instant.ts';
import { ben, nora, person } from '../cast.ts';
import { aDraft, aMessage, anEnrollment } from './examples.ts';
import { all, type OpenStores, type Stores } from './stores.ts';

const lena = person({
  id: 'lena0001',
  name: 'Lena Voss',
  version: 0,
  linkedin: 'lena-voss',
  phones: [{ number: '+4915112345678', source: 'their signature' }],
  addresses: [{ address: 'lena@nordwind.example', source: 'linkedin' }],
});

const withAddress = (contact: Contact, address: string): Contact => ({
  ...contact,
  addresses: [...contact.addresses, { address, source: 'you' }],
});

export function contactsContract(open: OpenStores): void {
  describe('contacts', () => {
    let stores: Stores;
    beforeEach(async () => void (stores = await open()));
    const whoHas = async (...aliases: Parameters<Stores['contacts']['byAliases']>[1]) =>
      Object.fromEntries(await stores.contacts.byAliases(nora.id, aliases));

    it('a contact comes back as he was saved, one version on', async () => {
      expect(await stores.contacts.save({ ...ben, version: 0 })).toBe('saved');
      expect(await stores.contacts.get(nora.id, ben.id)).toEqual({ ...ben, version: 1 });
      expect(await stores.contacts.get('omar0001', ben.id)).toBeUndefined();
    });

    it('a contact is known by every address, slug and phone', async () => {
      await stores.contacts.save(lena);
      const aliases = [
        'address:lena@nordwind.example',
        'linkedin:lena-voss',
        'phone:+4915112345678',
      ] as const;
      expect(await whoHas(...aliases, 'phone:+1')).toEqual({
        'address:lena@nordwind.example': lena.id,
        'linkedin:lena-voss': lena.id,
        'phone:+4915112345678': lena.id,
      });
      expect(await stores.contacts.byAliases(nora.id, [])).toEqual(new Map());
      expect(await stores.contacts.byAliases('omar0001', [...aliases])).toEqual(new Map());
    });

    it('the same alias asked twice, an empty one and one of 3,000 letters do no harm', async () => {
      const long = 'x'.repeat(3000);
      await stores.contacts.save({ ...lena, linkedin: long });
      expect(await whoHas(`linkedin:${long}`, `linkedin:${long}`, 'linkedin:')).toEqual({
        [`linkedin:${long}`]: lena.id,
      });
    });

    it('of two changes to the same version one is kept', async () => {
      await stores.contacts.save(lena);
      const saved = await Promise.all(
        ['Kiel', 'Lund'].map((city) => stores.contacts.save({ ...lena, version: 1, city })),
      );
      expect(saved.sort()).toEqual(['conflict', 'saved']);
    });

    it('a new contact does not overwrite one that is there, and one that is gone is not brought back', async () => {
      await stores.contacts.save(lena);
      expect(await stores.contacts.save(lena)).toBe('conflict');
      expect(await stores.contacts.save({ ...ben, version: 3 })).toBe('conflict');
    });

    it('an alias of somebody else is refused, however long ago, and nothing of the refused contact remains', async () => {
      await stores.contacts.save(lena);
      stores.clock.advance(400 * DAY);
      const impostor = person({ id: 'impostor', name: 'L. Voss', version: 0, linkedin: 'lena-voss' });
      expect(await stores.contacts.save(withAddress(impostor, 'l@voss.example'))).toBe('conflict');
      expect(await stores.contacts.get(nora.id, impostor.id)).toBeUndefined();
      expect(await whoHas('address:l@voss.example', 'linkedin:lena-voss')).toEqual({
        'linkedin:lena-voss': lena.id,
      });
      expect(await stores.contacts.save(withAddress({ ...ben, version: 0 }, 'l@voss.example'))).toBe('saved');
    });

    it('an address that two new contacts claim at once goes to one of them', async () => {
      const claimants = Array.from({ length: 8 }, (_, i) =>
        withAddress(person({ id: `claim00${i}`, name: `Claimant ${i}`, version: 0 }), 'shared@helio.example'),
      );
      const saved = await Promise.all(claimants.map((one) => stores.contacts.save(one)));
      expect(saved.filter((one) => one === 'saved')).toHaveLength(1);
      const winner = claimants[saved.indexOf('saved')];
      expect(await whoHas('address:shared@helio.example')).toEqual({
        'address:shared@helio.example': winner?.id,
      });
      expect(await all(stores.contacts.ofOwner(nora.id))).toHaveLength(1);
    });

    it('an alias a contact gave up is free for another', async () => {
      await stores.contacts.save(lena);
      expect(await stores.contacts.save({ ...lena, addresses: [], version: 1 })).toBe('saved');
      expect(await whoHas('address:lena@nordwind.example')).toEqual({});
      expect(await stores.contacts.save(withAddress({ ...ben, version: 0 }, 'lena@nordwind.example'))).toBe(
        'saved',
      );
      expect(await whoHas('address:lena@nordwind.example')).toEqual({
        'address:lena@nordwind.example': ben.id,
      });
    });

    it('an import writes hundreds at once, and an alias that two rows share belongs to the first', async () => {
      const rows = Array.from({ length: 130 }, (_, i) =>
        withAddress(
          person({ id: `row${String(i).padStart(5, '0')}`, name: `Row ${i}`, version: 0 }),
          i < 2 ? 'twins@helio.example' : `row${i}@helio.example`,
        ),
      );
      await stores.contacts.saveNew(rows);
      const stored = await all(stores.contacts.ofOwner(nora.id));
      expect(stored).toEqual(rows.map((row) => ({ ...row, version: 1 })));
      expect(await whoHas('address:twins@helio.example', 'address:row129@helio.example')).toEqual({
        'address:twins@helio.example': 'row00000',
        'address:row129@helio.example': 'row00129',
      });
    });

    it('more than a megabyte of contacts comes back whole, and another owner’s stay his', async () => {
      const text = 'what we said at the fair '.repeat(1000);
      const many = Array.from({ length: 60 }, (_, i) =>
        person({
          id: `many${String(i).padStart(4, '0')}`,
          name: `Many ${i}`,
          version: 0,
          notes: [{ at: nora.startedAt, text }],
        }),
      );
      await stores.contacts.saveNew(many);
      await stores.contacts.saveNew([person({ ...lena, ownerId: 'omar0001' })]);
      expect((await all(stores.contacts.ofOwner(nora.id))).map(({ id }) => id)).toEqual(
        many.map(({ id }) => id),
      );
    });

    it('erasing a contact removes the place of a mail that may have gone out', async () => {
      const at = '2026-12-01T15:00:00.000Z';
      const state = {
        at: 'unknown',
        step: '1-inquire',
        fingerprint: 'f',
        claim: 'c',
        claimedAt: at,
      } as const;
      await stores.contacts.save({ ...ben, version: 0 });
      await stores.enrollments.create(anEnrollment({ contactId: ben.id, state }));
      const { n } = anEnrollment({});
      await stores.places.take({
        ownerId: nora.id,
        contactId: ben.id,
        id: `${n}-1-inquire`,
        at,
        first: true,
      });
      await stores.contacts.erase({ ...ben, version: 1 });
      expect(await stores.places.since(nora.id, nora.startedAt)).toEqual([]);
    });

    it('a contact saved by whoever has read him is saved only where nobody wrote in between', async () => {
      await stores.contacts.save({ ...ben, version: 0 });
      const read = { ...ben, version: 1 };
      const moved = { ...read, addresses: [{ address: 'ben@new.example', source: 'you' }] };
      expect(await stores.contacts.save(moved, { before: read })).toBe('saved');
      expect(await whoHas('address:ben@new.example')).toEqual({ 'address:ben@new.example': ben.id });
      expect(await whoHas('address:ben@helio.example')).toEqual({});
      expect(await stores.contacts.save({ ...read, name: 'Ben O.' }, { before: read })).toBe('conflict');
      expect(await stores.contacts.get(nora.id, ben.id)).toMatchObject({ name: ben.name, version: 2 });
    });

    it('erasing a contact removes everything of him, and leaves others and suppressions', async () => {
      await stores.contacts.save({ ...ben, version: 0 });
      await stores.contacts.save(lena);
      for (const contactId of [ben.id, lena.id]) {
        await stores.enrollments.create(anEnrollment({ contactId }));
        await stores.drafts.put(aDraft({ contactId }));
        await stores.messages.record(aMessage({ contactId, messageIds: [`<${contactId}@x>`] }));
        await stores.commands.record({
          ownerId: nora.id,
          id: contactId,
          at: nora.startedAt,
          line: 'stop',
          did: 'stopped',
          before: { enrollment: anEnrollment({ contactId }) },
        });
        await stores.commands.record({
          ...{ ownerId: nora.id, id: `undo of ${contactId}`, at: nora.startedAt, line: 'undo', before: {} },
          ...{ did: `${contactId} may be written to again`, undoes: contactId },
        });
      }
      await stores.suppressions.add('ben@helio.example', {
        reason: 'stop',
        at: nora.startedAt,
        evidence: 'stop',
      });

      await stores.contacts.erase({ ...ben, version: 1 });

      expect(await all(stores.contacts.ofOwner(nora.id))).toMatchObject([{ id: lena.id }]);
      expect(await whoHas('address:ben@helio.example')).toEqual({});
      expect(await stores.enrollments.ofContact(nora.id, ben.id)).toEqual([]);
      expect(await stores.drafts.get(aDraft({ contactId: ben.id }), '1-inquire')).toBeUndefined();
      expect(await stores.messages.ofContact(nora.id, ben.id)).toEqual([]);
      expect(await stores.messages.byMessageId(`<${ben.id}@x>`)).toBeUndefined();
      expect(await stores.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'stop' });

      expect(await stores.enrollments.ofContact(nora.id, lena.id)).toHaveLength(1);
      expect(await stores.drafts.get(aDraft({ contactId: lena.id }), '1-inquire')).toBeDefined();
      expect(await all(stores.messages.ofOwner(nora.id, nora.startedAt))).toMatchObject([
        { contactId: lena.id },
      ]);
      expect(await stores.messages.byMessageId(`<${lena.id}@x>`)).toBeDefined();
      const left = (await stores.commands.latest(nora.id, 9)).map(({ id }) => id);
      expect(left.sort()).toEqual([lena.id, `undo of ${lena.id}`].sort());
      await expect(stores.contacts.erase({ ...ben, version: 1 })).resolves.toBeUndefined();
    });

    it('who is removed leaves what was said, and whoever he was merged into takes it along when erased', async () => {
      const { contacts, enrollments, messages } = stores;
      await contacts.saveNew([{ ...ben, version: 0 }]);
      await enrollments.create(anEnrollment());
      await messages.record(aMessage({ messageIds: ['<old@x>'] }));
      await contacts.remove({ ...ben, version: 1 });
      await contacts.remove({ ...ben, version: 1 });
      expect(await contacts.get(nora.id, ben.id)).toBeUndefined();
      expect(await whoHas('address:ben@helio.example')).toEqual({});
      expect(await enrollments.ofContact(nora.id, ben.id)).toHaveLength(1);

      const kept = { ...ben, id: 'benkept1', mergedFrom: [ben.id], version: 0 };
      expect(await contacts.save(kept)).toBe('saved');
      expect(await whoHas(`was:${ben.id}`)).toEqual({ [`was:${ben.id}`]: kept.id });
      await contacts.erase({ ...kept, version: 1 });
      expect(await enrollments.ofContact(nora.id, ben.id)).toEqual([]);
      expect(await messages.ofContact(nora.id, ben.id)).toEqual([]);
      expect(await messages.byMessageId('<old@x>')).toBeUndefined();
    });

    it('mails of some addresses go from under an id, with what leads to them, and the others stay', async () => {
      const nobody = { ownerId: nora.id, contactId: '00000000' };
      for (const from of ['ben@helio.example', 'kim@orion.example'])
        await stores.messages.record(
          aMessage({ ...nobody, id: from, from, direction: 'in', messageIds: [`<${from}>`] }),
        );
      const sent = { id: 'sent', direction: 'out', from: 'ben@helio.example' } as const;
      await stores.messages.record(aMessage({ ...nobody, ...sent, messageIds: [] }));
      for (const _ of ['once', 'twice']) await stores.contacts.eraseMailsFrom(nobody, ['ben@helio.example']);
      const left = await all(stores.messages.ofOwner(nora.id, nora.startedAt));
      expect(left.map(({ id }) => id).sort()).toEqual(['kim@orion.example', 'sent']);
      expect(await stores.messages.byMessageId('<ben@helio.example>')).toBeUndefined();
      expect(await stores.messages.byMessageId('<kim@orion.example>')).toBeDefined();
    });

    it('a watch tells whether anybody else gave a contact a new alias since', async () => {
      const { contacts } = stores;
      await contacts.saveNew([{ ...ben, version: 0 }]);
      expect(await contacts.isStill(nora.id, 'import01')).toBe(false);
      await contacts.watchAliases(nora.id, 'import01');
      expect(await contacts.isStill(nora.id, 'import01')).toBe(true);
      expect(await contacts.isStill('omar0001', 'import01')).toBe(false);

      const known = await contacts.get(nora.id, ben.id);
      if (!known) throw new Error('Ben is gone');
      await contacts.save({ ...known, city: 'Lund' });
      expect(await contacts.isStill(nora.id, 'import01')).toBe(true);
      await contacts.saveNew([{ ...lena, version: 0 }], 'import01');
      expect(await contacts.isStill(nora.id, 'import01')).toBe(true);
      const address = { address: 'ben@new.example', source: 'you' };
      await contacts.save({ ...known, addresses: [...known.addresses, address], version: 2 });
      expect(await contacts.isStill(nora.id, 'import01')).toBe(false);

      await contacts.watchAliases(nora.id, 'import02');
      expect(await contacts.isStill(nora.id, 'import01')).toBe(false);
      await contacts.endWatch(nora.id, 'import01');
      expect(await contacts.isStill(nora.id, 'import02')).toBe(true);
      await contacts.endWatch(nora.id, 'import02');
      expect(await contacts.isStill(nora.id, 'import02')).toBe(false);
    });
  });
}
