import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../core/domain/sending/place.ts';
import { ben, nora } from '../cast.ts';
import { aMessage } from './examples.ts';
import { all, type OpenStores, type Stores } from './stores.ts';

const aPlace = (over: Partial<Place> = {}): Place => ({
  ...{
    ownerId: nora.id,
    contactId: ben.id,
    id: aMessage().id,
    at: aMessage().at,
    first: true,
    company: 'helio',
  },
  ...over,
});

export function placesContract(open: OpenStores): void {
  describe('places', () => {
    let stores: Stores;
    beforeEach(async () => void (stores = await open()));
    const since = (at: string) => stores.places.since(nora.id, at);

    it('those taken count from their moment on, for their owner, until they are given back', async () => {
      const later = aPlace({ contactId: 'lena0001', at: '2026-11-24T00:00:00.000Z', first: false });
      await stores.places.take(aPlace());
      await stores.places.take(later);
      await stores.places.take(aPlace({ ownerId: 'omar0001' }));
      expect(await since(aPlace().at)).toEqual([aPlace(), later]);
      expect(await since('2026-11-23T23:59:59.999Z')).toEqual([later]);
      await stores.places.giveBack(later);
      expect(await since('2026-01-01T00:00:00.000Z')).toEqual([aPlace()]);
    });

    it('the same place again replaces it', async () => {
      const { company: _, ...freed } = aPlace();
      await stores.places.take(aPlace());
      await stores.places.take(freed);
      expect(await since(freed.at)).toEqual([freed]);
    });

    it('a place is no message, and a message that has none taken counts for nothing', async () => {
      await stores.places.take(aPlace());
      expect(await all(stores.messages.ofOwner(nora.id, nora.startedAt))).toEqual([]);
      await stores.messages.record(aMessage({ contactId: 'lena0001', direction: 'in' }));
      expect(await since(nora.startedAt)).toEqual([aPlace()]);
    });

    it('the message that takes its place stands there, once, and the place goes on counting', async () => {
      await stores.places.take(aPlace());
      await stores.messages.recordSent(aMessage());
      await stores.messages.recordSent(aMessage());
      await stores.messages.record(aMessage({ delivery: 'bounced' }));
      await stores.messages.recordSent(aMessage());
      const bounced = aMessage({ delivery: 'bounced' });
      expect(await all(stores.messages.ofOwner(nora.id, nora.startedAt))).toEqual([bounced]);
      expect(await stores.messages.ofContact(nora.id, ben.id)).toEqual([bounced]);
      expect(await since(nora.startedAt)).toEqual([aPlace()]);
    });
  });
}
