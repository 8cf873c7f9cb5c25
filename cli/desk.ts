import { Command } from 'commander';
import type { Assistant } from '../core/assistant/assistant.ts';
import type { House } from '../core/assistant/ports.ts';
import type { Owner } from '../core/domain/owner.ts';
import type { Opened, openHouse } from './connect.ts';
import { type Answer, type Paper, print, say } from './output.ts';
import { ownerOf } from './whom.ts';

/** Options every command knows. */
export interface GlobalOptions {
  json?: boolean;
  data?: string;
  owner?: string;
  stage?: string;
  debug?: boolean;
}

/** What a command works with: the options of all commands, the house once it asks for it, and where messages go. */
export interface Desk {
  paper: Paper;
  options: GlobalOptions;
  /** A message or progress, on stderr. */
  say(words: string): Promise<void>;
  /** Opens the house, once; it is closed when the command is done. */
  open(): Promise<Opened>;
  assistant(): Promise<Assistant>;
  house(): Promise<House>;
  /** The house and the owner that is meant. */
  owned(): Promise<{ house: House; owner: Owner }>;
}

/** Makes a command's work its action: prints the answer, closes what was opened, keeps the exit code. */
export type Run = <Args extends unknown[]>(
  work: (desk: Desk, ...args: Args) => Promise<Answer>,
) => (...args: Args) => Promise<void>;

/** Runs work on this paper and in the house that `open` finds; `done` learns the exit code. */
export function runOn(paper: Paper, open: typeof openHouse, done: (exit: number) => void): Run {
  return (work) =>
    async (...args) => {
      const command = args.at(-1);
      if (!(command instanceof Command)) throw new Error('commander calls an action with its command last');
      const options = command.optsWithGlobals<GlobalOptions>();
      let opened: Opened | undefined;
      const openOnce = async () => (opened ??= await open(options));
      const assistant = async () => (await openOnce()).assistant;
      const house = async () => (await assistant()).house;
      const desk: Desk = {
        paper,
        options,
        say: (words) => say(paper, words),
        open: openOnce,
        assistant,
        house,
        owned: async () => ({ house: await house(), owner: await ownerOf(await house(), options.owner) }),
      };
      try {
        const answer = await inPlace(options, () => work(desk, ...args));
        await print(paper, answer, options.json === true);
        done(answer.exit ?? 0);
      } finally {
        await opened?.close();
      }
    };
}

/** On a deployment, what AWS refuses is told in words about credentials, rights or waiting. */
async function inPlace<T>({ stage }: GlobalOptions, work: () => Promise<T>): Promise<T> {
  if (stage === undefined) return work();
  const { inAws } = await import('./operator/aws.ts');
  return inAws(work);
}

/** A command with its one sentence and what it looks like in use. */
export function newCommand(name: string, about: string, examples: string[]): Command {
  const lines = examples.map((example) => `  goodword ${example}`).join('\n');
  return new Command(name)
    .description(about)
    .configureHelp({ showGlobalOptions: true })
    .helpCommand(false)
    .addHelpText('after', `\nExample${examples.length > 1 ? 's' : ''}:\n${lines}`);
}
