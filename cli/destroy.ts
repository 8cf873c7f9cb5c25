import type { Command } from 'commander';
import { type Run, newCommand } from './desk.ts';

/** What `goodword destroy` is told on the command line. */
export interface DestroyOptions {
  config?: string;
  region?: string;
  name?: string;
  yes?: boolean;
}

/** `goodword destroy`. */
export const destroyCommand = (run: Run): Command =>
  newCommand('destroy', 'takes Goodword out of your AWS account; the table and the mails stay', [
    'destroy --region eu-west-1',
  ])
    .option('--config <file>', 'settings (default: goodword.config.yaml, if there is one)')
    .option('--region <region>', 'AWS Region it stands in')
    .option('--name <name>', 'name of the stack (default: goodword)')
    .option('--yes', 'asks nothing')
    .action(
      run(async (desk, options: DestroyOptions) => {
        const { destroy } = await import('./operator/destroy.ts');
        return destroy(desk, options);
      }),
    );
