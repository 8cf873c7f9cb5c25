import type { Assistant } from '../assistant/assistant.ts';
import { noteDelivery } from '../assistant/note-delivery.ts';
import type { Parts } from './house.ts';
import { houseOf } from './house.ts';

export function composeMailEvents(parts: Parts): Pick<Assistant, 'noteDelivery' | 'messageIdDomain'> {
  const house = houseOf(parts);
  return {
    messageIdDomain: parts.config.messageIdDomain,
    noteDelivery: (event) => noteDelivery(house, event),
  };
}
