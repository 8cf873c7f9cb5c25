import type { Suppressions } from '../../core/assistant/ports.ts';
import type { Suppression } from '../../core/domain/sending/suppression.ts';

export type FakeSuppressions = Suppressions & { kept: Map<string, Suppression> };

export function fakeSuppressions(): FakeSuppressions {
  const kept = new Map<string, Suppression>();
  return {
    kept,
    async find(address) {
      return structuredClone(kept.get(address.toLowerCase()));
    },
    async findAll(addresses) {
      const found = addresses.flatMap((address) => {
        const suppression = kept.get(address.toLowerCase());
        return suppression ? [[address, structuredClone(suppression)] as const] : [];
      });
      return new Map(found);
    },
    async add(address, why) {
      const hash = address.toLowerCase();
      if (!kept.has(hash)) kept.set(hash, { ...structuredClone(why), hash });
    },
    async lift(address) {
      kept.delete(address.toLowerCase());
    },
  };
}
