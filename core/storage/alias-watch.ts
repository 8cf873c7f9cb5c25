import * as z from 'zod/mini';
import { DAY, plus } from '../domain/instant.ts';
import { lazily, read, type Shape, write } from './item.ts';
import { aliasWatchKey } from './keys.ts';
import { expiring, type Table } from './table.ts';

/** That somebody watches whether an owner's contacts get new aliases, and whether none has come since. */
interface AliasWatch {
  by: string;
  still: boolean;
}

const watchSchema = lazily((): z.ZodMiniType<AliasWatch> =>
  z.object({ by: z.string(), still: z.boolean() } satisfies Shape<AliasWatch>),
);

/** Begins a watch, in place of any other: whoever had that one finds that it is not his any more. */
export async function watchAliases(table: Table, ownerId: string, by: string): Promise<void> {
  // What a crash leaves behind costs a read for each new alias until it goes.
  const expires = expiring(plus(table.now(), DAY));
  await table.put({ ...write(aliasWatchKey(ownerId), { by, still: true }), ...expires });
}

/** Whether the watch is still that one, and nobody else has given a contact a new alias since it began. */
export async function isStill(table: Table, ownerId: string, by: string): Promise<boolean> {
  const item = await table.get(aliasWatchKey(ownerId));
  const watch = item && read(watchSchema, item);
  return watch?.by === by && watch.still;
}

/** To be said between claiming new aliases and writing whoever has them: ends the peace of a watch, unless it is one's own. */
export async function noteNewAliases(table: Table, ownerId: string, by: string | undefined): Promise<void> {
  const item = await table.get(aliasWatchKey(ownerId));
  const watch = item && read(watchSchema, item);
  if (!watch?.still || watch.by === by) return;
  const isThere = { if: 'attribute_exists(pk)', values: { ':no': false } };
  await table.update(aliasWatchKey(ownerId), { set: 'still = :no', ...isThere });
}

export async function endWatch(table: Table, ownerId: string, by: string): Promise<void> {
  await table.remove(aliasWatchKey(ownerId), {
    if: '#by = :by',
    names: { '#by': 'by' },
    values: { ':by': by },
  });
}
