import { type ColumnMap, columnsOf, type ColumnUse, columnUses, type FieldOf, headerKey } from './columns.ts';
import { type CsvRecord, delimiterOf, recordsOf } from './csv.ts';
import { textOf } from './decode.ts';
import { googleField, isGoogleHeader } from './google.ts';
import { isLinkedinHeader, linkedinField } from './linkedin.ts';
import { conversationEntries, isMessagesHeader } from './messages.ts';
import { isOutlookHeader, outlookField } from './outlook.ts';
import { isPlainHeader, plainField } from './plain.ts';
import type { AddressBookFormat, Entry, Hints, OpenFile, Reading } from './row.ts';
import { entryOf } from './table.ts';

/** A table of which no line names columns, or not those it was said to have. */
export class NoHeader extends Error {
  override name = 'NoHeader';
}

interface Format {
  format: AddressBookFormat;
  /** Records searched for the header: above it may stand a note. */
  within: number;
  isHeader(keys: string[]): boolean;
  fieldOf: FieldOf;
}

/** The first that knows a header reads the file: those with columns of their own come before those with everybody's. */
const FORMATS: Format[] = [
  { format: 'linkedin-messages', within: 3, isHeader: isMessagesHeader, fieldOf: () => undefined },
  { format: 'google', within: 3, isHeader: isGoogleHeader, fieldOf: googleField },
  { format: 'outlook', within: 3, isHeader: isOutlookHeader, fieldOf: outlookField },
  { format: 'linkedin', within: 30, isHeader: isLinkedinHeader, fieldOf: linkedinField },
  { format: 'plain', within: 10, isHeader: isPlainHeader, fieldOf: plainField },
];

/** Characters looked at to tell delimiter and format. */
const SAMPLE = 100_000;
const MOST_SAMPLED = 30;

/**
 * The people of a table of any known make. What each column holds is guessed from its header, and the owner's word of it counts more.
 * @throws NoHeader
 */
export async function readTable(
  file: OpenFile,
  { map = new Map(), ownerName = '' }: Hints,
): Promise<Reading> {
  const { delimiter, isTold } = delimiterOf(await sampleOf(file));
  const records = () => below(isTold ? 1 : 0, recordsOf(textOf(file), delimiter));
  const first: CsvRecord[] = [];
  for await (const record of records()) {
    first.push(record);
    if (first.length >= MOST_SAMPLED) break;
  }
  const { format, at, fieldOf } = headerOf(first, map);
  const header = first[at] ?? { line: 1, cells: [] };
  const columns = columnUses(header, fieldOf, map);
  const rows = () => below(at + 1, records());
  const entries = (): AsyncIterable<Entry> =>
    format === 'linkedin-messages' ? conversationEntries(header, rows(), ownerName) : people(rows(), columns);
  return { format, columns, entries };
}

async function* people(records: AsyncIterable<CsvRecord>, uses: ColumnUse[]): AsyncGenerator<Entry> {
  const columns = columnsOf(uses);
  for await (const record of records) yield entryOf(record, columns);
}

async function* below(skip: number, records: AsyncIterable<CsvRecord>): AsyncGenerator<CsvRecord> {
  let left = skip;
  for await (const record of records) if (left-- <= 0) yield record;
}

async function sampleOf(file: OpenFile): Promise<string> {
  let sample = '';
  for await (const piece of textOf(file)) {
    sample += piece;
    if (sample.length >= SAMPLE) break;
  }
  return sample.slice(0, SAMPLE);
}

function headerOf(
  first: CsvRecord[],
  map: ColumnMap,
): { format: AddressBookFormat; at: number; fieldOf: FieldOf } {
  const keys = first.map(({ cells }) => cells.map(headerKey));
  for (const { format, within, isHeader, fieldOf } of FORMATS) {
    const at = keys.slice(0, within).findIndex(isHeader);
    if (at < 0) continue;
    const unknown = [...map.keys()].filter((key) => !keys[at]?.includes(key));
    // In an archive columns are said of the people's file; messages have always the same.
    if (unknown.length > 0 && format !== 'linkedin-messages')
      throw new NoHeader(
        `has no column "${unknown.join('", "')}". Its columns are: ${wordsOf(first[at], 1000)}.`,
      );
    return { format, at, fieldOf };
  }
  // A header in words nobody foresaw is found by the columns the owner names.
  const at =
    map.size > 0 ? keys.findIndex((cells) => [...map.keys()].every((key) => cells.includes(key))) : -1;
  if (at >= 0) return { format: 'plain', at, fieldOf: plainField };
  throw new NoHeader(`has no header line that I know. ${found(first)} ${HOW_TO}`);
}

const HOW_TO =
  'I read exports of LinkedIn, Google, Outlook and vCard, and tables whose first line names the columns, such as ' +
  '"name,email,company,title". Columns with other names are told with --map.';

/** The first line as it was read, short enough to be shown. */
const found = ([first]: CsvRecord[]): string =>
  first ? `Its first line is "${wordsOf(first)}".` : 'There is no line of text in it.';

function wordsOf(record: CsvRecord | undefined, most = 80): string {
  const words = (record?.cells ?? []).join(' | ').replaceAll(/[\p{Cc}\s]+/gu, ' ');
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}
