import { Argument, type Command } from 'commander';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import type { Answer } from './output.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** `goodword completion`: written from the command tree itself, so it never lags behind. */
export const completionCommand = (run: Run, program: () => Command): Command =>
  newCommand('completion', 'prints what makes your shell complete commands and options', [
    'completion bash >> ~/.bashrc',
    'completion zsh >> ~/.zshrc',
    'completion fish > ~/.config/fish/completions/goodword.fish',
  ])
    .addArgument(new Argument('<shell>', 'your shell').choices(SHELLS))
    .action(
      run(async (_desk: Desk, shell: Shell): Promise<Answer> => {
        const script = SCRIPTS[shell](placesOf(program(), ''));
        return { value: { shell, script }, words: script };
      }),
    );

/** A place in the tree and what may stand there. */
interface Place {
  /** " contacts import"; '' for the program. */
  path: string;
  words: { word: string; about: string }[];
}

function placesOf(command: Command, path: string): Place[] {
  const subcommands = command.commands.map((c) => ({ word: c.name(), about: c.description() }));
  const options = command.options.map((o) => ({ word: o.long ?? '', about: o.description }));
  const here = { path, words: [...subcommands, ...options, { word: '--help', about: 'shows help' }] };
  return [here, ...command.commands.flatMap((c) => placesOf(c, `${path} ${c.name()}`))];
}

function bash(places: Place[]): string {
  const everywhere = optionsOf(places);
  // The deepest place first: "contacts" would match "contacts import" too.
  const cases = [...places]
    .sort((one, other) => other.path.split(' ').length - one.path.split(' ').length)
    .map(({ path, words }) => {
      const all = [...new Set([...words.map(({ word }) => word), ...everywhere])];
      return `    "${path}"*) words="${all.join(' ')}" ;;`;
    });
  return `_goodword() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" path="" word words=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="$path $word" ;; esac
  done
  case "$path" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _goodword goodword`;
}

const zsh = (places: Place[]): string => `autoload -U +X bashcompinit && bashcompinit\n${bash(places)}`;

function fish(places: Place[]): string {
  const lines = places.flatMap(({ path, words }) => {
    const [, ...names] = path.split(' ');
    const here =
      names.length === 0
        ? '__fish_use_subcommand'
        : names.map((name) => `__fish_seen_subcommand_from ${name}`).join('; and ');
    return words.map(({ word, about }) => {
      const is = word.startsWith('--') ? `-l ${word.slice(2)}` : `-a ${word}`;
      const when = names.length === 0 && word.startsWith('--') ? '' : ` -n '${here}'`;
      return `complete -c goodword${when} ${is} -d '${about.replaceAll(/['\\]/g, '\\$&')}'`;
    });
  });
  return lines.join('\n');
}

const SCRIPTS: Record<Shell, (places: Place[]) => string> = { bash, zsh, fish };

const optionsOf = ([program]: Place[]): string[] =>
  (program?.words ?? []).map(({ word }) => word).filter((word) => word.startsWith('--'));
