import type { Command } from 'commander';
import { dataFolder } from './connect.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import type { Answer } from './output.ts';

/** `goodword local`. */
export const localCommand = (run: Run): Command =>
  newCommand('local', 'runs Goodword on this computer, as npm start does, until you stop it', [
    'local',
  ]).action(run(runLocal));

async function runLocal(desk: Desk): Promise<Answer> {
  const { startLocal } = await import('../local/main.ts');
  const started = await startLocal({ dataDir: dataFolder(desk.options) });
  await desk.say(
    `Goodword is running.\n  mailroom  ${started.page}\n  SMTP      127.0.0.1:${started.smtpPort}\n  stop      Ctrl-C (nothing is lost)`,
  );
  await new Promise((stopped) => {
    process.once('SIGINT', stopped);
    process.once('SIGTERM', stopped);
  });
  await started.stop();
  return { value: { at: 'stopped' }, words: '' };
}
