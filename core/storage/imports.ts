import * as z from 'zod/mini';
import type { ContactCopy, Copies, ImportBatch, ImportPart, Imports } from '../assistant/ports.ts';
import { DAY, plus } from '../domain/instant.ts';
import { contactSchema } from './contact-schema.ts';
import { enrollmentSchema } from './enrollment-schema.ts';
import { lazily, read, type Shape, write } from './item.ts';
import { copiesOf, copyKey, importKey, importPartKey, importPartsOf, importsOf } from './keys.ts';
import { collect, expiring, type Table } from './table.ts';

/** After this nobody takes an import back any more, and the copies of people it holds go. */
const KEPT_DAYS = 60;

const batchSchema = lazily((): z.ZodMiniType<ImportBatch> =>
  z.object({
    ownerId: z.string(),
    id: z.string(),
    at: z.string(),
    fileName: z.string(),
    new: z.number(),
    merged: z.number(),
    state: z.exactOptional(z.enum(['begun', 'undone'])),
  } satisfies Shape<ImportBatch>),
);

const partSchema = lazily((): z.ZodMiniType<ImportPart> =>
  z.object({
    ownerId: z.string(),
    batchId: z.string(),
    n: z.number(),
    made: z.array(z.string()),
    changed: z.array(z.string()),
    prints: z.record(z.string(), z.string()),
  } satisfies Shape<ImportPart>),
);

const copySchema = lazily((): z.ZodMiniType<ContactCopy> =>
  z.object({
    ownerId: z.string(),
    contactId: z.string(),
    id: z.string(),
    at: z.string(),
    before: contactSchema(),
    after: contactSchema(),
    merged: z.exactOptional(contactSchema()),
    ended: z.exactOptional(z.array(enrollmentSchema())),
  } satisfies Shape<ContactCopy>),
);

/** Imports in the table, by their time, and what each part of one made and changed. */
export function dynamoImports(table: Table): Imports {
  const expires = () => expiring(plus(table.now(), KEPT_DAYS * DAY));
  return {
    async put(batch) {
      await table.put({ ...write(importKey(batch), batch), ...expires() });
    },
    async latest(ownerId, most) {
      const rows = table.rows({ ...importsOf(ownerId), newestFirst: true, consistent: true, most });
      return (await collect(rows)).map((item) => read(batchSchema, item));
    },
    async putPart(part) {
      await table.put({ ...write(importPartKey(part), part), ...expires() });
    },
    async parts({ ownerId, id }) {
      const rows = table.rows({ ...importPartsOf(ownerId, id), consistent: true });
      return (await collect(rows)).map((item) => read(partSchema, item));
    },
  };
}

/** Copies of contacts in the table, beside their mails, so that an erasure meets them. A merge can be undone for ever. */
export function dynamoCopies(table: Table): Copies {
  return {
    async put(copy) {
      const expires = copy.merged ? {} : expiring(plus(copy.at, KEPT_DAYS * DAY));
      await table.put({ ...write(copyKey(copy), copy), ...expires });
    },
    async ofContact(ownerId, contactId) {
      const rows = table.rows({ ...copiesOf(ownerId, contactId), consistent: true });
      return (await collect(rows)).map((item) => read(copySchema, item));
    },
    async remove(copy) {
      await table.remove(copyKey(copy));
    },
  };
}
