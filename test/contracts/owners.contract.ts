import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../core/domain/instant.ts';
import { nora, omar } from '../cast.ts';
import { all, type OpenStores, type Stores } from './stores.ts';

export function ownersContract(open: OpenStores): void {
  describe('owners', () => {
    let stores: Stores;
    beforeEach(async () => void (stores = await open()));

    it('an owner comes back as he was created, by his id and by both of his addresses in any case', async () => {
      expect(await stores.owners.create(nora)).toBe('created');
      expect(await stores.owners.get(nora.id)).toEqual(nora);
      expect(await stores.owners.byAddress('Nora@Home.example')).toEqual(nora);
      expect(await stores.owners.byAddress(nora.sendingAddress)).toEqual(nora);
      expect(await stores.owners.byAddress('nobody@home.example')).toBeUndefined();
      expect(await stores.owners.get('nobody00')).toBeUndefined();
    });

    it('what an owner said of a promotion and of his search comes back, and that he has no employer', async () => {
      const goal = {
        ...nora.goal,
        kind: 'promotion' as const,
        date: '2027-06-15',
        deciders: ['Lotte Berg'],
        criteria: 'has led two teams',
        results: 'four days instead of nine',
        managerKnows: false,
        employerKnows: true,
        decision: { won: false, at: '2027-06-16T09:00:00.000Z' },
        degree: 'BSc in statistics',
        places: ['Lisbon'],
        asked: ['path'],
      };
      await stores.owners.create({ ...nora, goal, employer: '' });
      expect(await stores.owners.get(nora.id)).toEqual({ ...nora, goal, employer: '' });
    });

    it('an owner cannot be created twice', async () => {
      await stores.owners.create(nora);
      expect(await stores.owners.create({ ...nora, name: 'Another Nora' })).toBe('exists');
      expect((await stores.owners.get(nora.id))?.name).toBe(nora.name);
    });

    it('two owners never share an address', async () => {
      await stores.owners.create(nora);
      stores.clock.advance(400 * DAY);
      expect(await stores.owners.create({ ...omar, address: nora.sendingAddress })).toBe('exists');
      expect(await stores.owners.get(omar.id)).toBeUndefined();
      await stores.owners.create(omar);
      expect(await stores.owners.save({ ...omar, address: nora.address })).toBe('conflict');
      expect((await stores.owners.byAddress(nora.address))?.id).toBe(nora.id);
    });

    it('an address that an owner gave up is free for another', async () => {
      await stores.owners.create(nora);
      await stores.owners.save({ ...nora, address: 'nora@new.example' });
      expect((await stores.owners.byAddress('nora@new.example'))?.id).toBe(nora.id);
      expect(await stores.owners.byAddress(nora.address)).toBeUndefined();
      expect(await stores.owners.create({ ...omar, address: nora.address })).toBe('created');
    });

    it('of two changes to the same version of an owner one is kept', async () => {
      await stores.owners.create(nora);
      const saved = await Promise.all(
        ['UTC', 'Europe/Stockholm'].map((zone) => stores.owners.save({ ...nora, zone })),
      );
      expect(saved.sort()).toEqual(['conflict', 'saved']);
      expect((await stores.owners.get(nora.id))?.version).toBe(nora.version + 1);
    });

    it('an owner who was removed is gone, and his addresses are free', async () => {
      await stores.owners.create(nora);
      await stores.owners.remove(nora);
      expect(await stores.owners.get(nora.id)).toBeUndefined();
      expect(await stores.owners.byAddress(nora.address)).toBeUndefined();
      expect(await all(stores.owners.all())).toEqual([]);
      expect(await stores.owners.create({ ...omar, address: nora.address })).toBe('created');
    });

    it('an owner who does not exist cannot be saved', async () => {
      expect(await stores.owners.save(nora)).toBe('conflict');
    });

    it('all owners are listed', async () => {
      await stores.owners.create(nora);
      await stores.owners.create(omar);
      expect((await all(stores.owners.all())).map(({ id }) => id).sort()).toEqual(['nora0001', 'omar0001']);
    });
  });
}
