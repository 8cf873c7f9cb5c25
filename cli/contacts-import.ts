import { basename } from 'node:path';
import type { Command } from 'commander';
import type { ImportReport } from '../core/assistant/import-report.ts';
import type { House } from '../core/assistant/ports.ts';
import type { Owner } from '../core/domain/owner.ts';
import { asIf } from './as-if.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused } from './exit.ts';
import { contentOf } from './files.ts';
import { type Answer, oneLine } from './output.ts';
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
    "imports an address book: LinkedIn's Connections.csv, or any table with a header line",
    ['contacts import Connections.csv --dry-run', 'contacts import Connections.csv'],
  )
    .argument('<file>', 'the exported file')
    .option('--dry-run', 'only tells what would happen')
    .action(run(importFile));

async function importFile(
  desk: Desk,
  file: string,
  { dryRun = false }: { dryRun?: boolean },
): Promise<Answer> {
  const { importContacts } = await import('../core/assistant/import-contacts.ts');
  const bytes = await contentOf(file);
  const { house, owner } = await whose(desk, dryRun);
  let told = 0;
  const report = await importContacts(house, {
    ownerId: owner.id,
    bytes,
    fileName: basename(file),
    dryRun,
    onProgress: (done, rows) => {
      if (rows < PROGRESS || done - told < PROGRESS) return;
      told = done;
      void desk.say(`${done} of ${rows} rows`);
    },
  });
  if (report.at === 'refused') throw new Refused(report.because);
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
  const { skipped, noted, proposals } = report;
  const lines = [
    `${oneLine(basename(file))}: ${report.rows} rows (${report.format})${report.dryRun ? '; a dry run, nothing was written' : ''}`,
    `  new        ${report.new}`,
    `  merged     ${report.merged}`,
    `  unchanged  ${report.unchanged}`,
    `  skipped    ${skipped.length}`,
    ...skipped.slice(0, SHOWN).map(({ line, reason }) => `    line ${line}: ${oneLine(reason)}`),
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
  ];
  return lines.join('\n');
}

const more = (all: number): string[] =>
  all > SHOWN ? [`    and ${all - SHOWN} more; --json lists all`] : [];
