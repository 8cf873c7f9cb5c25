import type { Day } from '../instant.ts';

/**
 * A digest is known by its day, and by a letter after it where there was one that day already: its numbers mean what they
 * meant when it was written, however many are asked for. `taken` tells which names are used.
 */
export async function freeDigestName(day: Day, taken: (name: string) => Promise<boolean>): Promise<string> {
  for (const letter of ['', ...LETTERS]) if (!(await taken(day + letter))) return day + letter;
  throw new Error(`there were ${LETTERS.length + 1} digests on ${day} already`);
}

const LETTERS = 'bcdefghijklmnopqrstuvwxyz';

/** A digest's name as the eight characters a reply token has room for: `26112300`, `261123b0`. */
export const digestCode = (name: string): string => name.slice(2).replaceAll('-', '').padEnd(8, '0');

/** The name whose code this is. */
export const digestOfCode = (code: string): string =>
  code.replace(/^(..)(..)(..)([a-z]?).*$/, '20$1-$2-$3$4');
