import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** HMAC-SHA256 of `text`. `purpose` keeps what was signed for one use from passing in another. */
export function macOf(purpose: string, text: string, key: string): Uint8Array {
  return hmac(sha256, utf8ToBytes(key), utf8ToBytes(`${purpose}\n${text}`));
}

/** Equality that takes as long for a near miss as for a wild guess, so that time tells a forger nothing. */
export function sameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

/** The key that signs. All the others only verify, so that keys can be rotated. */
export function signingKey(keys: string[]): string {
  const [first] = keys;
  if (!first) throw new Error('There is no token key to sign with: settings.tokenKeys is empty.');
  return first;
}

/** What stands in a claim for an address, so that none outlives the deletion of its person: hex of the MAC, 64 characters. */
export function keyedHash(purpose: string, text: string, keys: string[]): string {
  return Array.from(macOf(purpose, text, signingKey(keys)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
