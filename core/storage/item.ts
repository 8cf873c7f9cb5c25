import * as z from 'zod/mini';
import type { Key } from './keys.ts';

/** Something stored: its key and its attributes, not yet trusted. */
export type Item = Key & Record<string, unknown>;

/** Written with every item, so that a newer program knows what it reads. */
export const SCHEMA_VERSION = 1;

/** One schema for each name of a noun: leaving one out would lose it silently when it is read. */
export type Shape<T> = { [K in keyof Required<T>]: z.ZodMiniType };

/** An item that this program cannot read. Its message names the key and the attribute, never a value or an address. */
export class UnreadableItem extends Error {
  override name = 'UnreadableItem';
}

const keySchema = z.looseObject({ pk: z.string(), sk: z.string() });

/** What the SDK answered, once it is seen to have a key. */
export const toItem = (answer: Record<string, unknown>): Item => keySchema.parse(answer);

/** A value as it is stored under a key. */
export const write = (key: Key, value: object): Item => ({ ...value, ...key, v: SCHEMA_VERSION });

/** The value of a stored item. Throws UnreadableItem when it is of another schema version or does not fit. */
export function read<T>(schema: z.ZodMiniType<T>, item: Item): T {
  const name = `The item ${item.pk} / ${item.sk}`.replaceAll(/[^#: ]+@[^#: ]+/g, '<address>');
  if (item['v'] !== SCHEMA_VERSION) {
    throw new UnreadableItem(
      `${name} has schema version ${String(item['v'])}, and this program reads version ${SCHEMA_VERSION}: run the version of Goodword that wrote it, or a newer one.`,
    );
  }
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new UnreadableItem(`${name} cannot be read. ${problems.join('; ')}.`);
}
