import type { House } from '../core/assistant/ports.ts';
import type { Owner } from '../core/domain/owner.ts';

/** The house as it would be if the owner were like this; nothing of it is stored. */
export const asIf = (house: House, owner: Owner): House => ({
  ...house,
  owners: { ...house.owners, get: async () => owner },
});
