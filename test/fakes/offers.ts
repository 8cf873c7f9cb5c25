import type { Offer, Offers } from '../../core/assistant/ports.ts';

export type FakeOffers = Offers & { kept: Map<string, Offer> };

export function fakeOffers(): FakeOffers {
  const kept = new Map<string, Offer>();
  return {
    kept,
    async put(offer) {
      kept.set(`${offer.ownerId}/${offer.code}`, structuredClone(offer));
    },
    async get(ownerId, code) {
      return structuredClone(kept.get(`${ownerId}/${code}`));
    },
  };
}
