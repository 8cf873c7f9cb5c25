import { describe, expect, it } from 'vitest';
import type { ContactCopy, ImportBatch } from '../../core/assistant/ports.ts';
import { ben, lind, nora } from '../cast.ts';
import type { OpenStores } from './stores.ts';

const batch = (id: string, at: string): ImportBatch => ({
  ownerId: nora.id,
  id,
  at,
  fileName: `${id}.csv`,
  new: 3,
  merged: 1,
});

const copy = (about: Partial<ContactCopy>): ContactCopy => ({
  ownerId: nora.id,
  contactId: ben.id,
  id: 'batch001.1',
  at: '2026-11-23T13:00:00.000Z',
  before: ben,
  after: { ...ben, city: 'Kiel' },
  ...about,
});

export function importsContract(open: OpenStores): void {
  describe('imports', () => {
    it('imports come newest first, and one that was taken back stays so', async () => {
      const { imports } = await open();
      const [first, second] = [
        batch('batch001', '2026-11-23T13:00:00.000Z'),
        batch('batch002', '2026-11-24T13:00:00.000Z'),
      ];
      for (const one of [second, { ...first, state: 'begun' as const }, first]) await imports.put(one);
      await imports.put({ ...batch('batch003', first.at), ownerId: 'omar0001' });
      await imports.put({ ...second, state: 'undone' });
      expect(await imports.latest(nora.id, 9)).toEqual([{ ...second, state: 'undone' }, first]);
      expect(await imports.latest(nora.id, 1)).toMatchObject([{ id: 'batch002' }]);
    });

    it('the parts of an import come in the order of the file', async () => {
      const { imports } = await open();
      const ns = [10, 2, 1, 1000];
      for (const n of ns)
        await imports.putPart({
          ownerId: nora.id,
          batchId: 'batch001',
          n,
          made: [`made${n}`],
          changed: [ben.id],
          prints: { [`made${n}`]: 'f00d' },
        });
      await imports.putPart({
        ownerId: nora.id,
        batchId: 'batch002',
        n: 3,
        made: [],
        changed: [],
        prints: {},
      });
      const parts = await imports.parts({ ownerId: nora.id, id: 'batch001' });
      expect(parts.map(({ n, made }) => [n, ...made])).toEqual([1, 2, 10, 1000].map((n) => [n, `made${n}`]));
    });
  });

  describe('copies of contacts', () => {
    it('copies come in order of time, and one that is used up goes', async () => {
      const { copies } = await open();
      const merge = copy({ id: 'merge001', at: '2026-11-24T13:00:00.000Z', merged: lind });
      for (const one of [merge, copy({}), copy({ contactId: lind.id })]) await copies.put(one);
      expect(await copies.ofContact(nora.id, ben.id)).toEqual([copy({}), merge]);
      await copies.remove(merge);
      expect(await copies.ofContact(nora.id, ben.id)).toEqual([copy({})]);
    });

    it('they go with the contact', async () => {
      const { contacts, copies } = await open();
      for (const one of [ben, lind]) await contacts.save({ ...one, version: 0 });
      for (const one of [copy({}), copy({ contactId: lind.id })]) await copies.put(one);
      await contacts.erase({ ...ben, version: 1 });
      expect(await copies.ofContact(nora.id, ben.id)).toEqual([]);
      expect(await copies.ofContact(nora.id, lind.id)).toHaveLength(1);
    });
  });
}
