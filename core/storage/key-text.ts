import { createHash } from 'node:crypto';

/** DynamoDB takes sort keys of 1,024 bytes; this leaves room for what stands before the text. */
const MOST_BYTES = 900;

/** Text that may be of any length, as part of a key: what is too long goes by its hash. */
export function fitsInKey(text: string): string {
  return Buffer.byteLength(text) <= MOST_BYTES ? text : `sha256-${sha256(text).toString('hex')}`;
}

/** The same shard for the same key in every process and version. */
export function shardOf(key: string, shards: number): number {
  return sha256(key).readUInt32BE() % shards;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
