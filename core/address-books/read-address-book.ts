import { type CsvRecord, readCsv } from './csv.ts';
import { headerKey } from './columns.ts';
import { decode } from './decode.ts';
import { findLinkedinHeader, readLinkedin } from './linkedin.ts';
import { findPlainHeader, readPlain } from './plain.ts';
import type { AddressBook } from './row.ts';

/** 200,000 people with notes; more than a function's memory should hold. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads an address book of any known format, told by what is in it and not by its name.
 * Nobody is dropped without a reason, and a file without people is an error that says what was found and what to do.
 */
export function readAddressBook(bytes: Uint8Array, fileName = ''): AddressBook {
  const file = fileName || 'The file';
  if (bytes.length === 0) return { error: `${file} is empty. Export it again.` };
  if (bytes.length > MOST_BYTES)
    return { error: `${file} is larger than 64 MB. Split it and import the parts.` };
  const text = decode(bytes);
  const beginning = String.fromCharCode(...bytes.subarray(0, 5));
  const foreign = FOREIGN.find(({ is }) => is(beginning) || is(text));
  if (foreign) return { error: `${file} ${foreign.so}` };
  const records = readCsv(text);
  if ('error' in records) return { error: `${file}: ${records.error}` };
  const book = readRecords(records);
  if (!book) return { error: `${file} has no header line that I know. ${found(records)} ${HOW_TO}` };
  if ('error' in book) return { error: `${file} ${book.error}` };
  if (book.rows.length > 0) return book;
  const skipped = book.skipped[0];
  const rest = skipped
    ? `${book.skipped.length} rows below it were skipped, the first in line ${skipped.line}: ${skipped.reason}.`
    : 'Nothing stands below it.';
  return {
    error: `${file} has a header but not one person. ${rest} Export it again, or check that it is the right file.`,
  };
}

function readRecords(records: CsvRecord[]): AddressBook | undefined {
  const headers = new Set(records.slice(0, 3).flatMap(({ cells }) => cells.map(headerKey)));
  const notYet = NOT_YET.find(({ header }) => headers.has(header));
  if (notYet) return { error: notYet.so };
  const linkedin = findLinkedinHeader(records);
  if (linkedin) return { format: 'linkedin', ...readLinkedin(records, linkedin) };
  const plain = findPlainHeader(records);
  return plain && { format: 'plain', ...readPlain(records, plain) };
}

const HOW_TO =
  'I read LinkedIn\'s Connections.csv, and tables whose first line names the columns, such as "name,email,company,title".';

/** Files that are no text tables, told by how they begin. */
const FOREIGN: { is(text: string): boolean; so: string }[] = [
  {
    is: (text) => text.startsWith('PK\u0003\u0004'),
    so: 'is an archive or a spreadsheet file. Unpack a LinkedIn ZIP and take its Connections.csv; save a spreadsheet as CSV.',
  },
  {
    is: (text) => /^\s*BEGIN:VCARD/i.test(text),
    so: 'is a vCard file, which I cannot read yet. Export the same people as CSV.',
  },
  { is: (text) => text.startsWith('%PDF-'), so: 'is a PDF. Export the same people as CSV.' },
  {
    is: (text) => /^\s*(?:<!doctype html|<html|<\?xml)/i.test(text),
    so: 'is a web page. Download the CSV file itself.',
  },
];

/** Tables with a header of their own that would be misread as somebody's own table. Readers for them go beside linkedin.ts. */
const NOT_YET: { header: string; so: string }[] = [
  {
    header: headerKey('E-mail 1 - Value'),
    so: 'is a Google Contacts export, which I cannot read yet. Name its columns "name,email,phone,company,title" and try again.',
  },
  {
    header: headerKey('E-mail 2 Address'),
    so: 'is an Outlook export, which I cannot read yet. Name its columns "name,email,phone,company,job title" and try again.',
  },
  {
    header: headerKey('CONVERSATION ID'),
    so: "is LinkedIn's messages.csv. The people are in Connections.csv of the same download.",
  },
];

/** The first line as it was read, short enough to be shown. */
function found(records: CsvRecord[]): string {
  const [first] = records;
  if (!first) return 'There is no line of text in it.';
  const words = first.cells.join(' | ').replaceAll(/[\p{Cc}\s]+/gu, ' ');
  return `Its first line is "${words.length > 80 ? `${words.slice(0, 79)}…` : words}".`;
}
