import * as z from 'zod/mini';
import type { Claims } from '../assistant/ports.ts';
import { DAY, type Instant, plus } from '../domain/instant.ts';
import { lazily, read, write } from './item.ts';
import { claimKey } from './keys.ts';
import { SCHEMA_VERSION } from './migrations.ts';
import { expiring, type Table } from './table.ts';

/** `taken` counts, `holder` locks; neither means anything from `until` on, though the item may still be there for days. */
const claimSchema = lazily(() =>
  z.object({
    taken: z.exactOptional(z.number()),
    holder: z.exactOptional(z.string()),
    until: z.string(),
  }),
);

/** How often a lost race for an expired claim is tried again. */
const MOST_TRIES = 4;

/** Claims in the table. Time-to-live removes what expired, but only within days, so that every read looks itself. */
export function dynamoClaims(table: Table): Claims {
  async function stored(key: string) {
    const item = await table.get(claimKey(key));
    return item && read(claimSchema, item);
  }

  async function take(key: string, limit: number, days: number): Promise<boolean> {
    if (limit < 1) return false;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const until = plus(table.now(), days * DAY);
      const values = {
        ':one': 1,
        ':v': SCHEMA_VERSION,
        ':until': until,
        ':expires': expiring(until).expiresAt,
      };
      const counted = await table.update(claimKey(key), {
        set: 'v = if_not_exists(v, :v), #until = if_not_exists(#until, :until), expiresAt = if_not_exists(expiresAt, :expires) ADD taken :one',
        if: 'attribute_not_exists(pk) OR (taken < :limit AND #until > :now)',
        names: { '#until': 'until' },
        values: { ...values, ':limit': limit, ':now': table.now() },
      });
      if (counted === 'written') return true;
      const claim = await stored(key);
      if (claim && claim.until > table.now()) return false;
      if (await renew(key, { taken: 1, until })) return true;
    }
    return false;
  }

  /** Puts a claim in the place of one that expired. */
  async function renew(key: string, claim: { taken: number; until: Instant }): Promise<boolean> {
    const written = await table.put(write(claimKey(key), { ...claim, ...expiring(claim.until) }), {
      if: 'attribute_not_exists(pk) OR #until <= :now',
      names: { '#until': 'until' },
      values: { ':now': table.now() },
    });
    return written === 'written';
  }

  return {
    take,
    once: (key, days) => take(key, 1, days),
    async giveBack(key) {
      const oneLess = { set: 'taken = taken - :one', if: 'taken > :one', values: { ':one': 1 } };
      if ((await table.update(claimKey(key), oneLess)) === 'written') return;
      await table.remove(claimKey(key), {
        if: 'attribute_not_exists(taken) OR taken <= :one',
        values: { ':one': 1 },
      });
    },
    async reset(key) {
      if (await table.get(claimKey(key))) await table.remove(claimKey(key));
    },
    async lock(key, holder, now, until) {
      for (let tries = 0; ; tries++) {
        const item = write(claimKey(key), { holder, until, ...expiring(until) });
        const written = await table.put(item, {
          if: 'attribute_not_exists(pk) OR #until <= :now OR holder = :holder',
          names: { '#until': 'until' },
          values: { ':now': now, ':holder': holder },
        });
        if (written === 'written') return { at: 'taken' };
        const claim = await stored(key);
        // Freed between the two: worth another try, but not for ever.
        if (claim || tries === MOST_TRIES) {
          return { at: 'held', holder: claim?.holder ?? '', until: claim?.until ?? until };
        }
      }
    },
  };
}
