import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { EXIT } from './exit.ts';
import { type Answer, print, sheet } from './output.ts';

/** `goodword demo`. */
export const demoCommand = (run: Run): Command =>
  newCommand('demo', 'three weeks of an invented network in seconds, on this computer; nothing leaves it', [
    'demo',
    'demo --keep ./demo-data --json',
  ])
    .option('--keep <folder>', 'keep the data there, to look at with --data')
    .action(run(showDemo));

async function showDemo(desk: Desk, { keep }: { keep?: string }): Promise<Answer> {
  const { runDemo } = await import('../local/demo.ts');
  const story = (line: string) => print(desk.paper, { value: line, words: line === '' ? ' ' : line }, false);
  const result = await runDemo({
    ...(keep === undefined ? {} : { keep: resolve(keep) }),
    tell: (line) => void (desk.options.json ? desk.say(line) : story(line)),
  });
  const broken = PROMISES.filter(([count]) => result[count] > 0);
  const promises =
    broken.length === 0
      ? 'Nothing went out twice, after a stop, at a rude hour, or asked for a favour before an answer.'
      : `Promises broken: ${broken.map(([count, words]) => `${result[count]} ${words}`).join(', ')}`;
  return {
    value: result,
    lines: [result],
    words: `\n${sheet(Object.entries(result).filter(([name]) => !PROMISES.some(([count]) => count === name)))}\n\n${promises}`,
    exit: broken.length === 0 ? EXIT.done : EXIT.bug,
  };
}

const PROMISES = [
  ['sentTwice', 'sent twice'],
  ['sentAfterStop', 'sent after a stop'],
  ['askedWithoutAnswer', 'asked without an answer'],
  ['sentOutsideWindow', 'sent at a rude hour'],
  ['unthreaded', 'outside the thread'],
] as const;
