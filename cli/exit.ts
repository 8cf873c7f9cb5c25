/** What the shell is told. The same list stands in `--help` and in docs/cli.md. */
export const EXIT = { done: 0, refused: 1, usage: 2, later: 3, bug: 70 } as const;

/** What each exit code means, for people. */
export const EXIT_WORDS: [number, string][] = [
  [EXIT.done, 'done'],
  [EXIT.refused, 'refused, or something in the input is wrong: the message says what, where, and what to do'],
  [EXIT.usage, 'the command line is not understood'],
  [EXIT.later, 'the world refused (a service is busy, a disk is full, a folder is in use): try again later'],
  [EXIT.bug, 'a fault of Goodword itself: --debug shows where'],
];

/** What was asked for cannot be: the message names the input and says what to do. */
export class Refused extends Error {
  override name = 'Refused';
}

/** A verb's refusal as an error that names the option. */
export function refusedAs({ field, because }: { field: string; because: string }): Refused {
  const option =
    OPTIONS[field.split('.')[0] ?? ''] ??
    field.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`).replaceAll(' ', '-');
  return new Refused(option === '' ? because : `--${option}: ${because}`);
}

/** Fields whose option is called otherwise; '' where it is no option but what was asked for as a whole. */
const OPTIONS: Record<string, string> = {
  addresses: 'address',
  phones: 'phone',
  facts: 'fact',
  features: 'feature',
  tags: 'tag',
  contact: '',
  batch: '',
  owner: '',
  file: '',
};

/** Errors by name: what throws them is loaded only where it is used. */
const WORLD = new Set(['TryLater', 'CannotStart']);
/** What is kept was written by a newer version: the message says what to do. */
const REFUSALS = new Set(['NewerItem']);
/** Names of the SDK's errors when nobody answers, and codes of the system. */
const UNREACHABLE = new Set([
  'TimeoutError',
  'NetworkingError',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENOSPC',
]);

/** Which exit code a failure is. */
export function exitOf(error: unknown): (typeof EXIT)['refused' | 'later' | 'bug'] {
  if (error instanceof Refused) return EXIT.refused;
  if (!(error instanceof Error)) return EXIT.bug;
  if (REFUSALS.has(error.name)) return EXIT.refused;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return WORLD.has(error.name) || UNREACHABLE.has(error.name) || UNREACHABLE.has(code)
    ? EXIT.later
    : EXIT.bug;
}

/** One paragraph for a person; the stack is for whoever asked for it. */
export function explained(error: unknown, debug: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  if (debug && error instanceof Error) return `goodword: ${error.stack ?? message}`;
  if (exitOf(error) !== EXIT.bug) return `goodword: ${message}`;
  return `goodword: this is a fault of Goodword: ${message}\nRun it again with --debug to see where.`;
}
