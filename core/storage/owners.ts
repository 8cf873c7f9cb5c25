import * as z from 'zod/mini';
import type { Owners } from '../assistant/ports.ts';
import { GOALS, type Goal } from '../domain/goal.ts';
import type { Owner } from '../domain/owner.ts';
import { eraseWhatIsHis } from './erase-owner.ts';
import { claimName, giveUp, heldNameSchema, type NameClaim, releaseName } from './held-name.ts';
import { lazily, read, type Shape, write } from './item.ts';
import { addressKey, dueAttributes, OWNER_LIST, ownerKey, ownerListKey } from './keys.ts';
import type { Condition, Table, Written } from './table.ts';

const goalSchema = lazily((): z.ZodMiniType<Goal> =>
  z.object({
    kind: z.enum(GOALS),
    field: z.string(),
    adjacentFields: z.array(z.string()),
    path: z.string(),
    titles: z.array(z.string()),
    companies: z.array(z.string()),
    marks: z.exactOptional(
      z.array(
        z.object({
          company: z.string(),
          motivation: z.exactOptional(z.number()),
          posting: z.exactOptional(z.number()),
        }),
      ),
    ),
    date: z.exactOptional(z.string()),
  } satisfies Shape<Goal>),
);

/** An owner as stored. */
export const ownerSchema = lazily((): z.ZodMiniType<Owner> =>
  z.object({
    id: z.string(),
    name: z.string(),
    address: z.string(),
    sendingAddress: z.string(),
    zone: z.string(),
    country: z.string(),
    phone: z.exactOptional(z.string()),
    employer: z.exactOptional(z.string()),
    holidays: z.array(z.string()),
    automatic: z.array(z.string()),
    goal: goalSchema(),
    opened: z.exactOptional(z.array(z.string())),
    digest: z.object({ weekday: z.number(), time: z.string() }),
    pausedUntil: z.exactOptional(z.string()),
    startedAt: z.string(),
    due: z.string(),
    version: z.number(),
  } satisfies Shape<Owner>),
);

/** Owners in the table. An address belongs to one owner only. */
export function dynamoOwners(table: Table): Owners {
  async function get(id: string): Promise<Owner | undefined> {
    const item = await table.get(ownerKey(id));
    return item && read(ownerSchema, item);
  }

  const goesBy = (address: string) => async (id: string) => {
    const owner = await get(id);
    return owner !== undefined && addressesOf(owner).includes(address);
  };

  /** Claims `addresses`, then writes the owner; when either fails nothing of it remains. */
  async function writeWith(addresses: string[], owner: Owner, condition: Condition): Promise<Written> {
    const claims: NameClaim[] = [];
    for (const address of addresses) {
      const claim = await claimName(table, addressKey(address), owner.id, goesBy(address));
      if (!claim) {
        for (const made of claims) await giveUp(table, made);
        return 'conflict';
      }
      claims.push(claim);
    }
    const key = ownerKey(owner.id);
    return table.put({ ...write(key, owner), ...dueAttributes(key, owner.due) }, condition);
  }

  return {
    get,
    async byAddress(address) {
      const lower = address.toLowerCase();
      const item = await table.get(addressKey(lower));
      const owner = item && (await get(read(heldNameSchema, item).holder));
      return owner && addressesOf(owner).includes(lower) ? owner : undefined;
    },
    async *all() {
      for await (const { sk } of table.rows({ pk: OWNER_LIST, consistent: true })) {
        const owner = await get(sk);
        if (owner) yield owner;
      }
    },
    async create(owner) {
      // The list comes first: a name in it without an owner is passed over, an owner without a name in it is lost.
      await table.put(write(ownerListKey(owner.id), {}));
      const isNew = { if: 'attribute_not_exists(pk)' };
      const written = await writeWith(addressesOf(owner), owner, isNew);
      return written === 'written' ? 'created' : 'exists';
    },
    async save(owner) {
      const before = await get(owner.id);
      if (before?.version !== owner.version) return 'conflict';
      const [had, has] = [addressesOf(before), addressesOf(owner)];
      const written = await writeWith(
        has.filter((address) => !had.includes(address)),
        { ...owner, version: owner.version + 1 },
        { if: 'version = :version', values: { ':version': owner.version } },
      );
      if (written === 'conflict') return 'conflict';
      for (const address of had) {
        if (!has.includes(address)) await releaseName(table, addressKey(address), owner.id);
      }
      return 'saved';
    },
    async remove(owner) {
      await eraseWhatIsHis(table, owner.id);
      for (const address of addressesOf(owner)) await releaseName(table, addressKey(address), owner.id);
      await table.remove(ownerKey(owner.id));
      await table.remove(ownerListKey(owner.id));
    },
  };
}

const addressesOf = (owner: Owner): string[] => [
  ...new Set([owner.address.toLowerCase(), owner.sendingAddress.toLowerCase()]),
];
