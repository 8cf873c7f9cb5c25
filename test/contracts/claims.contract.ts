import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, plus } from '../../core/domain/instant.ts';
import type { OpenStores, Stores } from './stores.ts';

export function claimsContract(open: OpenStores): void {
  describe('claims', () => {
    let stores: Stores;
    beforeEach(async () => void (stores = await open()));
    const race = async (racers: number, run: () => Promise<boolean>) =>
      (await Promise.all(Array.from({ length: racers }, run))).filter(Boolean).length;

    it('of 64 who claim a key at once one gets it, and nobody after him', async () => {
      expect(await race(64, () => stores.claims.once('event 7', 1))).toBe(1);
      expect(await stores.claims.once('event 7', 1)).toBe(false);
      expect(await stores.claims.once('event 8', 1)).toBe(true);
    });

    it('an expired claim is free again, to one of 16, though the table has not deleted it yet', async () => {
      await stores.claims.once('event 7', 2);
      stores.clock.advance(2 * DAY - 1);
      expect(await stores.claims.once('event 7', 2)).toBe(false);
      stores.clock.advance(1);
      expect(await race(16, () => stores.claims.once('event 7', 2))).toBe(1);
    });

    it('a claim that was given back is free', async () => {
      await stores.claims.once('event 7', 1);
      await stores.claims.giveBack('event 7');
      expect(await stores.claims.once('event 7', 1)).toBe(true);
      await expect(stores.claims.giveBack('never claimed')).resolves.toBeUndefined();
    });

    it('20 of 64 are counted under a limit of 20, and one given back makes room for one', async () => {
      expect(await race(64, () => stores.claims.take('mails today', 20, 1))).toBe(20);
      await stores.claims.giveBack('mails today');
      expect(await race(8, () => stores.claims.take('mails today', 20, 1))).toBe(1);
      expect(await stores.claims.take('mails today', 0, 1)).toBe(false);
      expect(await stores.claims.take('nothing allowed', 0, 1)).toBe(false);
    });

    it('a count that was reset starts at nothing', async () => {
      await race(3, () => stores.claims.take('soft bounces', 3, 1));
      await stores.claims.reset('soft bounces');
      await stores.claims.reset('never counted');
      expect(await race(5, () => stores.claims.take('soft bounces', 3, 1))).toBe(3);
    });

    it('an expired count starts again, and exactly as many are counted', async () => {
      await race(3, () => stores.claims.take('mails today', 3, 1));
      stores.clock.advance(DAY);
      expect(await race(16, () => stores.claims.take('mails today', 3, 1))).toBe(3);
    });

    it('a lock is held by one of 16, who may take it again, until it ends', async () => {
      const { claims, clock } = stores;
      const until = plus(clock.now(), HOUR);
      const taken = await Promise.all(
        Array.from({ length: 16 }, (_, i) => claims.lock('Helio', `person ${i}`, clock.now(), until)),
      );
      const winner = taken.findIndex((one) => one.at === 'taken');
      expect(taken.filter((one) => one.at === 'taken')).toHaveLength(1);
      const longer = plus(until, HOUR);
      expect(await claims.lock('Helio', `person ${winner}`, clock.now(), longer)).toEqual({ at: 'taken' });
      expect(await claims.lock('Helio', 'late', plus(longer, -1), longer)).toEqual({
        at: 'held',
        holder: `person ${winner}`,
        until: longer,
      });
      expect(await claims.lock('Helio', 'late', longer, plus(longer, HOUR))).toEqual({ at: 'taken' });
    });

    it('a lock that was given back is free', async () => {
      const { claims, clock } = stores;
      await claims.lock('Helio', 'ben', clock.now(), plus(clock.now(), HOUR));
      await claims.giveBack('Helio');
      expect(await claims.lock('Helio', 'lena', clock.now(), plus(clock.now(), HOUR))).toEqual({
        at: 'taken',
      });
    });

    it('a key of 5,000 letters is a key like any other', async () => {
      expect(await stores.claims.once('ö'.repeat(5000), 1)).toBe(true);
      expect(await stores.claims.once('ö'.repeat(5000), 1)).toBe(false);
      expect(await stores.claims.once('ö'.repeat(4999), 1)).toBe(true);
    });
  });
}
