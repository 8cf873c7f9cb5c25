import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Contact } from './contact.ts';

/** Characters of it: enough to tell whether one person was changed, and no more is asked. */
const LENGTH = 16;

/**
 * A short print of what is known of a contact: the same whenever it is the same, however often it was changed and changed
 * back. What addresses went through by themselves (stale, stopped) does not count.
 */
export function contactPrint(contact: Contact): string {
  const { version: _version, doNotContact: _stop, addresses, ...rest } = contact;
  const told = { ...rest, addresses: addresses.map(({ address }) => address) };
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(told, inOrder)))).slice(0, LENGTH);
}

/** Storage may give fields back in another order. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
