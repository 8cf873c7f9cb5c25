import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../cli/desk.ts';
import { EXIT_WORDS } from '../../cli/exit.ts';
import { goodword } from '../../cli/program.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Commands that are understood and not done. */
const idle: Run = () => async () => {};

interface Leaf {
  path: string;
  command: Command;
  help: string;
}

function leaves(command: Command, path: string): Leaf[] {
  const under = command.commands.flatMap((c) => leaves(c, `${path} ${c.name()}`.trim()));
  // A command with commands below it does something by itself where it has options of its own.
  if (path === '' || (under.length > 0 && command.options.length === 0)) return under;
  return [{ path, command, help: helpOf(command) }, ...under];
}

function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 200 });
  command.outputHelp();
  return help;
}

const commands = leaves(goodword(idle), '');

describe('every command explains itself', () => {
  test.each(commands)('$path says what it does and shows it in use', ({ command, help, path }) => {
    expect(command.description()).toMatch(/^\S.{9,}/);
    expect(help).toContain(`\n  goodword ${path}`);
    for (const option of command.options) expect(option.description).not.toBe('');
  });

  test.each(commands.flatMap(({ help }) => examplesIn(help)))('the example works: %s', async (example) => {
    const program = goodword(idle);
    throwing(program);
    await expect(program.parseAsync(wordsIn(example).slice(1), { from: 'user' })).resolves.toBe(program);
  });
});

describe('docs/cli.md', () => {
  const page = readFileSync(join(PROJECT, 'docs/cli.md'), 'utf8');

  test('has each command on a line of its own, with what the command says of itself', () => {
    const told = [...page.matchAll(/^\| `goodword ([^`]+)` +\| (.+?) +\|$/gm)].map(
      ([, use, about]) => `${use}: ${about}`,
    );
    expect(told).toEqual(
      commands.map(({ path, command }) => `${useOf(path, command)}: ${command.description()}`),
    );
  });

  test('has the exit codes as they are', () => {
    const told = [...page.matchAll(/^\| (\d+) +\| (.+?) +\|$/gm)].map(([, code, words]) => [
      Number(code),
      words,
    ]);
    expect(told).toEqual(EXIT_WORDS);
    for (const [code, words] of EXIT_WORDS) expect(helpOf(goodword(idle))).toContain(`${code}  ${words}`);
  });
});

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish'])('%s knows every command and option', async (shell) => {
    const script = await scriptFor(shell);
    for (const { path, command } of commands) {
      expect(script).toContain(path.split(' ').at(-1));
      for (const { long } of command.options) expect(script).toContain(long?.replace(/^--/, ''));
    }
  });
});

test('help loads nothing of AWS, no emulator and no big library', () => {
  const heavy =
    /^(?:@aws-sdk|@smithy|dynalite|fauxqs|date-holidays|chrono-node|temporal-polyfill|nodemailer|level|zod|@aws-cdk|aws-cdk-lib|esbuild)/;
  expect([...loadedBy('cli/main.ts')].filter((name) => heavy.test(name))).toEqual([]);
});

test('to classify a mail nothing of AWS is loaded', () => {
  expect([...loadedBy('core/runtime/classify.ts')].filter((name) => /^@aws-sdk|^@smithy/.test(name))).toEqual(
    [],
  );
});

const examplesIn = (help: string): string[] =>
  help
    .split(/\nExamples?:\n/)[1]
    ?.trim()
    .split('\n')
    .map((line) => line.trim()) ?? [];

/** The words of a shell line; redirections are the shell's own. */
const wordsIn = (line: string): string[] =>
  (line.replace(/ >>? .*$/, '').match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));

function throwing(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => {} });
  command.commands.forEach(throwing);
}

function useOf(path: string, command: Command): string {
  const names = command.registeredArguments.map((a) => {
    const name = `${a.name()}${a.variadic ? '...' : ''}`;
    return a.required ? `<${name}>` : `[${name}]`;
  });
  return [path, ...names].join(' ');
}

async function scriptFor(shell: string): Promise<string> {
  let script = '';
  const keep: Run =
    (work) =>
    async (...args) => {
      script = (await work({} as never, ...args)).words;
    };
  await goodword(keep).parseAsync(['completion', shell], { from: 'user' });
  return script;
}

/** Names of packages reached from a file over imports that are not put off, types left out. */
function loadedBy(file: string, seen = new Set<string>(), packages = new Set<string>()): Set<string> {
  if (seen.has(file)) return packages;
  seen.add(file);
  const code = readFileSync(join(PROJECT, file), 'utf8');
  for (const [, from = ''] of code.matchAll(/^import\s+(?!type\s)[^'";]*?from\s+'([^']+)'/gm))
    if (from.startsWith('.')) loadedBy(join(dirname(file), from), seen, packages);
    else packages.add(from);
  return packages;
}

test('the check of what is loaded sees through files', () => {
  expect(readdirSync(join(PROJECT, 'cli'))).toContain('main.ts');
  expect(loadedBy('cli/main.ts')).toContain('commander');
  expect(loadedBy('core/runtime/compose.ts')).toContain('@aws-sdk/client-dynamodb');
});
