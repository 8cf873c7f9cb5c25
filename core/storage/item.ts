import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { Key } from './keys.ts';

/** Something stored: its key and its attributes, not yet trusted. */
export type Item = Key & Record<string, unknown>;

/** Written with every item, so that a newer program knows what it reads. */
export const SCHEMA_VERSION = 1;

/** One schema for each name of a noun: leaving one out would lose it silently when it is read. */
export type Shape<T> = { [K in keyof Required<T>]: z.ZodMiniType };

/** A schema that is made when the first item is read by it: a start that reads none of its kind does not pay for it. */
export function lazily<T>(make: () => z.ZodMiniType<T>): () => z.ZodMiniType<T> {
  let made: z.ZodMiniType<T> | undefined;
  return () => (made ??= make());
}

/** An item that this program cannot read. Its message names the key and the attribute, never a value or an address. */
export class UnreadableItem extends Error {
  override name = 'UnreadableItem';
}

/** What a write unit pays for. */
const WRITE_UNIT = 1024;
/** Ten times what DynamoDB stores in one item. */
const MOST_UNPACKED = 4 * 1024 * 1024;

const keySchema = z.looseObject({ pk: z.string(), sk: z.string() });

/** What the SDK answered, once it is seen to have a key. */
export const toItem = (answer: Record<string, unknown>): Item => keySchema.parse(answer);

/**
 * A value as it is stored under a key. Where that saves write units it is packed into the attribute `z`, because mails
 * and decisions are words that shrink to a third: one enrollment is written five times for each mail. Its version stays
 * outside, for the conditions that name it.
 */
export function write(key: Key, value: object): Item {
  const plain = { ...value, ...key, v: SCHEMA_VERSION };
  const size = Buffer.byteLength(JSON.stringify(plain));
  if (size <= WRITE_UNIT) return plain;
  const packed = {
    ...key,
    ...('version' in value && { version: value.version }),
    v: SCHEMA_VERSION,
    z: deflateRawSync(JSON.stringify(value)),
  };
  const units = (bytes: number) => Math.ceil(bytes / WRITE_UNIT);
  return units(packed.z.length + key.pk.length + key.sk.length + 40) < units(size) ? packed : plain;
}

/** The value of a stored item. Throws UnreadableItem when it is of another schema version or does not fit. */
export function read<T>(schema: () => z.ZodMiniType<T>, item: Item): T {
  if (item['v'] !== SCHEMA_VERSION) {
    throw new UnreadableItem(
      `${nameOf(item)} has schema version ${String(item['v'])}, and this program reads version ${SCHEMA_VERSION}: run the version of Goodword that wrote it, or a newer one.`,
    );
  }
  const parsed = schema().safeParse(unpacked(item));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new UnreadableItem(`${nameOf(item)} cannot be read. ${problems.join('; ')}.`);
}

function unpacked(item: Item): unknown {
  const { z: packed } = item;
  if (!(packed instanceof Uint8Array)) return item;
  try {
    return JSON.parse(inflateRawSync(packed, { maxOutputLength: MOST_UNPACKED }).toString());
  } catch {
    throw new UnreadableItem(`${nameOf(item)} cannot be read. z: it cannot be unpacked.`);
  }
}

const nameOf = ({ pk, sk }: Key): string =>
  `The item ${pk} / ${sk}`.replaceAll(/[^#: ]+/g, (word) => (word.includes('@') ? '<address>' : word));
