import type { ColumnUse } from '../address-books/columns.ts';
import type { AddressBookFormat, SkippedRow } from '../address-books/row.ts';
import { companyKey } from '../domain/people/company.ts';
import type { AliasSketch } from '../domain/people/alias-sketch.ts';
import type { Contact } from '../domain/people/contact.ts';
import { folded } from '../domain/folded.ts';
import type { ImportBatch } from './ports.ts';

/** Two contacts who may be one person; only the owner can tell. */
export interface Proposal {
  contactId: string;
  name: string;
  otherId: string;
  because: string;
}

/** What became of every row: new + merged + unchanged + skipped is their number. */
export interface ImportReport {
  at: 'imported';
  format: AddressBookFormat;
  /** Nothing was written. */
  dryRun: boolean;
  rows: number;
  /** What each column was taken for. */
  columns: ColumnUse[];
  /** What it can be taken back by; absent when nothing was written. */
  batch?: string;
  new: number;
  merged: number;
  unchanged: number;
  skipped: SkippedRow[];
  /** What of a row could not be understood, though the person was taken. */
  noted: { line: number; note: string }[];
  proposals: Proposal[];
  /** New people without an address: they are ranked, and wait for one. */
  needAddress: number;
  /** Ids of those whom somebody had named without an address, and who have one now. */
  reachable: string[];
  /** New people who must not be written to, because they said so before. */
  doNotContact: number;
}

/** A run over a file: what is counted, and whom it has met. */
export interface Run {
  ownerId: string;
  batch: ImportBatch;
  /** Parts written down so far. */
  parts: number;
  report: ImportReport;
  /** Ids by name and company, to propose likely duplicates. */
  namesakes: Map<string, string>;
  /** Ids by name of those whom somebody named without an address: a row of that name brings it. */
  waiting: Map<string, string>;
  /** Contacts there were when it began, and rows it has gone through. */
  before: number;
  taken: number;
  /** Which aliases may be known, once the run keeps account of that; and whether it ever did. */
  names?: AliasSketch | undefined;
  isWatched: boolean;
  /** Ids this run made. */
  made: Set<string>;
  /** Ids this run met: a second row about somebody fills gaps and replaces nothing, so that importing the file again finds all as it is. */
  met: Set<string>;
}

/** A report with nothing counted yet. */
export function emptyReport(
  about: Pick<ImportReport, 'format' | 'rows' | 'columns' | 'dryRun'>,
): ImportReport {
  return {
    at: 'imported',
    ...about,
    new: 0,
    merged: 0,
    unchanged: 0,
    skipped: [],
    noted: [],
    proposals: [],
    needAddress: 0,
    reachable: [],
    doNotContact: 0,
  };
}

/** A person by name and company: enough to propose that two are one, never to merge them. */
export const namesakeKey = ({ name, company = '' }: Pick<Contact, 'name' | 'company'>): string =>
  `${folded(name)}|${companyKey(company)}`;
