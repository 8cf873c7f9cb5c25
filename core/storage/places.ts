import * as z from 'zod/mini';
import type { Places } from '../assistant/ports.ts';
import type { Place } from '../domain/sending/place.ts';
import { lazily, read, type Shape, write } from './item.ts';
import { messageTimeKey, messageTimesOf } from './keys.ts';
import { collect, type Table } from './table.ts';

const placeSchema = lazily((): z.ZodMiniType<Place> =>
  z.object({
    ownerId: z.string(),
    contactId: z.string(),
    id: z.string(),
    at: z.string(),
    first: z.boolean(),
    company: z.exactOptional(z.string()),
  } satisfies Shape<Place>),
);

/**
 * Places of mails in the table: the thin item that keeps a message in the order of time, written before the mail leaves
 * rather than after, so that it counts the mail as well. What came in stands there too and counts for nothing.
 */
export function dynamoPlaces(table: Table): Places {
  return {
    async take(place) {
      await table.put(write(messageTimeKey(place), place));
    },
    async since(ownerId, since) {
      const rows = await collect(table.rows({ ...messageTimesOf(ownerId, since), consistent: true }));
      return rows.filter((item) => item['first'] !== undefined).map((item) => read(placeSchema, item));
    },
    async giveBack(place) {
      await table.remove(messageTimeKey(place));
    },
  };
}
