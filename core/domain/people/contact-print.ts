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
  return bytesToHex(sha256(utf8ToBytes(inOrder(told)))).slice(0, LENGTH);
}

/** As JSON, but in one order of fields: storage may give them back in another. */
function inOrder(value: object): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  let text = '';
  const fields: [string, unknown][] = Object.entries(value);
  for (const [name, held] of fields.sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (held !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${textOf(held)}`;
  }
  return `{${text}}`;
}

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? inOrder(value) : JSON.stringify(value);
