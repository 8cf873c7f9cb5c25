import type { Enrollments } from '../assistant/ports.ts';
import { type Enrollment, placeAmongDue } from '../domain/enrollment/enrollment.ts';
import { enrollmentSchema } from './enrollment-schema.ts';
import { type Item, read, write } from './item.ts';
import { dueAttributes, enrollmentKey, enrollmentsOf } from './keys.ts';
import { collect, type Table } from './table.ts';

/** Enrollments in the table; one is in the due index as long as its state has a due time. */
export function dynamoEnrollments(table: Table): Enrollments {
  return {
    async get(key) {
      const item = await table.get(enrollmentKey(key));
      return item && read(enrollmentSchema, item);
    },
    async ofContact(ownerId, contactId) {
      const rows = table.rows({ ...enrollmentsOf(ownerId, contactId), consistent: true });
      return (await collect(rows)).map((item) => read(enrollmentSchema, item));
    },
    async *ofOwner(ownerId) {
      for await (const item of table.rows(enrollmentsOf(ownerId))) yield read(enrollmentSchema, item);
    },
    async create(enrollment) {
      const written = await table.put(enrollmentItem(enrollment), { if: 'attribute_not_exists(pk)' });
      return written === 'written' ? 'created' : 'exists';
    },
    async save(enrollment) {
      const written = await table.put(enrollmentItem({ ...enrollment, version: enrollment.version + 1 }), {
        if: 'version = :version',
        values: { ':version': enrollment.version },
      });
      return written === 'written' ? 'saved' : 'conflict';
    },
  };
}

function enrollmentItem(enrollment: Enrollment): Item {
  const key = enrollmentKey(enrollment);
  return { ...write(key, enrollment), ...dueAttributes(key, placeAmongDue(enrollment)) };
}
