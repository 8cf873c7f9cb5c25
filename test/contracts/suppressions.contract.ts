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

    it('a lifted suppression is gone', async () => {
      const { suppressions } = await open();
      await suppressions.add('ben@helio.example', { reason: 'owner', at: AT, evidence: 'not him' });
      await suppressions.lift('Ben@helio.example');
      await suppressions.lift('nobody@helio.example');
      expect(await suppressions.find('ben@helio.example')).toBeUndefined();
    });
  });
}
