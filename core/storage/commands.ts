import * as z from 'zod/mini';
import type { CommandRecord, Commands } from '../assistant/ports.ts';
import { DAY, plus } from '../domain/instant.ts';
import { contactSchema } from './contact-schema.ts';
import { draftSchema } from './drafts.ts';
import { enrollmentSchema } from './enrollment-schema.ts';
import { lazily, read, type Shape, write } from './item.ts';
import { commandKey, commandsOf } from './keys.ts';
import { messageSchema } from './messages.ts';
import { ownerSchema } from './owners.ts';
import { collect, expiring, type Table } from './table.ts';

/** After this nobody undoes a command any more, and the copy of a person it holds goes. */
const KEPT_DAYS = 60;

const nouns = () => ({
  contact: z.exactOptional(contactSchema()),
  enrollment: z.exactOptional(enrollmentSchema()),
  owner: z.exactOptional(ownerSchema()),
  message: z.exactOptional(messageSchema()),
});
const keySchema = lazily(() => z.object({ ownerId: z.string(), contactId: z.string(), n: z.number() }));

/** A command as stored. */
export const commandSchema = lazily((): z.ZodMiniType<CommandRecord> =>
  z.object({
    ownerId: z.string(),
    id: z.string(),
    at: z.string(),
    line: z.string(),
    did: z.string(),
    state: z.exactOptional(z.enum(['begun', 'refused'])),
    before: z.object({
      ...nouns(),
      draft: z.exactOptional(draftSchema()),
    } satisfies Shape<CommandRecord['before']>),
    after: z.exactOptional(z.object(nouns())),
    made: z.exactOptional(
      z.object({ contactId: z.exactOptional(z.string()), enrollment: z.exactOptional(keySchema()) }),
    ),
    undoes: z.exactOptional(z.string()),
    undone: z.exactOptional(z.boolean()),
    final: z.exactOptional(z.boolean()),
  } satisfies Shape<CommandRecord>),
);

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
