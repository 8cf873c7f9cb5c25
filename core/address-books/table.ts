import { cell, notesCell, several } from './cell.ts';
import { type Columns, type Field, valuesOf } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import { dayFrom } from './day.ts';
import { doubtsOf, nameless, readable } from './name-cells.ts';
import { keptPrefix, personName, wholeName } from './person-name.ts';
import { type AddressBookRow, type Entry, SKIPPED } from './row.ts';

/** How a program writes several values into one cell. */
const BETWEEN = /\s{0,20}:::\s{0,20}|[;,]/;
const BETWEEN_ADDRESSES = /\s{0,20}:::\s{0,20}|[;,\s]+/;
const BETWEEN_NUMBERS = /\s{0,20}:::\s{0,20}|[;,/]/;
/** Groups that Google makes by itself: "* myContacts", "* starred". */
const OF_THE_PROGRAM = /^\*/;
/** Google marks the preferred one of several so. */
const PREFERRED = /^\* ?/;
/** How Exchange names a colleague: a path in its directory, which no mail server outside knows. */
const DIRECTORY_PATH = /^\/o=/i;

/** The French Outlook writes two columns `Titre`: how one is addressed, and the job. */
const ADDRESSED = /^(?:M|Mme|Mlle|Me|Mr|Mrs|Ms|Dr|Pr|Prof)\.?$/i;

/** Where a name may stand. */
const NAMES: Field[] = ['first', 'middle', 'last', 'name'];

/** Fields that are copied as they stand. */
const AS_WRITTEN = ['company', 'kind', 'field', 'city', 'met'] as const;

/** The person of one record of a table, or why there is none. */
export function entryOf(record: CsvRecord, columns: Columns): Entry {
  const all = (field: Field) => valuesOf(record, columns, field).map(cell);
  const of = (field: Field) => all(field).find(Boolean) ?? '';
  const addresses = addressesOf(all('email'), all('emailType'), all('emailName'));
  const cells = NAMES.flatMap(all);
  const { name, title } = nameOf(of, all);
  if (name === '') return { line: record.line, reason: nameless(cells) ?? nobody(record, columns) };
  const doubts = doubtsOf(cells);
  const row: AddressBookRow = {
    line: record.line,
    name,
    ...(title && { title }),
    addresses,
    phones: all('phone').flatMap((text) => several(text, BETWEEN_NUMBERS)),
    tags: all('tags').flatMap((text) => several(text, BETWEEN).filter((tag) => !OF_THE_PROGRAM.test(tag))),
    ...(doubts.length > 0 && { doubts }),
  };
  const profile = profileOf(all);
  if (profile) row.linkedin = profile;
  const role = all('role').find((text) => text !== '' && !ADDRESSED.test(text));
  if (role !== undefined) row.role = role;
  for (const field of AS_WRITTEN) {
    const text = of(field);
    if (text) row[field] = text;
  }
  const lastContact = dayFrom(of('lastContact'));
  if (lastContact) row.lastContact = lastContact;
  const connectedOn = dayFrom(of('connected'));
  if (connectedOn) row.connectedOn = connectedOn;
  const notes = valuesOf(record, columns, 'notes').map(notesCell).filter(Boolean).join(' ');
  if (notes) row.notes = notes;
  return row;
}

function nameOf(of: (field: Field) => string, all: (field: Field) => string[]) {
  const [given, middle, last, whole] = [
    readable(all('first')),
    readable(all('middle')),
    readable(all('last')),
    readable(all('name')),
  ];
  const parted = personName([keptPrefix(of('prefix')), given, middle].filter(Boolean).join(' '), last);
  // A family name beside a first name that is none would be a greeting by half a name: the whole one is better.
  const isHalf = given === '' && of('first') !== '' && whole !== '';
  if ((given || last) && parted.name && !isHalf) return parted;
  const shown = wholeName(whole);
  // Outlook shows some people by nothing but what stood beside their address in a mail: "Ben Osei (ben@x.example)".
  return shown.name
    ? shown
    : wholeName(readable(all('emailName').map((text) => (/^[^ ]*@/.test(text) ? '' : text))));
}

/** Addresses, the preferred one first; of a path in Exchange's directory only what the shown name tells of it. */
function addressesOf(values: string[], types: string[], names: string[]): string[] {
  const told = values.map((value, i) => {
    const isPath = types[i]?.toUpperCase() === 'EX' || DIRECTORY_PATH.test(value);
    const [, shown] = /\(([^()\s]{1,200}@[^()\s]{1,200})\)/.exec(names[i] ?? '') ?? [];
    return {
      addresses: isPath ? several(shown ?? '', BETWEEN_ADDRESSES) : several(value, BETWEEN_ADDRESSES),
      isPreferred: PREFERRED.test(types[i] ?? ''),
    };
  });
  const preferred = told.filter(({ isPreferred }) => isPreferred);
  const others = told.filter(({ isPreferred }) => !isPreferred);
  return [...preferred, ...others].flatMap(({ addresses }) => addresses);
}

/** A profile as it stands, so that what is wrong with it is told; of other web pages only one that is a profile. */
function profileOf(all: (field: Field) => string[]): string | undefined {
  const pages = all('website').flatMap((text) => several(text, /\s{0,20}:::\s{0,20}/));
  return all('linkedin').find(Boolean) ?? pages.find((page) => /linkedin\.com\//i.test(page));
}

function nobody({ cells }: CsvRecord, columns: Columns): string {
  const date = new Set(columns.connected);
  if (cells.some((text, position) => !date.has(position) && cell(text) !== '')) return SKIPPED.nameless;
  return columns.connected ? SKIPPED.left : SKIPPED.blank;
}
