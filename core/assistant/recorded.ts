import { plus } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import type { Made } from './obey.ts';
import type { House } from './ports.ts';
import { snapshot } from './snapshot.ts';

/**
 * Does something to one person that was said on a page and not in a line, and records it as the line would be: `undo` takes
 * it back as it takes back a command.
 */
export async function recorded<T extends { at: string }>(
  house: House,
  owner: Owner,
  about: { contactId: string; said: string; made?: (done: T) => Made | undefined },
  act: () => Promise<T>,
): Promise<T> {
  const { contactId, said, made } = about;
  const person = () => snapshot(house, owner, { do: 'stop', targets: [{ contactId }] });
  const now = house.world.now();
  const [newest] = await house.commands.latest(owner.id, 1);
  // Two words of one moment: the later is the one an undo means.
  const at = newest && newest.at >= now ? plus(newest.at, 1) : now;
  const before = await person();
  const done = await act();
  if (done.at === 'refused' || done.at === 'unchanged') return done;
  const after = await person();
  const line = `${said} ${(after.contact ?? before.contact)?.name ?? contactId}`;
  const maker = made?.(done);
  await house.commands.record({
    ...{ ownerId: owner.id, id: `${house.world.id()}.0`, at, line, did: line },
    ...{ before, after, ...(maker && { made: maker }) },
  });
  return done;
}
