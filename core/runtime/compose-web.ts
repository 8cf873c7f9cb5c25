import type { Assistant } from '../assistant/assistant.ts';
import { followLink, openLink } from '../assistant/follow-link.ts';
import type { Parts } from './house.ts';
import { houseOf } from './house.ts';

export function composeWeb(parts: Parts): Pick<Assistant, 'openLink' | 'followLink'> {
  const house = houseOf(parts);
  return {
    openLink: (scope, token) => openLink(house, scope, token),
    followLink: (scope, token) => followLink(house, scope, token),
  };
}
