import type { ColumnMap, ColumnUse } from './columns.ts';

/** A person as an address book tells of him, cleaned but not judged: addresses and numbers are still as written. */
export interface AddressBookRow {
  /** Line of the file it begins on, from 1. */
  line: number;
  name: string;
  /** An academic title that one greets by. */
  title?: 'Prof.';
  addresses: string[];
  phones: string[];
  /** A profile's URL as written. */
  linkedin?: string;
  company?: string;
  role?: string;
  /** How they know each other, in the words of the file. */
  kind?: string;
  field?: string;
  city?: string;
  /** Where they met. */
  met?: string;
  /** YYYY-MM-DD. */
  lastContact?: string;
  notes?: string;
  tags: string[];
  /** What of the row was no name though it stood where one belongs, in words. */
  doubts?: string[];
  /** The day of connecting on LinkedIn, YYYY-MM-DD: says nothing of the last contact. */
  connectedOn?: string;
  /** Tells something of a person but introduces nobody: a stranger's message is no acquaintance. */
  onlyKnown?: true;
}

/** A row that was not taken, and why. */
export interface SkippedRow {
  line: number;
  reason: string;
  /** The file in an archive. */
  file?: string;
}

/** What became of a row when it was read. */
export type Entry = AddressBookRow | SkippedRow;

/** Whether nobody was found in a row. */
export const isSkipped = (entry: Entry): entry is SkippedRow => 'reason' in entry;

export type AddressBookFormat = 'linkedin' | 'linkedin-messages' | 'google' | 'outlook' | 'vcard' | 'plain';

/** A file that can be read from its beginning as often as needed: it is looked through wholly before anybody is imported. */
export type OpenFile = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What the owner knows of a file beforehand. */
export interface Hints {
  map?: ColumnMap;
  /** By it he is told from the other in his only conversation. */
  ownerName?: string;
  /** Bytes that are read at most. */
  mostBytes?: number;
}

/** A way to read a file of one format. */
export interface Reading {
  format: AddressBookFormat;
  /** What each column was taken for; none for files without columns. */
  columns: ColumnUse[];
  entries(): AsyncIterable<Entry>;
}

/** What an address book holds, or what is wrong with it and what to do. */
export type AddressBook =
  | {
      format: AddressBookFormat;
      columns: ColumnUse[];
      /** How many people it tells of. */
      count: number;
      skipped: SkippedRow[];
      /** The people, read again one by one, so that memory stays flat. */
      people(): AsyncIterable<AddressBookRow>;
    }
  | { error: string };

/** What is asked of every row that holds nothing or nobody. */
export const SKIPPED = {
  blank: 'the row is blank',
  left: 'the row is blank: LinkedIn leaves only the date of people who closed their account',
  nameless: 'there is no name in the row, and Goodword never guesses one from an address',
} as const;
