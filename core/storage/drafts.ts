import * as z from 'zod/mini';
import type { Drafts } from '../assistant/ports.ts';
import type { Draft } from '../domain/sequence/draft.ts';
import { RUNGS } from '../domain/sequence/sequence.ts';
import { lazily, read, type Shape, write } from './item.ts';
import { draftKey } from './keys.ts';
import type { Table } from './table.ts';

/** A draft as stored. */
export const draftSchema = lazily((): z.ZodMiniType<Draft> =>
  z.object({
    ownerId: z.string(),
    contactId: z.string(),
    n: z.number(),
    step: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    ask: z.exactOptional(z.enum(RUNGS)),
    restoredAt: z.exactOptional(z.string()),
    fingerprint: z.string(),
  } satisfies Shape<Draft>),
);

/** Drafts in the table: the newest text of each step. */
export function dynamoDrafts(table: Table): Drafts {
  return {
    async get(key, step) {
      const item = await table.get(draftKey(key, step));
      return item && read(draftSchema, item);
    },
    async put(draft) {
      await table.put(write(draftKey(draft, draft.step), draft));
    },
  };
}
