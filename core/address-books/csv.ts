import { CsvError, type Options, parse as open } from 'csv-parse';
import { parse } from 'csv-parse/sync';

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
/** Characters of a line, and of a record: a person with notes has thousands. */
const LONGEST = 4_000_000;

/** A file that is no CSV, with what to do. */
export class NoCsv extends Error {
  override name = 'NoCsv';
}

/**
 * The records of a CSV text (RFC 4180 and what spreadsheets make of it), piece by piece: stray quotes, rows of unequal
 * length. Lines must end in `\n`. Rows without any character are left out.
 * @throws NoCsv
 */
export async function* recordsOf(
  pieces: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<CsvRecord> {
  const ready: CsvRecord[] = [];
  let last = 0;
  const parser = open(options(delimiter, (record) => ready.push(record)));
  // Every failure is told to who wrote the piece; unheard as an event it would end the process.
  parser.on('error', () => undefined);
  const settled = (act: (done: (error?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      act((error) => {
        if (error) reject(inWords(error, ready.at(-1)?.line ?? last));
        else resolve();
      });
    });
  let unended = 0;
  for await (const piece of pieces) {
    const end = piece.lastIndexOf('\n');
    unended = end < 0 ? unended + piece.length : piece.length - end;
    if (unended > LONGEST)
      throw new NoCsv(`The line after line ${last} is longer than any person's. Look what it is.`);
    await settled((done) => parser.write(piece, done));
    for (const record of ready.splice(0)) {
      last = record.line;
      yield record;
    }
  }
  await settled((done) => {
    parser.once('error', done).once('end', done);
    parser.resume().end();
  });
  yield* ready.splice(0);
}

/** The delimiter a text is told to have, as Excel does in a first line `sep=;`, or the one that cuts most of the first records alike. */
export function delimiterOf(text: string): { delimiter: string; isTold: boolean } {
  const told = /^sep=([,;\t|])\n/i.exec(text)?.[1];
  if (told !== undefined) return { delimiter: told, isTold: true };
  const scores = DELIMITERS.map((delimiter) => {
    const counts = new Map<number, number>();
    try {
      parse(text, {
        ...options(delimiter, ({ cells: { length } }) => counts.set(length, (counts.get(length) ?? 0) + 1)),
        to: SAMPLE,
      });
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
    }
    counts.delete(1);
    const [fields = 0, records = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, records, fields };
  });
  scores.sort((a, b) => b.records - a.records || b.fields - a.fields);
  return { delimiter: scores[0]?.delimiter ?? ',', isTold: false };
}

const options = (delimiter: string, take: (record: CsvRecord) => void): Options<string[]> => ({
  bom: true,
  delimiter,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  max_record_size: LONGEST,
  // Returning nothing keeps csv-parse from holding every record a second time.
  on_record: (record, { lines }) => {
    take({ line: lines - newlines(record), cells: record.slice(0, WIDEST) });
    return undefined;
  },
});

const newlines = (cells: string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

function inWords(error: Error, lastLine: number): Error {
  if (!(error instanceof CsvError)) return error;
  const isUnclosed = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  return new NoCsv(
    isUnclosed
      ? `A quotation mark is opened after line ${lastLine} and never closed. Close it there, or save the file again as CSV.`
      : `The file cannot be read as CSV after line ${lastLine}: ${error.message}`,
  );
}
