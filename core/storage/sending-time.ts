import * as z from 'zod/mini';
import { lazily, read, write } from './item.ts';
import { SENDING_TIME } from './keys.ts';
import type { Table } from './table.ts';

const schema = lazily(() => z.object({ until: z.number() }));

/** How often a lost race is tried again before the caller has to come back. */
const MOST_TRIES = 8;

/**
 * The account's sending time, given away piece by piece to whoever sends: however many functions run at once, no two hold
 * the same moment. One item says until when it is taken (ms since 1970). Takes the next `length` ms and answers in how many
 * ms they begin; undefined, and nothing is taken, where that is more than `most`.
 */
export function dynamoSendingTime(table: Table, now: () => number) {
  const take = async (until: number, condition: string, then: number): Promise<boolean> => {
    const item = write(SENDING_TIME, { until });
    const taken = { if: condition, names: { '#until': 'until' }, values: { ':then': then } };
    return (await table.put(item, taken)) === 'written';
  };
  return async (length: number, most: number): Promise<number | undefined> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const at = now();
      // Mostly nobody sends at this moment: one write, and nothing is read.
      if (await take(at + length, 'attribute_not_exists(pk) OR #until <= :then', at)) return 0;
      const item = await table.get(SENDING_TIME);
      const until = item ? read(schema, item).until : 0;
      if (until - at > most) return undefined;
      if (until > at && (await take(until + length, '#until = :then', until))) return until - at;
    }
    return undefined;
  };
}
