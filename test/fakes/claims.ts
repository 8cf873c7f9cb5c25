import type { Claims } from '../../core/assistant/ports.ts';
import { DAY, type Instant, plus } from '../../core/domain/instant.ts';
import type { FakeClock } from './clock.ts';

export type FakeClaims = Claims & { kept: Map<string, { taken: number; holder?: string; until: Instant }> };

export function fakeClaims(clock: FakeClock): FakeClaims {
  const kept: FakeClaims['kept'] = new Map();
  const live = (key: string, now = clock.now()) => {
    const held = kept.get(key);
    return held && held.until > now ? held : undefined;
  };
  const take = (key: string, limit: number, days: number) => {
    const held = live(key) ?? { taken: 0, until: plus(clock.now(), days * DAY) };
    if (held.taken >= limit) return false;
    kept.set(key, { ...held, taken: held.taken + 1 });
    return true;
  };
  return {
    kept,
    once: async (key, days) => take(key, 1, days),
    take: async (key, limit, days) => take(key, limit, days),
    async giveBack(key) {
      const held = kept.get(key);
      if (held && held.taken > 1) held.taken -= 1;
      else kept.delete(key);
    },
    async reset(key) {
      kept.delete(key);
    },
    async lock(key, holder, now, until) {
      const held = live(key, now);
      if (held && held.holder !== holder) return { at: 'held', holder: held.holder ?? '', until: held.until };
      kept.set(key, { taken: 0, holder, until });
      return { at: 'taken' };
    },
  };
}
