import { stringify } from 'csv-stringify/sync';
import type { AddressBookRow } from './row.ts';

/** A person as he is handed out. */
export type WrittenRow = Omit<AddressBookRow, 'line' | 'title' | 'doubts'>;

const COLUMNS = [
  'Name',
  'Email',
  'Phone',
  'LinkedIn',
  'Company',
  'Title',
  'Kind',
  'Field',
  'City',
  'Met',
  'Last contact',
  'Notes',
  'Tags',
];

/** The header line of a written address book. Every column is one that `readAddressBook` knows. */
export const csvHeader = (): string => lines([COLUMNS]);

/** People as lines of CSV (RFC 4180). */
export function csvLines(rows: WrittenRow[]): string {
  return lines(
    rows.map((row) => [
      row.name,
      row.addresses.join('; '),
      row.phones.join('; '),
      row.linkedin,
      row.company,
      row.role,
      row.kind,
      row.field,
      row.city,
      row.met,
      row.lastContact,
      row.notes,
      row.tags.join('; '),
    ]),
  );
}

/** A cell that begins like a formula gets an apostrophe: a contact's name must not run in a spreadsheet (CSV injection). */
function lines(table: (string | undefined)[][]): string {
  return stringify(table, { record_delimiter: '\r\n', escape_formulas: true });
}
