import type { Assistant } from '../assistant/assistant.ts';
import { takeMail } from '../assistant/take-mail.ts';
import { archiveOf } from './archive.ts';
import type { Parts } from './house.ts';
import { houseOf } from './house.ts';

export function composeMailIn(parts: Parts): Pick<Assistant, 'takeMail'> {
  const house = { ...houseOf(parts), ...archiveOf(parts.config) };
  return { takeMail: (arrival) => takeMail(house, arrival) };
}
