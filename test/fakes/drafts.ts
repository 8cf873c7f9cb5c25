import type { Drafts } from '../../core/assistant/ports.ts';
import type { Draft } from '../../core/domain/sequence/draft.ts';
import { type EnrollmentKey, enrollmentId } from '../../core/domain/mail/message.ts';

export type FakeDrafts = Drafts & { kept: Map<string, Draft> };

export function fakeDrafts(): FakeDrafts {
  const kept = new Map<string, Draft>();
  const id = (key: EnrollmentKey, step: string) => `${enrollmentId(key)}/${step}`;
  return {
    kept,
    async get(key, step) {
      return structuredClone(kept.get(id(key, step)));
    },
    async put(draft) {
      kept.set(id(draft, draft.step), structuredClone(draft));
    },
  };
}
