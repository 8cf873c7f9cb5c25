import { describe, expect, it } from 'vitest';
import type { OpenStores } from './stores.ts';

const AT = '2026-11-23T14:05:00.000Z';

export function suppressionsContract(open: OpenStores): void {
  describe('suppressions', () => {
    it('a suppressed address is found in any case of letters, and the first reason stays', async () => {
      const { suppressions } = await open();
      await suppressions.add('Ben@Helio.example', { reason: 'stop', at: AT, evidence: 'please stop' });
      await suppressions.add('ben@helio.example', { reason: 'hard-bounce', at: AT, evidence: '5.1.1' });
      expect(await suppressions.find('BEN@helio.example')).toMatchObject({
        reason: 'stop',
        at: AT,
        evidence: 'please stop',
      });
      expect(await suppressions.find('lena@nordwind.example')).toBeUndefined();
    });

    it('of many addresses those that are suppressed are found at once, each under the name it was asked by', async () => {
      const { suppressions } = await open();
      await suppressions.add('ben@helio.example', { reason: 'stop', at: AT, evidence: 'please stop' });
      const many = Array.from({ length: 150 }, (_, i) => `p${i}@firm.example`);
      const found = await suppressions.findAll([...many, 'Ben@helio.example', 'ben@helio.example']);
      expect([...found.keys()]).toEqual(['Ben@helio.example', 'ben@helio.example']);
      expect(found.get('Ben@helio.example')).toMatchObject({ reason: 'stop' });
      expect((await suppressions.findAll([])).size).toBe(0);
    });

    it('among many addresses a lifted stop is not found, and one that is said again is', async () => {
      const { suppressions } = await open();
      const many = Array.from({ length: 80 }, (_, i) => `p${i}@firm.example`);
      await suppressions.add('p7@firm.example', { reason: 'stop', at: AT, evidence: 'please stop' });
      await suppressions.lift('p7@firm.example');
      expect((await suppressions.findAll(many)).size).toBe(0);
      await suppressions.add('p7@firm.example', { reason: 'stop', at: AT, evidence: 'stop, please' });
      expect(await suppressions.findAll(many)).toMatchObject(
        new Map([['p7@firm.example', expect.objectContaining({ evidence: 'stop, please' })]]),
      );
    });

    it('as many stops as there are addresses to ask for are all found', async () => {
      const { suppressions } = await open();
      const many = Array.from({ length: 60 }, (_, i) => `p${i}@firm.example`);
      for (const address of many)
        await suppressions.add(address, { reason: 'stop', at: AT, evidence: 'please stop' });
      expect((await suppressions.findAll(many)).size).toBe(60);
      expect((await suppressions.findAll(many.slice(0, 55))).size).toBe(55);
    });

    it('who said stop is left alone under a mark of his address too; that one address is dead says nothing of another', async () => {
      const { suppressions } = await open();
      await suppressions.add('ben@helio.example', { reason: 'stop', at: AT, evidence: 'please stop' });
      await suppressions.add('ana@helio.example', { reason: 'hard-bounce', at: AT, evidence: '5.1.1' });
      const marked = ['Ben+cv@helio.example', 'ana+cv@helio.example', '+ben@helio.example'];
      expect([...(await suppressions.findAll(marked)).keys()]).toEqual(['Ben+cv@helio.example']);
      expect(await suppressions.find('ben+cv@helio.example')).toMatchObject({ reason: 'stop' });
      await suppressions.lift('ben+cv@helio.example');
      expect(await suppressions.find('ben@helio.example')).toBeUndefined();
    });

    it('who asked not to be written to at an address is left alone there under a mark of it, too', async () => {
      const { suppressions } = await open();
      await suppressions.add('ben@helio.example', { reason: 'refused', at: AT, evidence: 'my work address' });
      expect(await suppressions.find('ben+cv@helio.example')).toMatchObject({ reason: 'refused' });
    });

    it('a lifted suppression is gone', async () => {
      const { suppressions } = await open();
      await suppressions.add('ben@helio.example', { reason: 'owner', at: AT, evidence: 'not him' });
      await suppressions.lift('Ben@helio.example');
      await suppressions.lift('nobody@helio.example');
      expect(await suppressions.find('ben@helio.example')).toBeUndefined();
    });
  });
}
