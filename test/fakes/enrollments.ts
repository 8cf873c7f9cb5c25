import type { Enrollments } from '../../core/assistant/ports.ts';
import type { Enrollment } from '../../core/domain/enrollment/enrollment.ts';
import { type EnrollmentKey, enrollmentId } from '../../core/domain/mail/message.ts';

export type FakeEnrollments = Enrollments & { kept: Map<string, Enrollment> };

export function fakeEnrollments(start: Enrollment[] = []): FakeEnrollments {
  const kept = new Map(start.map((one) => [enrollmentId(one), structuredClone(one)]));
  const where = (is: (key: EnrollmentKey) => boolean) =>
    [...kept.values()]
      .filter(is)
      .sort((a, b) => (a.contactId === b.contactId ? a.n - b.n : a.contactId < b.contactId ? -1 : 1))
      .map((one) => structuredClone(one));
  return {
    kept,
    async get(key) {
      return structuredClone(kept.get(enrollmentId(key)));
    },
    async ofContact(ownerId, contactId) {
      return where((one) => one.ownerId === ownerId && one.contactId === contactId);
    },
    async *ofOwner(ownerId) {
      yield* where((one) => one.ownerId === ownerId);
    },
    async create(enrollment) {
      if (kept.has(enrollmentId(enrollment))) return 'exists';
      kept.set(enrollmentId(enrollment), structuredClone(enrollment));
      return 'created';
    },
    async save(enrollment) {
      if (kept.get(enrollmentId(enrollment))?.version !== enrollment.version) return 'conflict';
      kept.set(enrollmentId(enrollment), { ...structuredClone(enrollment), version: enrollment.version + 1 });
      return 'saved';
    },
  };
}
