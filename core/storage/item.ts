import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod/mini';
import { once } from '../domain/once.ts';
import type { Key } from './keys.ts';
import { kindOf, type Migration, MIGRATIONS } from './migrations.ts';

/** Something stored: its key and its attributes, not yet trusted. */
export type Item = Key & Record<string, unknown>;

/** One schema for each name of a noun: leaving one out would lose it silently when it is read. */
export type Shape<T> = { [K in keyof Required<T>]: z.ZodMiniType };

/** A schema that is made when the first item is read by it: a start that reads none of its kind does not pay for it. */
export const lazily = <T>(make: () => z.ZodMiniType<T>): (() => z.ZodMiniType<T>) => once(make);

/** An item that this program cannot read. Its message names the key and the attribute, never a value or an address. */
export class UnreadableItem extends Error {
  override name = 'UnreadableItem';
}

/** An item that a newer Goodword wrote. */
export class NewerItem extends UnreadableItem {
  override name = 'NewerItem';
  constructor(key: Key, version: number, known: number) {
    super(
      `${nameOf(key)} has schema version ${version}, and this program reads up to version ${known}: it is older than what wrote this. Bring it up to date: git pull && npm install, and where it is deployed goodword upgrade.`,
    );
  }
}

/** What a write unit pays for. */
const WRITE_UNIT = 1024;
/** Ten times what DynamoDB stores in one item. */
const MOST_UNPACKED = 4 * 1024 * 1024;

const keySchema = once(() => z.looseObject({ pk: z.string(), sk: z.string() }));

/**
 * What the SDK answered, once it is seen to have a key, as an item of this program's version: one of an older version is
 * brought up to it. Throws NewerItem.
 */
export function toItem(answer: Record<string, unknown>, migrations = MIGRATIONS): Item {
  const item: Item = keySchema().parse(answer);
  const { v } = item;
  const known = migrations.length + 1;
  // A row of the due index is keys alone.
  if (typeof v !== 'number' || v === known) return item;
  if (v > known) throw new NewerItem(item, v, known);
  const changes = changesOf(item, migrations.slice(v - 1));
  if (changes.length === 0) return { ...item, v: known };
  const { z: _packed, ...plain } = item;
  let value: Record<string, unknown> = { ...plain, ...unpacked(item) };
  for (const change of changes) value = change(value);
  return { ...value, pk: item.pk, sk: item.sk, v: known };
}

const changesOf = (item: Item, migrations: Migration[]) => {
  const kind = kindOf(item);
  return migrations.flatMap((step) => step[kind] ?? []);
};

/**
 * A value as it is stored under a key. Where that saves write units it is packed into the attribute `z`, because mails
 * and decisions are words that shrink to a third: one enrollment is written five times for each mail. Its version stays
 * outside, for the conditions that name it. The table adds the version of the schema.
 */
export function write(key: Key, value: object): Item {
  const plain = { ...value, ...key };
  const size = Buffer.byteLength(JSON.stringify(plain));
  if (size <= WRITE_UNIT) return plain;
  const packed = {
    ...key,
    ...('version' in value && { version: value.version }),
    z: deflateRawSync(JSON.stringify(value)),
  };
  const units = (bytes: number) => Math.ceil(bytes / WRITE_UNIT);
  return units(packed.z.length + key.pk.length + key.sk.length + 40) < units(size) ? packed : plain;
}

/** The value of a stored item. Throws UnreadableItem when it does not fit. */
export function read<T>(schema: () => z.ZodMiniType<T>, item: Item): T {
  const parsed = schema().safeParse(unpacked(item));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new UnreadableItem(`${nameOf(item)} cannot be read. ${problems.join('; ')}.`);
}

const attributes = once(() => z.record(z.string(), z.unknown()));

function unpacked(item: Item): Record<string, unknown> {
  const { z: packed } = item;
  if (!(packed instanceof Uint8Array)) return item;
  try {
    return attributes().parse(
      JSON.parse(inflateRawSync(packed, { maxOutputLength: MOST_UNPACKED }).toString()),
    );
  } catch {
    throw new UnreadableItem(`${nameOf(item)} cannot be read. z: it cannot be unpacked.`);
  }
}

const nameOf = ({ pk, sk }: Key): string =>
  `The item ${pk} / ${sk}`.replaceAll(/[^#: ]+/g, (word) => (word.includes('@') ? '<address>' : word));
