import type { Command } from 'commander';
import { type Run, newCommand } from './desk.ts';

/** What `goodword destroy` is told on the command line. */
export interface DestroyOptions {
  config?: string;
  region?: string;
  name?: string;
  yes?: boolean;
  /** Where the backup goes; false where none shall be made. */
  backup?: string | false;
}

/** `goodword destroy`. */
export const destroyCommand = (run: Run): Command =>
  newCommand(
    'destroy',
    'writes a backup, then takes Goodword out of your AWS account; the table and the mails stay',
    ['destroy --region eu-west-1', 'destroy --backup ~/goodword.backup'],
  )
    .option('--config <file>', 'settings (default: goodword.config.yaml, if there is one)')
    .option('--region <region>', 'AWS Region it stands in')
    .option('--name <name>', 'name of the stack (default: goodword)')
    .option('--backup <file>', 'where the backup goes (default: name and date of the stack, in this folder)')
    .option('--no-backup', 'writes none')
    .option('--yes', 'asks nothing')
    .action(
      run(async (desk, options: DestroyOptions) => {
        const { destroy } = await import('./operator/destroy.ts');
        return destroy(desk, options);
      }),
    );
