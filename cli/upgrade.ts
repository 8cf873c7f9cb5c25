import type { Command } from 'commander';
import { type Run, newCommand } from './desk.ts';

/** What `goodword upgrade` is told on the command line; all else is as it was deployed. */
export interface UpgradeOptions {
  config?: string;
  region?: string;
  name?: string;
  yes?: boolean;
  assembly?: string;
}

/** `goodword upgrade`. */
export const upgradeCommand = (run: Run): Command =>
  newCommand('upgrade', 'brings what is deployed to the version of this clone, settings as they are', [
    'upgrade --region eu-west-1',
    'upgrade --yes --json',
  ])
    .option('--config <file>', 'settings (default: goodword.config.yaml, if there is one)')
    .option('--region <region>', 'AWS Region it stands in')
    .option('--name <name>', 'name of the stack (default: goodword)')
    .option('--yes', 'asks nothing')
    .option('--assembly <folder>', 'deploys what was built into this folder before, and builds nothing')
    .action(
      run(async (desk, options: UpgradeOptions) => {
        const { upgrade } = await import('./operator/upgrade.ts');
        return upgrade(desk, options);
      }),
    );
