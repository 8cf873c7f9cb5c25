import type { Places } from '../../core/assistant/ports.ts';
import type { Place } from '../../core/domain/sending/place.ts';

export type FakePlaces = Places & { kept: Map<string, Place> };

export function fakePlaces(): FakePlaces {
  const kept = new Map<string, Place>();
  const keyOf = ({ ownerId, contactId, id, at }: Place) => `${ownerId}/${at}/${contactId}/${id}`;
  return {
    kept,
    async take(place) {
      kept.set(keyOf(place), structuredClone(place));
    },
    async since(ownerId, since) {
      return [...kept.values()]
        .filter((place) => place.ownerId === ownerId && place.at >= since)
        .map((place) => structuredClone(place));
    },
    async giveBack(place) {
      kept.delete(keyOf(place));
    },
  };
}
