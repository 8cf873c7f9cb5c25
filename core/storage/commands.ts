import * as z from 'zod/mini';
import type { CommandRecord, Commands } from '../assistant/ports.ts';
import { DAY, plus } from '../domain/instant.ts';
import { contactSchema } from './contact-schema.ts';
import { enrollmentSchema } from './enrollment-schema.ts';
import { read, type Shape, write } from './item.ts';
import { commandKey, commandsOf } from './keys.ts';
import { ownerSchema } from './owners.ts';
import { collect, expiring, type Table } from './table.ts';

/** After this nobody undoes a command any more, and the copy of a person it holds goes. */
const KEPT_DAYS = 60;

/** A command as stored. */
export const commandSchema: z.ZodMiniType<CommandRecord> = z.object({
  ownerId: z.string(),
  id: z.string(),
  at: z.string(),
  line: z.string(),
  did: z.string(),
  before: z.object({
    contact: z.exactOptional(contactSchema),
    enrollment: z.exactOptional(enrollmentSchema),
    owner: z.exactOptional(ownerSchema),
  } satisfies Shape<CommandRecord['before']>),
  undone: z.exactOptional(z.boolean()),
} satisfies Shape<CommandRecord>);

/** Commands in the table, by their time. */
export function dynamoCommands(table: Table): Commands {
  return {
    async record(command) {
      const expires = expiring(plus(command.at, KEPT_DAYS * DAY));
      await table.put({ ...write(commandKey(command), command), ...expires });
    },
    async latest(ownerId, most) {
      const rows = table.rows({ ...commandsOf(ownerId), newestFirst: true, consistent: true, most });
      return (await collect(rows)).map((item) => read(commandSchema, item));
    },
  };
}
