import * as z from 'zod/mini';
import type { EmergencyStop } from '../assistant/ports.ts';
import type { Standstill } from '../domain/sending/standstill.ts';
import { lazily, read, type Shape, write } from './item.ts';
import { EMERGENCY_STOP } from './keys.ts';
import type { Table } from './table.ts';

const standstillSchema = lazily((): z.ZodMiniType<Standstill> =>
  z.object({
    since: z.string(),
    because: z.string(),
  } satisfies Shape<Standstill>),
);

/** The one switch of the table; read strongly, so that it holds from the moment it is pulled. */
export function dynamoEmergencyStop(table: Table): EmergencyStop {
  return {
    async get() {
      const item = await table.get(EMERGENCY_STOP);
      return item && read(standstillSchema, item);
    },
    async pull(standstill) {
      const pulled = await table.put(write(EMERGENCY_STOP, standstill), { if: 'attribute_not_exists(pk)' });
      return pulled === 'written' ? 'pulled' : 'was pulled';
    },
    async release() {
      await table.remove(EMERGENCY_STOP);
    },
  };
}
