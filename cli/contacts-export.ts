import { type Command, Option } from 'commander';
import type { ExportFormat } from '../core/assistant/export-contacts.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused } from './exit.ts';
import { writeTo } from './files.ts';
import { type Answer, clean, escapedJson } from './output.ts';

const FORMATS: ExportFormat[] = ['csv', 'json', 'vcard'];

/** `goodword contacts export`. */
export const exportCommand = (run: Run): Command =>
  newCommand(
    'export',
    'writes all your contacts as a file of another program, or everything that is kept as JSON',
    ['contacts export --format csv > contacts.csv', 'contacts export --format vcard --output contacts.vcf'],
  )
    .addOption(
      new Option('--format <format>', 'csv can be imported again; json has everything').choices(FORMATS),
    )
    .option('--output <file>', 'write to a file (default: stdout)')
    .action(run(exportAll));

async function exportAll(desk: Desk, said: { format?: ExportFormat; output?: string }): Promise<Answer> {
  const { exportContacts } = await import('../core/assistant/export-contacts.ts');
  const asJson = desk.options.json === true;
  const format = said.format ?? (asJson ? 'json' : 'csv');
  if (asJson && said.output === undefined && format !== 'json')
    throw new Refused(
      `--json and --format ${format} exclude each other; leave one out, or name a file with --output`,
    );
  const { house, owner } = await desk.owned();
  const pieces = safe(exportContacts(house, { ownerId: owner.id, format }), format);
  if (said.output === undefined) return { value: undefined, words: '', file: pieces };
  await writeTo('--output', said.output, pieces);
  return { value: { file: said.output, format }, words: `Your contacts are in ${said.output}` };
}

/** A file is looked at in a terminal too: what could steer one is left out (or escaped, where that loses nothing). */
async function* safe(pieces: AsyncIterable<string>, format: ExportFormat): AsyncGenerator<string> {
  for await (const piece of pieces) yield format === 'json' ? escapedJson(piece) : clean(piece, '\r\n\t');
}
