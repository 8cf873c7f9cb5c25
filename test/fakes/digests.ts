import type { Digests } from '../../core/assistant/ports.ts';
import type { SentDigest } from '../../core/domain/owner-mail/digest.ts';

export function fakeDigests(): Digests {
  const kept = new Map<string, SentDigest>();
  return {
    async put(digest) {
      kept.set(`${digest.ownerId}/${digest.day}`, structuredClone(digest));
    },
    async get(ownerId, day) {
      return structuredClone(kept.get(`${ownerId}/${day}`));
    },
    async latest(ownerId, most) {
      const own = [...kept.values()].filter((digest) => digest.ownerId === ownerId);
      return structuredClone(own.sort((a, b) => (a.day > b.day ? -1 : 1)).slice(0, most));
    },
  };
}
