import type { Command } from 'commander';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import type { Answer } from './output.ts';

/** `goodword demo`. */
export const demoCommand = (run: Run): Command =>
  newCommand('demo', 'three weeks of an invented network in seconds, on this computer; nothing leaves it', [
    'demo',
    'demo --keep ./demo-data',
  ])
    .option('--keep <folder>', 'keep the data there, to look at with --data')
    .action(run(showDemo));

async function showDemo(desk: Desk, { keep }: { keep?: string }): Promise<Answer> {
  const { runDemo } = await import('../local/demo.ts');
  const json = desk.options.json === true;
  return runDemo({ json, keep, out: (line: string) => desk.say(line) });
}
