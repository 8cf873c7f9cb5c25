import type { ContactCopy, Copies, ImportBatch, ImportPart, Imports } from '../../core/assistant/ports.ts';

export type FakeImports = Imports & { kept: Map<string, ImportBatch>; keptParts: Map<string, ImportPart> };

export function fakeImports(): FakeImports {
  const kept = new Map<string, ImportBatch>();
  const keptParts = new Map<string, ImportPart>();
  return {
    kept,
    keptParts,
    async put(batch) {
      kept.set(`${batch.ownerId}/${batch.at}/${batch.id}`, structuredClone(batch));
    },
    async latest(ownerId, most) {
      const own = [...kept].filter(([, batch]) => batch.ownerId === ownerId);
      const newestFirst = own.sort(([a], [b]) => (a > b ? -1 : 1)).map(([, batch]) => batch);
      return structuredClone(newestFirst.slice(0, most));
    },
    async putPart(part) {
      keptParts.set(`${part.ownerId}/${part.batchId}/${part.n}`, structuredClone(part));
    },
    async parts({ ownerId, id }) {
      const own = [...keptParts.values()].filter((part) => part.ownerId === ownerId && part.batchId === id);
      return structuredClone(own.sort((a, b) => a.n - b.n));
    },
  };
}

export type FakeCopies = Copies & { kept: Map<string, ContactCopy> };

export function fakeCopies(): FakeCopies {
  const kept = new Map<string, ContactCopy>();
  const keyOf = (copy: ContactCopy) => `${copy.ownerId}/${copy.contactId}/${copy.at}/${copy.id}`;
  return {
    kept,
    async put(copy) {
      kept.set(keyOf(copy), structuredClone(copy));
    },
    async ofContact(ownerId, contactId) {
      const own = [...kept].filter(([, copy]) => copy.ownerId === ownerId && copy.contactId === contactId);
      return structuredClone(own.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, copy]) => copy));
    },
    async remove(copy) {
      kept.delete(keyOf(copy));
    },
  };
}
