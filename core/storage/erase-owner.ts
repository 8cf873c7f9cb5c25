import { eraseMessages, keysOf } from './erase-contact.ts';
import { importPartsOf, importsOf, messageTimesOf, ownerKey } from './keys.ts';
import type { Table } from './table.ts';

/**
 * Removes what belongs to an owner and to none of his contacts: digests, commands, imports, and mails that could not be
 * placed. His contacts are erased before, each by himself. The owner's own item stays, so that an erasure that broke off is
 * found and done again.
 */
export async function eraseWhatIsHis(table: Table, ownerId: string): Promise<void> {
  const { pk, sk: own } = ownerKey(ownerId);
  const times = await keysOf(table, messageTimesOf(ownerId, ''));
  for (const contactId of new Set(times.map(({ sk }) => sk.split('#')[1] ?? '')))
    await eraseMessages(table, { ownerId, id: contactId });
  for (const { sk } of await keysOf(table, importsOf(ownerId))) {
    const batchId = sk.split('#').at(-1) ?? '';
    await table.removeAll(await keysOf(table, importPartsOf(ownerId, batchId)));
  }
  const left = await keysOf(table, { pk });
  await table.removeAll(left.filter(({ sk }) => sk !== own));
}
