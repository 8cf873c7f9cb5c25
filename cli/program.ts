import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { answerCommand, approveCommand } from './approve.ts';
import { backupCommand, exportOwnerCommand, importOwnerCommand, restoreCommand } from './backup.ts';
import { classifyCommand } from './classify.ts';
import { commandCommand } from './command.ts';
import { companyCommand } from './company.ts';
import { completionCommand } from './completion.ts';
import { contactsCommand } from './contacts.ts';
import { demoCommand } from './demo.ts';
import type { Run } from './desk.ts';
import { deployCommand } from './deploy.ts';
import { destroyCommand } from './destroy.ts';
import { deadLettersCommand } from './dead-letters.ts';
import { digestCommand } from './digest.ts';
import { doctorCommand } from './doctor.ts';
import { enrollCommand, nextCommand } from './enroll.ts';
import { EXIT_WORDS } from './exit.ts';
import { explainCommand } from './explain.ts';
import { goalCommand } from './goal.ts';
import { holdCommand } from './hold.ts';
import { localCommand } from './local.ts';
import { logsCommand } from './logs.ts';
import { ownerCommand } from './owner.ts';
import { pauseCommand, resumeCommand } from './pause.ts';
import { previewCommand } from './preview.ts';
import { queueCommand } from './queue.ts';
import { rankCommand } from './rank.ts';
import { referencesCommand } from './references.ts';
import { repliesCommand } from './replies.ts';
import { sequencesCommand } from './sequences.ts';
import { simulateCommand } from './simulate.ts';
import { statusCommand } from './status.ts';
import { stopCommand } from './stop.ts';
import { upgradeCommand } from './upgrade.ts';

/** All commands, in the order one meets them. What a command needs is loaded when it runs, so that help is quick. */
export function goodword(run: Run): Command {
  const program = new Command('goodword')
    .description(
      'An email assistant for career networking: whom to write to, what to say, when to follow up.',
    )
    .version(version(), '--version', 'prints the version')
    .option('--json', 'prints one JSON value on stdout and nothing else')
    .option('--data <folder>', 'data folder (default: GOODWORD_DATA, else .goodword in the project)')
    .option('--owner <owner>', 'id or address of the owner (default: the only one)')
    .option('--stage <name>', 'a deployment instead of the data folder')
    .option('--debug', 'shows where a failure comes from')
    .helpCommand(false)
    .configureHelp({ sortSubcommands: false, showGlobalOptions: true })
    .addHelpText('after', closing);
  const commands = [
    [demoCommand(run), localCommand(run)],
    [
      ownerCommand(run),
      goalCommand(run),
      companyCommand(run),
      contactsCommand(run),
      rankCommand(run),
      sequencesCommand(run),
      previewCommand(run),
    ],
    [
      enrollCommand(run),
      answerCommand(run),
      nextCommand(run),
      referencesCommand(run),
      queueCommand(run),
      approveCommand(run),
      holdCommand(run),
      stopCommand(run),
    ],
    [
      repliesCommand(run),
      commandCommand(run),
      explainCommand(run),
      digestCommand(run),
      statusCommand(run),
      simulateCommand(run),
    ],
    [
      doctorCommand(run),
      pauseCommand(run),
      resumeCommand(run),
      logsCommand(run),
      deadLettersCommand(run),
      backupCommand(run),
      restoreCommand(run),
      exportOwnerCommand(run),
      importOwnerCommand(run),
    ],
    [deployCommand(run), upgradeCommand(run), destroyCommand(run)],
    [classifyCommand(run), completionCommand(run, () => program)],
  ];
  for (const [i, group] of commands.entries())
    for (const command of group) program.addCommand(command.helpGroup(GROUPS[i] ?? ''));
  return program;
}

const GROUPS = [
  'Try it:',
  'Before you write:',
  'Writing:',
  'What came of it:',
  'Looking after it:',
  'Your AWS account:',
  'Tools:',
];

const EXIT_LINES = EXIT_WORDS.map(([code, words]) => `  ${String(code).padStart(2)}  ${words}`);

const closing = `
Exit codes:
${EXIT_LINES.join('\n')}

Example:
  goodword owner add --name "Nora Reyes" --address nora@home.example
  goodword contacts import Connections.csv --dry-run
  goodword rank`;

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? '';
}
