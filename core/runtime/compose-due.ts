import type { Assistant } from '../assistant/assistant.ts';
import { doDue } from '../assistant/do-due.ts';
import type { Parts } from './house.ts';
import { houseOf } from './house.ts';

export function composeDue(parts: Parts): Pick<Assistant, 'doDue'> {
  const house = houseOf(parts);
  return { doDue: (thing) => doDue(house, thing) };
}
