import * as z from 'zod/mini';
import { type Instant, instant, MINUTE, plus } from '../domain/instant.ts';
import { lazily, read, type Shape, write } from './item.ts';
import type { Key } from './keys.ts';
import type { Table } from './table.ts';

/** A name that only one may have (an alias of a contact, an address of an owner), and who has it. */
export interface HeldName {
  holder: string;
  claimedAt: Instant;
}

/**
 * How long a name belongs to whoever claimed it before he has written himself down with it. Whoever crashed in between
 * leaves a name behind that is free after this, because nobody stored goes by it.
 */
const LEASE = MINUTE;

export const heldNameSchema = lazily((): z.ZodMiniType<HeldName> =>
  z.object({
    holder: z.string(),
    claimedAt: z.string(),
  } satisfies Shape<HeldName>),
);

/** A claim that was made, so that it can be given up. */
export interface NameClaim {
  key: Key;
  claimedAt: Instant;
}

/**
 * Claims a name for `holder`, or undefined when another has it. `goesBy` tells whether somebody is stored with that name:
 * what an earlier crash left behind is taken over.
 */
export async function claimName(
  table: Table,
  key: Key,
  holder: string,
  goesBy: (holder: string) => Promise<boolean>,
): Promise<NameClaim | undefined> {
  const mine: HeldName = { holder, claimedAt: table.now() };
  const item = write(key, mine);
  const free = { if: 'attribute_not_exists(pk) OR holder = :me', values: { ':me': holder } };
  if ((await table.put(item, free)) === 'written') return { key, claimedAt: mine.claimedAt };

  const stored = await table.get(key);
  if (stored) {
    const other = read(heldNameSchema, stored);
    const isFresh = plus(other.claimedAt, LEASE) > table.now();
    if (isFresh || (await goesBy(other.holder))) return undefined;
  }
  const unchanged = {
    if: 'attribute_not_exists(pk) OR (holder = :other AND claimedAt = :then)',
    values: { ':other': stored?.['holder'] ?? '', ':then': stored?.['claimedAt'] ?? '' },
  };
  const taken = await table.put(item, unchanged);
  return taken === 'written' ? { key, claimedAt: mine.claimedAt } : undefined;
}

/** Ends the lease of a claim that came to nothing: the name stays with whoever is stored with it, or is free. */
export async function giveUp(table: Table, { key, claimedAt }: NameClaim): Promise<void> {
  await table.update(key, {
    set: 'claimedAt = :past',
    if: 'claimedAt = :then',
    values: { ':past': instant(0), ':then': claimedAt },
  });
}

/** Takes a name away from `holder`; anybody else keeps it. */
export async function releaseName(table: Table, key: Key, holder: string): Promise<void> {
  await table.remove(key, { if: 'holder = :holder', values: { ':holder': holder } });
}
