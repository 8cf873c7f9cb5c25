import type { Command } from 'commander';
import { newCommand, type Run } from './desk.ts';

/** What `goodword doctor` is told on the command line. */
export interface DoctorOptions {
  local?: boolean;
  send?: boolean;
  config?: string;
  region?: string;
  name?: string;
  wait?: string;
  dns?: string;
}

/** `goodword doctor`. */
export const doctorCommand = (run: Run): Command =>
  newCommand('doctor', 'what is wrong, what that means for you, and the next command', [
    'doctor --local',
    'doctor --region eu-west-1',
    'doctor --send',
  ])
    .option('--local', 'the Goodword that runs on this computer, instead of the one in AWS')
    .option('--send', 'in AWS: sends to the mailbox simulator and waits until each event has come back')
    .option('--wait <seconds>', 'with --send: how long an event may take (default: 120)')
    .option(
      '--dns <server>',
      'asks this DNS server, not the one of this computer, which may remember yesterday',
    )
    .option('--config <file>', 'settings (default: goodword.config.yaml, if there is one)')
    .option('--region <region>', 'AWS Region it stands in')
    .option('--name <name>', 'name of the stack (default: goodword)')
    .action(
      run(async (desk, options: DoctorOptions) => {
        const { doctor } = await import('./operator/doctor/doctor.ts');
        return doctor(desk, options);
      }),
    );
