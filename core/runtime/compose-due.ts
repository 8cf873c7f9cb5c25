import type { Assistant } from '../assistant/assistant.ts';
import { doDue } from '../assistant/do-due.ts';
import type { Parts } from './house.ts';
import { houseOf } from './house.ts';

export function composeDue(parts: Parts): Pick<Assistant, 'doDue'> {
  // The steps of a batch are sent at once: the first that comes to its send takes sending time for all of them.
  let underWay = 0;
  const house = houseOf(parts, () => underWay);
  return {
    async doDue(thing) {
      underWay++;
      try {
        await doDue(house, thing);
      } finally {
        underWay--;
      }
    },
  };
}
