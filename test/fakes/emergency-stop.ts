import type { EmergencyStop } from '../../core/assistant/ports.ts';
import type { Standstill } from '../../core/domain/sending/standstill.ts';

export function fakeEmergencyStop(): EmergencyStop {
  let pulled: Standstill | undefined;
  return {
    get: async () => pulled && { ...pulled },
    async pull(standstill) {
      if (pulled) return 'was pulled';
      pulled = { ...standstill };
      return 'pulled';
    },
    async release() {
      pulled = undefined;
    },
  };
}
