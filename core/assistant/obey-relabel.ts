import type { Target } from '../domain/command/command.ts';
import type { Instant } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import type { ReplyKind } from '../domain/reply/reply.ts';
import { nameOf } from './obey-people.ts';
import type { Obeyed } from './obey.ts';
import type { House } from './ports.ts';
import { newestReply, relabel } from './relabel.ts';

/** `relabel Ben later`: the newest answer of Ben, in the thread the mail spoke of if it spoke of one. */
export async function relabelNewest(
  house: House,
  owner: Owner,
  { contactId, item }: Target,
  kind: ReplyKind,
  { line, at }: { line: string; at: Instant },
): Promise<Obeyed> {
  // Up to the moment of the command: what comes in before it is done again after a crash is another answer.
  const message = await newestReply(house, owner.id, contactId, { n: item?.n, until: at });
  if (!message)
    return { at: 'refused', because: `${await nameOf(house, owner, contactId)} has not answered yet` };
  const done = await relabel(house, owner, { message, kind, words: line });
  return done.at === 'refused' ? done : { at: 'done', did: done.did };
}
