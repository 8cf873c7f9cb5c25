import { type Command, CommanderError } from 'commander';
import { openHouse } from './connect.ts';
import { runOn } from './desk.ts';
import { EXIT, exitOf, explained } from './exit.ts';
import { json, paperOf, type Paper, say } from './output.ts';
import { goodword } from './program.ts';

/** Runs one command line and answers its exit code; whatever is thrown below ends here. */
export async function main(args: string[], paper = paperOf(process), open = openHouse): Promise<number> {
  let exit: number = EXIT.done;
  const program = goodword(runOn(paper, open, (code) => (exit = code)));
  quiet(program, paper);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exit;
  } catch (error) {
    return failed(paper, error, { asJson: args.includes('--json'), debug: args.includes('--debug') });
  }
}

/** Commander throws instead of ending the process, and writes where everything else goes, in every command of the tree. */
function quiet(command: Command, paper: Paper): void {
  command.exitOverride();
  command.showHelpAfterError(`see: ${pathOf(command)} --help`);
  command.configureOutput({
    writeOut: (text) => void paper.out.write(text),
    writeErr: (text) => void paper.err.write(text),
    getOutHelpWidth: () => paper.width ?? 100,
    getErrHelpWidth: () => paper.width ?? 100,
  });
  command.commands.forEach((each) => quiet(each, paper));
}

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

async function failed(
  paper: Paper,
  error: unknown,
  how: { asJson: boolean; debug: boolean },
): Promise<number> {
  // Help and version are no failures; what commander says of a wrong line is on stderr already.
  const isUsage = error instanceof CommanderError;
  if (isUsage && error.exitCode === 0) return EXIT.done;
  const code = isUsage ? EXIT.usage : exitOf(error);
  if (!isUsage) await say(paper, explained(error, how.debug));
  if (how.asJson) {
    const message = isUsage ? usageWords(error) : error instanceof Error ? error.message : String(error);
    await new Promise<void>((resolve) =>
      paper.out.write(`${json({ error: message, exit: code })}\n`, () => resolve()),
    );
  }
  return code;
}

/** A group of commands that is called alone shows its help instead of an error. */
const usageWords = (error: CommanderError): string =>
  error.code === 'commander.help'
    ? 'a command is missing; see --help'
    : error.message.replace(/^error: /, '');
