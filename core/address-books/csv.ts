import { CsvError, type Options, parse } from 'csv-parse/sync';

/** One record of a CSV file and the line it begins on. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

const DELIMITERS = [',', ';', '\t', '|'];
/** Records looked at to tell the delimiter. */
const SAMPLE = 30;
/** Columns kept of a record: no address book has more, and a line of a million commas is an attack. */
const WIDEST = 500;

/**
 * The records of a CSV text (RFC 4180 and what spreadsheets make of it): any delimiter of `, ; tab |`, stray quotes, rows of
 * unequal length. Lines must end in `\n`. Rows without any character are left out.
 */
export function readCsv(text: string): CsvRecord[] | { error: string } {
  const told = /^sep=([,;\t|])\n/i.exec(text);
  const records: CsvRecord[] = [];
  try {
    each(text, told?.[1] ?? delimiterOf(text), undefined, (record) => records.push(record));
  } catch (error) {
    if (error instanceof CsvError) return { error: inWords(error, records.at(-1)?.line ?? 0) };
    throw error;
  }
  return told ? records.slice(1) : records;
}

/** The delimiter that cuts most of the first records into the same number of fields. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, 100_000);
  const scores = DELIMITERS.map((delimiter) => {
    const counts = new Map<number, number>();
    try {
      each(sample, delimiter, SAMPLE, ({ cells: { length } }) =>
        counts.set(length, (counts.get(length) ?? 0) + 1),
      );
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
    }
    counts.delete(1);
    const [fields = 0, records = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, records, fields };
  });
  scores.sort((a, b) => b.records - a.records || b.fields - a.fields);
  return scores[0]?.delimiter ?? ',';
}

function each(
  text: string,
  delimiter: string,
  to: number | undefined,
  take: (record: CsvRecord) => void,
): void {
  const options: Options = {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    ...(to !== undefined && { to }),
    // Returning nothing keeps csv-parse from holding every record a second time.
    on_record: (record: string[], { lines }) => {
      take({ line: lines - newlines(record), cells: record.slice(0, WIDEST) });
      return undefined;
    },
  };
  parse(text, options);
}

const newlines = (cells: string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

function inWords(error: CsvError, lastLine: number): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return `A quotation mark is opened after line ${lastLine} and never closed. Close it there, or save the file again as CSV.`;
  return `The file cannot be read as CSV after line ${lastLine}: ${error.message}`;
}
