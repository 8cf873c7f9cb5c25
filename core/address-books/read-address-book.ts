import { fileIn, namesIn, NoArchive } from './archive.ts';
import type { ColumnUse } from './columns.ts';
import { NoCsv } from './csv.ts';
import { headOf, textOf } from './decode.ts';
import {
  type AddressBook,
  type Entry,
  type Hints,
  isSkipped,
  type OpenFile,
  type Reading,
  type SkippedRow,
} from './row.ts';
import { NoHeader, readTable } from './read-table.ts';
import { entryOfCard } from './vcard.ts';
import { cardsOf } from './vcard-lines.ts';

/** A million people with notes: what is larger is no address book, whatever an archive says. */
const MOST_BYTES = 256 * 1024 * 1024;

class TooLarge extends Error {
  override name = 'TooLarge';
}

/**
 * Reads an address book of any known format, told by what is in it and not by its name. It is looked through wholly before
 * anybody is handed on; then people come one by one, so that memory stays flat whatever the size.
 * Nobody is dropped without a reason, and a file without people is an error that says what was found and what to do.
 */
export async function readAddressBook(
  file: OpenFile,
  fileName = '',
  hints: Hints = {},
): Promise<AddressBook> {
  const name = fileName || 'The file';
  try {
    const start = await headOf(file, 8);
    if (start.length === 0) return { error: `${name} is empty. Export it again.` };
    const reading = isZip(start) ? await readArchive(file, hints) : await readText(file, hints);
    return 'error' in reading ? { error: `${name} ${reading.error}` } : await looked(reading, name);
  } catch (error) {
    if (error instanceof NoCsv) return { error: `${name}: ${error.message}` };
    if (error instanceof NoHeader) return { error: `${name} ${error.message}` };
    if (error instanceof NoArchive) return { error: `${name} ${error.message}. Download it again.` };
    if (error instanceof TooLarge)
      return {
        error: `${name} is larger than an address book can be (256 MB). Split it and import the parts.`,
      };
    throw error;
  }
}

/** Goes through everything once: how many people there are, and who is left out. */
async function looked(reading: Reading, name: string): Promise<AddressBook> {
  const skipped: SkippedRow[] = [];
  let count = 0;
  for await (const entry of reading.entries()) {
    if (isSkipped(entry)) skipped.push(entry);
    else count += 1;
  }
  if (count > 0) {
    const { format, columns } = reading;
    return { format, columns, count, skipped, people: () => peopleOf(reading.entries()) };
  }
  const [first] = skipped;
  const rest = first
    ? `${skipped.length} rows below it were skipped, the first in line ${first.line}: ${first.reason}.`
    : 'Nothing stands below it.';
  return {
    error: `${name} has a header but not one person. ${rest} Export it again, or check that it is the right file.`,
  };
}

async function* peopleOf(entries: AsyncIterable<Entry>) {
  for await (const entry of entries) if (!isSkipped(entry)) yield entry;
}

async function readText(file: OpenFile, hints: Hints): Promise<Reading | { error: string }> {
  const bounded = within(hints.mostBytes ?? MOST_BYTES, file);
  const start = (await headOf(file)).subarray(0, 4096);
  const beginning = await firstOf(textOf(() => [start]));
  const foreign = FOREIGN.find(({ is }) => is.test(beginning));
  if (foreign) return { error: foreign.so };
  if (/^\s*BEGIN:VCARD/i.test(beginning))
    return { format: 'vcard', columns: [], entries: () => cardEntries(bounded) };
  return readTable(bounded, hints);
}

async function* cardEntries(file: OpenFile): AsyncGenerator<Entry> {
  for await (const card of cardsOf(textOf(file))) yield entryOfCard(card);
}

/** What is read of an archive, by the name at the end of a path, in this order. LinkedIn's may lie in a folder. */
const OF_LINKEDIN = [/(?:^|\/)Connections\.csv$/i, /(?:^|\/)messages\.csv$/i];

async function readArchive(archive: OpenFile, hints: Hints): Promise<Reading | { error: string }> {
  const names = (await namesIn(within(MOST_BYTES, archive))).filter(
    (name) => !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name),
  );
  if (names.some((name) => /^(?:xl|word|content\.xml)\b/.test(name)))
    return { error: 'is a spreadsheet file. Save it as CSV.' };
  const ofLinkedin = OF_LINKEDIN.flatMap((is) => names.find((name) => is.test(name)) ?? []);
  const others = names.filter((name) => /\.(?:csv|vcf)$/i.test(name));
  const wanted = ofLinkedin.length > 0 ? ofLinkedin : others.length === 1 ? others : [];
  if (wanted.length === 0)
    return {
      error: 'is an archive without a Connections.csv. Unpack it and import the address book that is in it.',
    };
  const readings: { name: string; reading: Reading }[] = [];
  for (const name of wanted) {
    const reading = await readText(fileIn(archive, name), hints);
    if ('error' in reading) return { error: `holds ${name}, which ${reading.error}` };
    readings.push({ name, reading });
  }
  return {
    format: readings[0]?.reading.format ?? 'plain',
    columns: readings.flatMap(({ reading }): ColumnUse[] => reading.columns),
    async *entries() {
      for (const { name, reading } of readings)
        for await (const entry of reading.entries())
          yield isSkipped(entry) ? { ...entry, file: name } : entry;
    },
  };
}

const within = (most: number, file: OpenFile): OpenFile =>
  async function* () {
    let bytes = 0;
    for await (const chunk of file()) {
      bytes += chunk.length;
      if (bytes > most) throw new TooLarge();
      yield chunk;
    }
  };

const isZip = (start: Uint8Array): boolean =>
  String.fromCharCode(...start.subarray(0, 4)) === 'PK\u0003\u0004';

async function firstOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** Files that are no text tables, told by how they begin. */
const FOREIGN: { is: RegExp; so: string }[] = [
  { is: /^PK\u0003\u0004/, so: 'is an archive in an archive. Unpack it.' },
  { is: /^%PDF-/, so: 'is a PDF. Export the same people as CSV.' },
  { is: /^\s*(?:<!doctype html|<html|<\?xml)/i, so: 'is a web page. Download the CSV file itself.' },
  { is: /^\u00D0\u00CF\u0011\u00E0/, so: 'is an old spreadsheet file. Save it as CSV.' },
];
