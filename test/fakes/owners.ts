import type { Owners } from '../../core/assistant/ports.ts';
import type { Owner } from '../../core/domain/owner.ts';

export function fakeOwners(start: Owner[] = []): Owners {
  const kept = new Map(start.map((owner) => [owner.id, structuredClone(owner)]));
  const addressesOf = (owner: Owner) => [owner.address.toLowerCase(), owner.sendingAddress.toLowerCase()];
  const holderOf = (address: string) =>
    [...kept.values()].find((owner) => addressesOf(owner).includes(address.toLowerCase()));
  const isTaken = (owner: Owner) =>
    addressesOf(owner).some((address) => (holderOf(address)?.id ?? owner.id) !== owner.id);
  return {
    async get(id) {
      return structuredClone(kept.get(id));
    },
    async byAddress(address) {
      return structuredClone(holderOf(address));
    },
    async *all() {
      for (const id of [...kept.keys()].sort()) {
        const owner = kept.get(id);
        if (owner) yield structuredClone(owner);
      }
    },
    async create(owner) {
      if (kept.has(owner.id) || isTaken(owner)) return 'exists';
      kept.set(owner.id, structuredClone(owner));
      return 'created';
    },
    async save(owner) {
      if (kept.get(owner.id)?.version !== owner.version || isTaken(owner)) return 'conflict';
      kept.set(owner.id, { ...structuredClone(owner), version: owner.version + 1 });
      return 'saved';
    },
    async remove({ id }) {
      kept.delete(id);
    },
  };
}
