import { readFileSync } from 'node:fs';
import type { ColumnUse } from '../../core/address-books/columns.ts';
import { readAddressBook } from '../../core/address-books/read-address-book.ts';
import type { AddressBookFormat, AddressBookRow, Hints, SkippedRow } from '../../core/address-books/row.ts';

/** Everything of an address book at once. */
export interface Book {
  format: AddressBookFormat;
  columns: ColumnUse[];
  rows: AddressBookRow[];
  skipped: SkippedRow[];
}

export const bytesOf = (file: string): Uint8Array =>
  readFileSync(new URL(`../fixtures/address-books/${file}`, import.meta.url));

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes in pieces of a size, as a slow disk hands them out. */
export const inPieces = (bytes: Uint8Array, size: number) =>
  function* () {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  };

/** What an address book comes to, in pieces small enough to cut every line. */
export async function outcome(
  bytes: Uint8Array,
  fileName?: string,
  hints?: Hints,
): Promise<Book | { error: string }> {
  const book = await readAddressBook(inPieces(bytes, bytes.length > 100_000 ? 65_536 : 61), fileName, hints);
  if ('error' in book) return book;
  const rows: AddressBookRow[] = [];
  for await (const row of book.people()) rows.push(row);
  if (rows.length !== book.count) throw new Error(`${book.count} people were told and ${rows.length} came`);
  return { format: book.format, columns: book.columns, rows, skipped: book.skipped };
}

export async function read(bytes: Uint8Array, hints?: Hints): Promise<Book> {
  const book = await outcome(bytes, undefined, hints);
  if ('error' in book) throw new Error(book.error);
  return book;
}

export async function errorOf(bytes: Uint8Array, fileName?: string): Promise<string> {
  const book = await outcome(bytes, fileName);
  return 'error' in book ? book.error : `no error but ${book.rows.length} rows`;
}
