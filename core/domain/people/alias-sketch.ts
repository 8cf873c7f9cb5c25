import type { Alias } from './alias.ts';

/** A megabyte: at two hundred thousand aliases one unknown in ten thousand is taken for known, at two million one in seven. */
const BITS = 2 ** 23;
const PROBES = 4;

/**
 * Which aliases may be known, in a fixed amount of memory whatever their number (a Bloom filter). `false` is certain; after
 * `true` the table must be asked.
 */
export interface AliasSketch {
  add(alias: Alias): void;
  mayHave(alias: Alias): boolean;
}

/** A sketch that knows of nobody. */
export function emptySketch(): AliasSketch {
  const bits = new Uint8Array(BITS / 8);
  return {
    add(alias) {
      for (const at of probes(alias)) bits[at >>> 3] = (bits[at >>> 3] ?? 0) | (1 << (at & 7));
    },
    mayHave: (alias) => probes(alias).every((at) => ((bits[at >>> 3] ?? 0) & (1 << (at & 7))) !== 0),
  };
}

/** Two hashes make any number of probes (Kirsch and Mitzenmacher). */
function probes(alias: Alias): number[] {
  const [hash, step] = hashesOf(alias);
  return Array.from({ length: PROBES }, (_, n) => ((hash + Math.imul(n, step)) >>> 0) % BITS);
}

/** An alias as a number of 53 bits, for who holds very many: of a million no two are likely to be the same. */
export function aliasNumber(alias: Alias): number {
  const [hash, step] = hashesOf(alias);
  return (hash >>> 0) * 2 ** 21 + (step >>> 11);
}

/** FNV-1a over the text, forwards and backwards. */
function hashesOf(alias: Alias): [number, number] {
  let [hash, other] = [0x811c9dc5, 0x811c9dc5];
  for (let i = 0, last = alias.length - 1; i <= last; i++) {
    hash = Math.imul(hash ^ alias.charCodeAt(i), 0x01000193);
    other = Math.imul(other ^ alias.charCodeAt(last - i), 0x01000193);
  }
  return [hash, Math.imul(other ^ (other >>> 15), 0x85ebca6b) | 1];
}
