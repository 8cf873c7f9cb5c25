import { type Alias, aliasesOf } from '../domain/people/alias.ts';
import { emptySketch } from '../domain/people/alias-sketch.ts';
import type { Run } from './import-report.ts';
import type { House } from './ports.ts';

/**
 * Which of these aliases the table must be asked for. Most people of a large first import are known to nobody, and asking
 * took as long as half the writing: so once much more is to come than there is, the run reads all that is there, and
 * then asks only for what that may hold. Others may give contacts new aliases meanwhile: then it asks for all again.
 */
export async function namesToAsk(
  house: Pick<House, 'contacts'>,
  run: Run,
  aliases: readonly Alias[],
): Promise<Alias[]> {
  await begin(house, run);
  const { names, ownerId, batch } = run;
  if (!names) return [...aliases];
  if (await house.contacts.isStill(ownerId, batch.id)) return aliases.filter((alias) => names.mayHave(alias));
  run.names = undefined;
  return [...aliases];
}

/** What is left to write pays for reading everybody: an import that finds all as it is never comes here. */
async function begin(house: Pick<House, 'contacts'>, run: Run): Promise<void> {
  const { ownerId, batch, report } = run;
  if (run.parts === 0 || run.isWatched || report.rows - run.taken <= run.before + run.made.size) return;
  run.isWatched = true;
  await house.contacts.watchAliases(ownerId, batch.id);
  const names = emptySketch();
  for await (const contact of house.contacts.ofOwner(ownerId, true))
    for (const alias of aliasesOf(contact)) names.add(alias);
  run.names = names;
}
