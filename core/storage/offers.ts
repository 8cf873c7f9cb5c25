import * as z from 'zod/mini';
import type { Offer, Offers } from '../assistant/ports.ts';
import { DAY, plus } from '../domain/instant.ts';
import { lazily, read, type Shape, write } from './item.ts';
import { offerKey } from './keys.ts';
import { expiring, type Table } from './table.ts';

/** After this nobody answers the mail any more, and the names in it go. */
const KEPT_DAYS = 30;

const offerSchema = lazily((): z.ZodMiniType<Offer> =>
  z.object({
    ownerId: z.string(),
    code: z.string(),
    at: z.string(),
    about: z.object({
      scope: z.enum(['c', 'p', 'q', 'f', 'd', 'o']),
      ownerId: z.string(),
      contactId: z.string(),
      n: z.number(),
      tail: z.string(),
    }),
    lines: z.array(z.object({ line: z.string(), taken: z.exactOptional(z.string()) })),
  } satisfies Shape<Offer>),
);

/** Offers in the table, by their code. */
export function dynamoOffers(table: Table): Offers {
  return {
    async put(offer) {
      const expires = expiring(plus(offer.at, KEPT_DAYS * DAY));
      await table.put({ ...write(offerKey(offer.ownerId, offer.code), offer), ...expires });
    },
    async get(ownerId, code) {
      const item = await table.get(offerKey(ownerId, code));
      return item && read(offerSchema, item);
    },
  };
}
