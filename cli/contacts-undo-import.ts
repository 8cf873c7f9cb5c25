import type { Command } from 'commander';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { refusedAs } from './exit.ts';
import { type Answer, drawProgress, oneLine, table } from './output.ts';

/** Contacts that stay which are shown to a person; --json has all. */
const SHOWN = 20;
const MOST_IMPORTS = 50;

/** `goodword contacts imports` and `undo-import`. */
export const undoImportCommands = (run: Run): Command[] => [
  newCommand('imports', 'lists the imports of the last 60 days, which can be taken back', [
    'contacts imports',
  ]).action(run(imports)),
  newCommand('undo-import', 'takes an import back: whom it brought goes, whom it changed is as before', [
    'contacts undo-import',
    'contacts undo-import 3kf0a9qd',
  ])
    .argument('[batch]', 'the id of an import (default: the newest)')
    .action(run(undo)),
];

async function imports(desk: Desk): Promise<Answer> {
  const { house, owner } = await desk.owned();
  const found = await house.imports.latest(owner.id, MOST_IMPORTS);
  const state = { begun: 'broke off', undone: 'taken back' } as const;
  const rows = found.map((one) => [
    one.id,
    one.at.slice(0, 16).replace('T', ' '),
    one.fileName,
    String(one.new),
    String(one.merged),
    one.state ? state[one.state] : '',
  ]);
  const head = ['id', 'at (UTC)', 'file', 'new', 'merged', ''];
  return { value: found, words: table(desk.paper, head, rows, 'Nothing was imported.') };
}

async function undo(desk: Desk, batch: string | undefined): Promise<Answer> {
  const { undoImport } = await import('../core/assistant/undo-import.ts');
  const { house, owner } = await desk.owned();
  const undone = await undoImport(house, {
    ownerId: owner.id,
    ...(batch !== undefined && { batchId: batch }),
    onProgress: (done, all) => void drawProgress(desk.paper, done, all),
  });
  if (undone.at === 'refused') throw refusedAs(undone);
  const { removed, restored, stays } = undone;
  const lines = [
    `${oneLine(undone.batch.fileName)} is taken back: ${removed} gone, ${restored} as before, ${stays.length} stay`,
    ...stays.slice(0, SHOWN).map((one) => `  ${oneLine(one.name)} (${one.contactId}): ${one.because}`),
    ...(stays.length > SHOWN ? [`  and ${stays.length - SHOWN} more; --json lists all`] : []),
    ...(stays.length > 0 ? ['To remove somebody all the same: goodword contacts forget ID'] : []),
  ];
  return { value: undone, words: lines.join('\n') };
}
