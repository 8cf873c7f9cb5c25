import type { Command } from 'commander';
import { type Desk, newCommand, type Run } from './desk.ts';
import { EXIT, Refused } from './exit.ts';
import { streamOf, writeTo } from './files.ts';
import { told } from './mail-words.ts';
import type { Answer } from './output.ts';

/** `goodword backup`. */
export const backupCommand = (run: Run): Command =>
  newCommand('backup', 'writes everything that is kept to a file', ['backup goodword.backup'])
    .argument('<file>', 'only you can read it')
    .action(run((desk: Desk, file: string) => write(desk, file, false)));

/** `goodword restore`. */
export const restoreCommand = (run: Run): Command =>
  newCommand('restore', 'puts a backup back; what may have gone out since waits for its owner’s word', [
    'restore goodword.backup',
  ])
    .argument('<file>', 'what goodword backup wrote')
    .action(run((desk: Desk, file: string) => read(desk, file, false)));

/** `goodword export`. */
export const exportOwnerCommand = (run: Run): Command =>
  newCommand('export', 'writes everything of one owner to a file, to take elsewhere', ['export nora.backup'])
    .argument('<file>', 'only you can read it')
    .action(run((desk: Desk, file: string) => write(desk, file, true)));

/** `goodword import`. */
export const importOwnerCommand = (run: Run): Command =>
  newCommand('import', 'takes in an owner from elsewhere; nothing of his goes by itself', [
    'import nora.backup',
  ])
    .argument('<file>', 'what goodword export wrote')
    .action(run((desk: Desk, file: string) => read(desk, file, true)));

async function write(desk: Desk, file: string, ofOwner: boolean): Promise<Answer> {
  const { backupLines } = await import('./operator/backup.ts');
  const { config } = await desk.open();
  const house = await desk.house();
  const owner = ofOwner ? (await desk.owned()).owner : undefined;
  await writeTo('<file>', file, backupLines(config, house, owner?.id));
  return told(
    { at: 'written', file, ...(owner ? { owner: owner.id } : {}) },
    `${owner ? `Everything of ${owner.name}` : 'Everything that is kept'} is in ${file}, in clear: keep it like the mails themselves.`,
  );
}

async function read(desk: Desk, file: string, ofOwner: boolean): Promise<Answer> {
  const { readBackup } = await import('./operator/backup-file.ts');
  const { restoreBackup } = await import('./operator/backup.ts');
  const backup = await readBackup(file, await streamOf(file));
  const { owner } = backup.head;
  if (ofOwner && owner === undefined)
    throw new Refused(`${file} is a backup of everything; put it back with: goodword restore ${file}`);
  if (!ofOwner && owner !== undefined)
    throw new Refused(`${file} is of one owner; take it in with: goodword import ${file}`);
  const { config } = await desk.open();
  const house = await desk.house();
  if (owner !== undefined && (await house.owners.get(owner)))
    throw new Refused(`owner ${owner} is here already; nothing was done`);
  const came = await restoreBackup(config, house, backup);
  const held =
    came.inDoubt === 0
      ? 'Nothing is held.'
      : `${came.inDoubt} mails may have gone out since ${backup.head.at}: each waits for its owner’s word, who has been told.`;
  const again =
    came.again === 0
      ? ''
      : ` ${came.again} drafts wait for a word that may have been said already; each owner is told which.`;
  const still = came.stood ? ' The emergency stop is still pulled: goodword resume --all.' : '';
  return {
    ...told({ at: 'restored', ...came }, `${came.items} items are back. ${held}${again}${still}`),
    exit: EXIT.done,
  };
}
