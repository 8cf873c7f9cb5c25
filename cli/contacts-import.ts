import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ColumnMap, type Field, FIELDS, headerKey } from '../core/address-books/columns.ts';
import type { SkippedRow } from '../core/address-books/row.ts';
import type { ImportReport } from '../core/assistant/import-report.ts';
import type { House } from '../core/assistant/ports.ts';
import type { Owner } from '../core/domain/owner.ts';
import { asIf } from './as-if.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused } from './exit.ts';
import { streamOf } from './files.ts';
import { type Answer, drawProgress, oneLine } from './output.ts';
import { countryOf, systemCountry, systemZone } from './owner-defaults.ts';
import { ownerOf } from './whom.ts';

/** Rows between two lines of progress. */
const PROGRESS = 5_000;
/** Skipped rows that are shown to a person; --json has all. */
const SHOWN = 20;

/** `goodword contacts import`. */
export const importCommand = (run: Run): Command =>
  newCommand(
    'import',
    'imports an address book: of LinkedIn (the ZIP too), Google, Outlook, vCard, or any table with a header line',
    [
      'contacts import Connections.csv --dry-run',
      'contacts import contacts.vcf',
      'contacts import people.csv --map "Where from=met" --map "Internal=nothing"',
    ],
  )
    .argument('<file>', 'the exported file')
    .option('--dry-run', 'only tells what would happen, and what each column was taken for')
    .addOption(
      new Option(
        '--map <column=field>',
        `what a column holds, again for each: ${FIELDS.join(', ')}, or nothing`,
      )
        .argParser(columnSaid)
        .default(new Map<string, Field | 'nothing'>(), 'guessed'),
    )
    .action(run(importFile));

/** `Where from=met`: the last = parts them, because a header may have one. */
function columnSaid(said: string, before: ColumnMap): ColumnMap {
  const at = said.lastIndexOf('=');
  const field = [...FIELDS, 'nothing' as const].find((one) => one === said.slice(at + 1).trim());
  if (at < 1 || field === undefined)
    throw new InvalidArgumentError(
      `write it as column=field, the field one of ${FIELDS.join(', ')}, nothing.`,
    );
  return new Map([...before, [headerKey(said.slice(0, at)), field]]);
}

async function importFile(
  desk: Desk,
  file: string,
  { dryRun = false, map }: { dryRun?: boolean; map?: ColumnMap },
): Promise<Answer> {
  const { importContacts } = await import('../core/assistant/import-contacts.ts');
  const content = await streamOf(file);
  const { house, owner } = await whose(desk, dryRun);
  let told = 0;
  const report = await importContacts(house, {
    ownerId: owner.id,
    file: content,
    fileName: basename(file),
    dryRun,
    ...(map && { map }),
    onProgress: (done, rows) => {
      if (rows < PROGRESS) return;
      void drawProgress(desk.paper, done, rows);
      if (desk.paper.isWatched || done - told < PROGRESS) return;
      told = done;
      void desk.say(`${done} of ${rows} rows`);
    },
  });
  if (report.at === 'refused') throw new Refused(report.because);
  if (!dryRun && report.reachable.length > 0) {
    const { startReferred } = await import('../core/assistant/start-referred.ts');
    for (const id of report.reachable) await startReferred(house, owner.id, id);
  }
  return { value: report, words: words(report, file) };
}

/** Who wants to see first what an import would do need not set up anything: then the rows are nobody's, and nothing is kept. */
async function whose(desk: Desk, dryRun: boolean): Promise<{ house: House; owner: Owner }> {
  const house = await desk.house();
  const some = await house.owners.all()[Symbol.asyncIterator]().next();
  if (!some.done || !dryRun) return { house, owner: await ownerOf(house, desk.options.owner) };
  const zone = systemZone();
  const now = house.world.now();
  const nobody: Owner = {
    id: 'dryrun00',
    name: 'Nobody',
    address: '',
    sendingAddress: '',
    zone,
    country: countryOf(zone) ?? systemCountry(),
    holidays: [],
    automatic: [],
    goal: { kind: 'career-change', field: '', adjacentFields: [], path: '', titles: [], companies: [] },
    digest: { weekday: 1, time: '07:30' },
    startedAt: now,
    due: now,
    version: 0,
  };
  return { house: asIf(house, nobody), owner: nobody };
}

function words(report: ImportReport, file: string): string {
  const { skipped, noted, proposals, batch } = report;
  const lines = [
    `${oneLine(basename(file))}: ${report.rows} rows (${report.format})${report.dryRun ? '; a dry run, nothing was written' : ''}`,
    ...columnWords(report),
    `  new        ${report.new}`,
    `  merged     ${report.merged}`,
    `  unchanged  ${report.unchanged}`,
    `  skipped    ${skipped.length}`,
    ...skipped.slice(0, SHOWN).map((row) => `    ${placeOf(row)}: ${oneLine(row.reason)}`),
    ...more(skipped.length),
    ...(report.needAddress > 0
      ? [`${report.needAddress} new people have no address: they are ranked, and wait for one.`]
      : []),
    ...(report.doNotContact > 0 ? [`${report.doNotContact} asked never to be written to; that stays.`] : []),
    ...(noted.length > 0 ? ['Not understood, though the person was taken:'] : []),
    ...noted.slice(0, SHOWN).map(({ line, note }) => `    line ${line}: ${oneLine(note)}`),
    ...more(noted.length),
    ...(proposals.length > 0 ? ['Perhaps the same person twice:'] : []),
    ...proposals
      .slice(0, SHOWN)
      .map((p) => `    ${oneLine(p.name)} (${p.contactId}) and ${p.otherId}: ${oneLine(p.because)}`),
    ...more(proposals.length),
    ...(proposals.length > 0 ? ['To make one of two: goodword contacts merge ID ID'] : []),
    ...(batch === undefined ? [] : [`To take it back: goodword contacts undo-import ${batch}`]),
  ];
  return lines.join('\n');
}

/** What each column was taken for, so that a wrong guess is seen before anything is written. */
function columnWords({ columns, dryRun }: ImportReport): string[] {
  if (!dryRun || columns.length === 0) return [];
  const used = columns.flatMap(({ column, field }) => (field ? [`    ${oneLine(column)} -> ${field}`] : []));
  const unused = columns.flatMap(({ column, field }) => (field || column === '' ? [] : [oneLine(column)]));
  return [
    '  columns',
    ...used,
    ...(unused.length > 0
      ? [`    not used: ${unused.slice(0, SHOWN).join(', ')}`, ...more(unused.length)]
      : []),
  ];
}

const placeOf = ({ file, line }: SkippedRow): string =>
  file === undefined ? `line ${line}` : `${oneLine(file)} line ${line}`;

const more = (all: number): string[] =>
  all > SHOWN ? [`    and ${all - SHOWN} more; --json lists all`] : [];
