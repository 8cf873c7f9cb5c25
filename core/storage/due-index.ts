import * as z from 'zod/mini';
import type { DueIndex, DueThing } from '../assistant/ports.ts';
import { lazily, type Item } from './item.ts';
import { DUE_SHARDS, readDueKey } from './keys.ts';
import { collect, type Table } from './table.ts';

const rowSchema = lazily(() => z.object({ pk: z.string(), sk: z.string(), dueAt: z.string() }));

/** The due index of the table: it holds only what waits for a moment, so that reading it costs what is due. */
export function dynamoDueIndex(table: Table): DueIndex {
  return {
    async *upTo(now) {
      for (const shard of DUE_SHARDS) {
        for await (const row of table.dueRows(shard, now)) yield toThing(row);
      }
    },
    async next() {
      const firsts = DUE_SHARDS.map((shard) => collect(table.dueRows(shard, undefined, 1)));
      const things = (await Promise.all(firsts)).flat().map(toThing);
      return things.map(({ due }) => due).sort()[0];
    },
  };
}

const toThing = (row: Item): DueThing => readDueKey(rowSchema().parse(row));
