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
  /** The day of connecting on LinkedIn, YYYY-MM-DD: says nothing of the last contact. */
  connectedOn?: string;
}

/** A row that was not taken, and why. */
export interface SkippedRow {
  line: number;
  reason: string;
}

export type AddressBookFormat = 'linkedin' | 'plain';

/** What an address book holds, or what is wrong with it and what to do. */
export type AddressBook =
  { format: AddressBookFormat; rows: AddressBookRow[]; skipped: SkippedRow[] } | { error: string };

/** What is asked of every row that holds nothing or nobody. */
export const SKIPPED = {
  blank: 'the row is blank',
  left: 'the row is blank: LinkedIn leaves only the date of people who closed their account',
  nameless: 'there is no name in the row, and Goodword never guesses one from an address',
} as const;
