import { type Command, InvalidArgumentError } from 'commander';
import type { Day } from '../core/domain/instant.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { contentOf } from './files.ts';
import { EXIT, Refused } from './exit.ts';
import { indented } from './mail-words.ts';
import { type Answer, sheet } from './output.ts';
import { readingFields } from './reading-fields.ts';

/** `goodword classify`. */
export const classifyCommand = (run: Run): Command =>
  newCommand(
    'classify',
    'what Goodword makes of mails in files; with --json one line a file. Needs no data',
    ['classify answer.eml', 'classify answers/*.eml --received 2026-11-23 --json'],
  )
    .argument('<file...>', 'raw mails (.eml)')
    .option(
      '--received <date>',
      'the day they came, for dates without a year (default: the Date header)',
      isoDay,
    )
    .option('--country <code>', 'two letters, for phone numbers without a country')
    .action(run(classifyFiles));

function isoDay(said: string): Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(said) || Number.isNaN(Date.parse(said)))
    throw new InvalidArgumentError('Write it as 2026-11-23.');
  return said;
}

interface Said {
  received?: Day;
  country?: string;
}

/** What is made of one file; what cannot be read is said in its place, and the others are still classified. */
type Classified = Awaited<ReturnType<typeof classifyFile>> | { file: string; error: string };

async function classifyFiles(desk: Desk, files: string[], said: Said): Promise<Answer> {
  const results: Classified[] = [];
  for (const file of files)
    results.push(await classifyFile(file, said).catch((error: unknown) => unread(file, error)));
  const [only] = results;
  const failed = results.some((result) => 'error' in result);
  if (only && 'error' in only && results.length === 1 && !desk.options.json) throw new Refused(only.error);
  return {
    value: results,
    lines: results,
    words: results.map(words).join('\n\n'),
    exit: failed ? EXIT.refused : EXIT.done,
  };
}

function unread(file: string, error: unknown): { file: string; error: string } {
  if (error instanceof Refused) return { file, error: error.message };
  throw error;
}

async function classifyFile(file: string, { received, country }: Said) {
  const bytes = await contentOf(file);
  const { classify } = await import('../core/runtime/classify.ts');
  const today = new Date().toISOString().slice(0, 10);
  const found = await classify(bytes, {
    received: received ?? (({ sentAt }) => sentAt?.slice(0, 10) ?? today),
    ...(country === undefined ? {} : { country: country.toUpperCase() }),
  });
  const { mail, understanding: u } = found;
  return {
    file,
    ...readingFields(u),
    from: mail.from,
    subject: mail.subject,
    received: found.received,
    problems: mail.problems,
  };
}

function words(result: Classified): string {
  if ('error' in result)
    return sheet([
      ['file', result.file],
      ['error', result.error],
    ]);
  const head = sheet([
    ['file', result.file],
    ['written by', result.label],
    ['kind', [result.primary, ...result.labels.filter((label) => label !== result.primary)].join(', ')],
    ...result.evidence.map((e): [string, string] => ['because', `${e.from}: "${e.words}" (${e.rule})`]),
    ['back on', result.returnDate ?? undefined],
    ['not before', result.until ?? undefined],
    ['invited', result.invited ? 'asked about you' : undefined],
    ...result.bounce.map((b): [string, string] => [
      'bounced',
      [b.address, b.severity, b.status, b.diagnostic].filter(Boolean).join(' '),
    ]),
    ...result.people.map((p): [string, string] => [
      p.as === 'moved' ? 'now at' : 'named',
      [p.name, p.address].filter(Boolean).join(' '),
    ]),
    ['phones', result.phones.join(', ')],
    ['times', result.times.join('; ')],
    ['problems', result.problems.join('; ')],
  ]);
  return `${head}\n\n${indented(result.newestText)}`;
}
