import * as z from 'zod/mini';
import type { Digests } from '../assistant/ports.ts';
import type { DigestItem, SentDigest } from '../domain/owner-mail/digest.ts';
import { lazily, read, type Shape, write } from './item.ts';
import { digestKey, digestsOf } from './keys.ts';
import { collect, type Table } from './table.ts';

const itemSchema = lazily((): z.ZodMiniType<DigestItem> =>
  z.object({
    number: z.number(),
    section: z.enum(['waiting', 'people', 'going-out', 'keep-in-touch']),
    contactId: z.string(),
    n: z.exactOptional(z.number()),
    step: z.exactOptional(z.string()),
    fingerprint: z.exactOptional(z.string()),
    sequence: z.exactOptional(z.string()),
    talk: z.exactOptional(z.literal(true)),
  } satisfies Shape<DigestItem>),
);

const digestSchema = lazily((): z.ZodMiniType<SentDigest> =>
  z.object({
    ownerId: z.string(),
    day: z.string(),
    sentAt: z.string(),
    items: z.array(itemSchema()),
  } satisfies Shape<SentDigest>),
);

/** Digests in the table, by their day. */
export function dynamoDigests(table: Table): Digests {
  return {
    async put(digest) {
      await table.put(write(digestKey(digest.ownerId, digest.day), digest));
    },
    async get(ownerId, day) {
      const item = await table.get(digestKey(ownerId, day));
      return item && read(digestSchema, item);
    },
    async latest(ownerId, most) {
      const rows = table.rows({ ...digestsOf(ownerId), newestFirst: true, consistent: true, most });
      return (await collect(rows)).map((item) => read(digestSchema, item));
    },
  };
}
