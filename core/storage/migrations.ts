import type { Key } from './keys.ts';

/** Makes the attributes of the next version; those it does not speak of it hands on. It moves neither keys nor due times. */
export type Change = (value: Record<string, unknown>) => Record<string, unknown>;

/** What one version of the schema changed, by kind of item (`kindOf`). */
export type Migration = Record<string, Change>;

/**
 * Every change of what is stored, oldest first: the nth makes version n + 1 of version n. It is applied when an item is
 * read, and kept when that item is next written, so that nothing is ever half done and nobody scans the table. A step
 * stays here for ever: a backup of any age is read with it.
 */
export const MIGRATIONS: Migration[] = [];

/** The version that is written, and the newest that can be read. */
export const SCHEMA_VERSION = MIGRATIONS.length + 1;

/** The kind of the item under a key, by the word in it: OWNER, CONTACT, ENROLLMENT, MESSAGE, ALIAS, CLAIM ... */
export function kindOf({ pk, sk }: Key): string {
  const [first = '', , part] = pk.split('#');
  if (first !== 'OWNER') return first;
  if (part === 'IMPORT') return 'IMPORT PART';
  return part === undefined || part === 'CONTACT' ? (sk.split('#')[0] ?? '') : part;
}
