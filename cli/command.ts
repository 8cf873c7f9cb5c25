import type { Command } from 'commander';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { EXIT } from './exit.ts';
import { type Answer, table } from './output.ts';

/** `goodword command`. */
export const commandCommand = (run: Run): Command =>
  newCommand(
    'command',
    'does a line as you would write it in a mail; numbers are those of the newest digest',
    ['command "1 yes"', 'command "note Ben Osei: met his boss"', 'command "pause 2 weeks"'],
  )
    .argument('<line...>', 'one command a line; several lines or arguments are done in order')
    .action(run(obeyLines));

async function obeyLines(desk: Desk, lines: string[]): Promise<Answer> {
  const { command } = await import('../core/assistant/steer.ts');
  const { echoData } = await import('../core/domain/owner-mail/owner-mail.ts');
  const { house, owner } = await desk.owned();
  if (lines.join(' ').trim().toLowerCase() === 'help') {
    const { text } = house.stationery.owner('help', echoData({ owner, lines: [] }));
    return { value: { help: text }, words: text };
  }
  const [digest] = await house.digests.latest(owner.id, 1);
  const subject = digest ? ({ at: 'digest', items: digest.items } as const) : ({ at: 'nothing' } as const);
  const echoes = await command(house, owner, lines.join('\n'), subject);
  const rows = echoes.map(({ line, outcome, words }) => [outcome, line, words]);
  return {
    value: echoes,
    words: table(
      desk.paper,
      ['outcome', 'you wrote', 'what became of it'],
      rows,
      'There is no command in that; try: help',
    ),
    exit: echoes.length > 0 && echoes.every(({ outcome }) => outcome === 'done') ? EXIT.done : EXIT.refused,
  };
}
