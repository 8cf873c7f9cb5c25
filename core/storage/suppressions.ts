import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import type { Suppressions } from '../assistant/ports.ts';
import {
  isAboutReader,
  mailboxBehind,
  SUPPRESSION_REASONS,
  type Suppression,
} from '../domain/sending/suppression.ts';
import { lazily, read, type Shape, write } from './item.ts';
import { ALL_LISTED, listedSuppressionKey, SUPPRESSION_LIST, suppressionKey } from './keys.ts';
import { collect, type Table } from './table.ts';

const suppressionSchema = lazily((): z.ZodMiniType<Suppression> =>
  z.object({
    hash: z.string(),
    reason: z.enum(SUPPRESSION_REASONS),
    at: z.string(),
    evidence: z.string(),
    ownerId: z.exactOptional(z.string()),
  } satisfies Shape<Suppression>),
);

/** Fewer addresses than these are asked for without a look at the list. */
const MANY = 50;

/**
 * Suppressions in the table, under an HMAC-SHA256 of the address: they outlive the erasure of a person without naming him,
 * and without the key nobody can try addresses out. The first key writes; all are looked up, so that keys can be rotated.
 */
export function dynamoSuppressions(table: Table, keys: string[]): Suppressions {
  const [first] = keys;
  if (!first) throw new Error('Suppressions need a key to hash addresses with.');

  async function findAll(addresses: string[]): Promise<Map<string, Suppression>> {
    const listed = await listedOf(table, addresses.length);
    if (listed?.size === 0) return new Map();
    const hashesOf = (address = '') => (address === '' ? [] : keys.map((key) => hashOf(address, key)));
    const hashes = new Map(
      addresses.map((address) => [
        address,
        { its: hashesOf(address), behind: hashesOf(mailboxBehind(address)) },
      ]),
    );
    const asked = [...hashes.values()]
      .flatMap(({ its, behind }) => [...its, ...behind])
      .filter((hash) => listed?.has(hash) ?? true);
    const items = await table.getAll(asked.map(suppressionKey));
    const byHash = new Map(items.map((item) => read(suppressionSchema, item)).map((one) => [one.hash, one]));
    const found = new Map<string, Suppression>();
    for (const [address, { its, behind }] of hashes) {
      const of = (several: string[]) => several.flatMap((hash) => byHash.get(hash) ?? []);
      const suppression = of(its)[0] ?? of(behind).find(isAboutReader);
      if (suppression) found.set(address, suppression);
    }
    return found;
  }

  const find = async (address: string) => (await findAll([address])).get(address);

  return {
    find,
    findAll,
    async add(address, why) {
      if (await find(address)) return;
      const hash = hashOf(address, first);
      // First of all it is listed: what the list leaves out, an import does not ask for.
      await table.put({ ...listedSuppressionKey(hash) });
      await table.put(write(suppressionKey(hash), { ...why, hash }), { if: 'attribute_not_exists(pk)' });
    },
    async lift(address) {
      const behind = mailboxBehind(address);
      const found = behind === undefined ? undefined : await find(behind);
      // It stays in the list: taken out there, it could miss a stop that is said at the same moment.
      for (const one of behind !== undefined && found && isAboutReader(found) ? [address, behind] : [address])
        for (const key of keys) await table.remove(suppressionKey(hashOf(one, key)));
    },
  };
}

/**
 * The hashes that may be suppressed, where the list is whole and not longer than asking for each address: most imports meet
 * nobody who ever said stop, and asking for everybody was a tenth of their time.
 */
async function listedOf(table: Table, addresses: number): Promise<Set<string> | undefined> {
  if (addresses < MANY) return undefined;
  const list = await collect(table.rows({ pk: SUPPRESSION_LIST, consistent: true, most: addresses }));
  const [marker, ...rows] = list;
  if (marker?.sk !== ALL_LISTED.sk || list.length === addresses) return undefined;
  return new Set(rows.map(({ sk }) => sk));
}

const hashOf = (address: string, key: string): string =>
  createHmac('sha256', key).update(`suppression\n${address.trim().toLowerCase()}`).digest('hex');
