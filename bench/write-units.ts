/** An attribute as DynamoDB has it on the wire: one name for the type, then the value. */
export type Attribute = Record<string, unknown>;
export type StoredItem = Record<string, Attribute>;

const UNIT = 1024;
const INDEX_KEYS = ['pk', 'sk', 'dueShard', 'dueAt'];

/** Bytes of an item by DynamoDB's rules: names and values; a number half its digits and one; a list or map 3 and 1 for each member. */
export const itemBytes = (item: StoredItem): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

function valueBytes(attribute: Attribute): number {
  const [[type, value] = ['NULL', true]] = Object.entries(attribute);
  if (type === 'B') return Buffer.byteLength(String(value), 'base64');
  if (type === 'S') return Buffer.byteLength(String(value));
  if (type === 'N') return Math.ceil(String(value).replace(/\D/g, '').length / 2) + 1;
  if (type === 'BOOL' || type === 'NULL') return 1;
  return 3 + Buffer.byteLength(JSON.stringify(value));
}

/**
 * Write units of one write: the larger of the item before and after in the table, and in the keys-only due index one
 * unit to enter or leave, two to move, none while its place stays. The emulator leaves the index out.
 */
export function writeUnits(before: StoredItem | undefined, after: StoredItem | undefined): number {
  const units = (item: StoredItem | undefined) => (item ? Math.ceil(itemBytes(item) / UNIT) : 0);
  const place = (item: StoredItem | undefined) =>
    item?.['dueAt'] && item['dueShard'] ? JSON.stringify(INDEX_KEYS.map((key) => item[key])) : undefined;
  const was = place(before);
  const is = place(after);
  const moved = was === is ? 0 : (was === undefined ? 0 : 1) + (is === undefined ? 0 : 1);
  return Math.max(1, units(before), units(after)) + moved;
}
