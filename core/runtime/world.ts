import { randomBytes } from 'node:crypto';
import type { World } from '../assistant/ports.ts';
import { instant } from '../domain/instant.ts';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Real time and real chance. `now` can be handed in, so that a laptop can move the clock. */
export function realWorld(now: () => number = Date.now): World {
  return {
    now: () => instant(now()),
    id: () => Array.from(someBytes(8), (byte) => BASE32.charAt(byte % 32)).join(''),
    chance: () => randomBytes(4).readUInt32BE() / 2 ** 32,
  };
}

let drawn = new Uint8Array();

/** Chance is drawn for many ids at once: drawing for each took a tenth of the time an import thinks. */
function someBytes(count: number): Uint8Array {
  if (drawn.length < count) drawn = randomBytes(512 * count);
  const bytes = drawn.subarray(0, count);
  drawn = drawn.subarray(count);
  return bytes;
}
